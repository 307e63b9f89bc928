import type { Identity } from '../identity/identity.ts'
import { errorFacts, type Log } from '../log/log.ts'
import type { PushDevices } from './push-devices.ts'

/**
 * A device receives notices as long as its session: sign-out, a new password and an ended session end both. Should this fail,
 * the next notice finds no session, and removes it.
 */
export const endPushWithSessions = (parts: {
  readonly identity: Pick<Identity, 'onSessionEnded'>
  readonly pushDevices: Pick<PushDevices, 'removeOfSession'>
  readonly log: Log
}): void => {
  parts.identity.onSessionEnded((sessionId) => {
    parts.pushDevices
      .removeOfSession(sessionId)
      .catch((error: unknown) => parts.log('push-device-kept', errorFacts(error)))
  })
}
