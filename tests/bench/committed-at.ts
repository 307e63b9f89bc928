import type { KontorServer } from '../server/kontor-server.ts'

/** When the server's log says that the directory reached this seq, in milliseconds since 1970. */
export const committedAt = (kontor: KontorServer, seq: number): number => {
  const lines = kontor.output.split('\n').filter((line) => line.includes('"committed"') && line.includes('directory/'))
  for (const line of lines) {
    const committed = JSON.parse(line) as { readonly at: string; readonly seq: number }
    if (committed.seq >= seq) return Date.parse(committed.at)
  }
  throw new Error(`the log does not tell of seq ${seq}`)
}
