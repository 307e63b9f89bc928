import type { KontorServer } from './kontor-server.ts'

/** The link that the server has printed for its first operator. */
export const printedLink = ({ origin, output }: KontorServer): string => {
  const link = output.match(new RegExp(`${origin}/operator/join/\\S+`))?.[0]
  if (link === undefined) throw new Error('the server has printed no link')
  return link
}
