import { randomUUID } from 'node:crypto'
import { documentName } from '@kontor/protocol'
import { errorFacts, type Log } from '../log/log.ts'
import type { Rooms } from './rooms.ts'
import type { Store } from '../store/store.ts'
import type { Identity } from '../identity/identity.ts'

/** B10: records a sign-in in every organisation of the login. */
export const recordSignIns = (parts: {
  readonly identity: Pick<Identity, 'onSignIn'>
  readonly rooms: Pick<Rooms, 'submitAsSystem'>
  readonly store: Pick<Store, 'organizationsOfLogin'>
  readonly log: Log
}): (() => void) =>
  parts.identity.onSignIn((loginId) => {
    const record = async (): Promise<void> => {
      for (const organizationId of await parts.store.organizationsOfLogin(loginId))
        await parts.rooms.submitAsSystem(documentName({ kind: 'directory', organizationId }), {
          id: randomUUID(),
          name: 'recordSignIn',
          args: { loginId },
        })
    }
    // Signing in must not fail because its time could not be stored.
    record().catch((error: unknown) => parts.log('sign-in-not-recorded', errorFacts(error)))
  })
