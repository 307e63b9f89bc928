import { applicationAccess, type Right } from '@kontor/domain'
import type { Identity } from '../identity/identity.ts'
import { errorFacts, type Log } from '../log/log.ts'
import type { LiveRooms } from './live-rooms.ts'
import type { Rooms } from './rooms.ts'
import type { Visitor } from './visitor.ts'

/** The claim with an array of `{id, name, accounts: [{id, name, rights}]}`, one for each organisation. */
const accessClaim = 'urn:kontor:access'

/** What an application that serves one section learns of a person at this moment; null: it is closed to them. */
export const claimsOfAccess = async (
  rooms: Pick<Rooms, 'accessSnapshot'>,
  visitor: Visitor,
  right: Right,
): Promise<Readonly<Record<string, unknown>> | null> => {
  const snapshot = await rooms.accessSnapshot(visitor)
  const access = snapshot === null ? [] : applicationAccess(snapshot, right)
  return access.length === 0 ? null : { [accessClaim]: access }
}

/**
 * S16, for applications: after a commit that changes access, tokens of applications that are closed to a login by now are
 * removed, and the applications are sent a logout token. The server that wrote the commit does it; should it be killed in between, the
 * next use of a token finds that the access has ended.
 */
export const endApplicationAccess = (parts: {
  readonly identity: Pick<Identity, 'applications'>
  readonly rooms: Pick<LiveRooms, 'accessSnapshot' | 'onCommitted'>
  readonly log: Log
}): void =>
  parts.rooms.onCommitted(({ access, effects }) => {
    // Null effects: another server has written it.
    if (access === null || effects === null) return
    const { directory, affected } = access
    const everyone = affected.everyone ? [...directory.member.values()].map(({ loginId }) => loginId) : []
    const logins = new Set([...affected.logins, ...everyone])
    if (logins.size === 0) return
    parts.identity.applications
      .accessChanged(logins)
      .catch((error: unknown) => parts.log('application-access-not-ended', errorFacts(error)))
  })
