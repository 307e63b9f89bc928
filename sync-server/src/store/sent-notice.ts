import type { LoginId } from '@kontor/domain'
import { sql, type Kysely } from 'kysely'
import { serverLimits } from '../limits.ts'
import type { Commit } from './store.ts'
import type { Notice } from './noticeboard.ts'
import type { Tables } from './tables.ts'
import { all, type Work } from './work.ts'

/** The channel of LISTEN and NOTIFY. */
export const noticeChannel = 'kontor_notices'

/** A notice with its sender, as it is sent; null when it is too long, which only an unusual name can cause. */
export const encodeNotice = (server: string, notice: Notice): string | null => {
  const payload = JSON.stringify({ server, notice })
  return Buffer.byteLength(payload) > serverLimits.postgres.noticeBytesMax ? null : payload
}

/** Null for what a server of another version may send, and for this server's own. */
export const decodeNotice = (own: string, payload: string): Notice | null => {
  try {
    const read = JSON.parse(payload) as { readonly server?: unknown; readonly notice?: Notice } | null
    if (typeof read?.server !== 'string' || read.server === own || typeof read.notice?.kind !== 'string') return null
    return read.notice
  } catch {
    return null
  }
}

/** Sends notices in the transaction of what they are about: the others receive them with its commit. */
export function* sendNotices(db: Kysely<Tables>, server: string, notices: readonly Notice[]): Work<void> {
  const payloads = notices.map((notice) => encodeNotice(server, notice)).filter((payload) => payload !== null)
  if (payloads.length === 0) return
  yield* all({
    compile: () =>
      sql`select pg_notify(${noticeChannel}, payload) from unnest(${payloads}::text[]) payload`.compile(db),
  })
}

export const noticesOf = (commit: Commit): readonly Notice[] => [
  {
    kind: 'commit',
    document: commit.document,
    seq: commit.expectedSeq + commit.entries.length,
    logins: loginsOf(commit),
  },
  ...(commit.also === null ? [] : noticesOf(commit.also)),
]

const loginsOf = ({ entries }: Commit): readonly LoginId[] | null => {
  const logins = new Set<LoginId>()
  for (const { changes } of entries)
    for (const { kind, before, after } of changes)
      if (kind === 'member')
        for (const member of [before, after] as readonly ({ readonly loginId: LoginId } | null)[])
          if (member !== null) logins.add(member.loginId)
  return logins.size > serverLimits.postgres.noticeLoginsMax ? null : [...logins]
}
