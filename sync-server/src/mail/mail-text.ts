import type { Mail } from './mail.ts'

/** The mail as plain text, with the same sentences as its HTML. */
export const mailText = ({ paragraphs, url, linkLabel = '', closing }: Mail): string => {
  const link = url === null ? [] : [`${linkLabel}:\n${url}`]
  return [...paragraphs, ...link, ...closing, 'Kontor'].join('\n\n') + '\n'
}
