import type { Clock } from '../../../sync-server/src/clock/clock.ts'
import { startEffectsWorker } from '../../../sync-server/src/effects/effects-worker.ts'
import { endSessions } from '../../../sync-server/src/effects/end-sessions.ts'
import { expireInvitation } from '../../../sync-server/src/effects/expire-invitation.ts'
import { sendInvitation } from '../../../sync-server/src/effects/send-invitation.ts'
import { sendPasswordReset } from '../../../sync-server/src/effects/send-password-reset.ts'
import type { Identity } from '../../../sync-server/src/identity/identity.ts'
import type { InvitationLinks } from '../../../sync-server/src/invitations/invitation-links.ts'
import type { Log } from '../../../sync-server/src/log/log.ts'
import type { Mailer } from '../../../sync-server/src/mail/mail.ts'
import type { LiveRooms } from '../../../sync-server/src/rooms/live-rooms.ts'
import type { Store } from '../../../sync-server/src/store/store.ts'

export const publicUrl = 'https://kontor.example'
export const secret = 'simulated'

/** The real worker with its real carriers, put together as `createServer` does it. */
export const startSimulatedEffects = (parts: {
  readonly store: Store
  readonly rooms: LiveRooms
  readonly identity: Identity
  readonly links: InvitationLinks
  readonly mailer: Mailer
  readonly clock: Clock
  readonly log: Log
}): void => {
  const { rooms, clock } = parts
  const { now } = clock
  const worker = startEffectsWorker({
    ...parts,
    carriers: {
      'invitation-mail': sendInvitation({ ...parts, now }),
      'expire-invitation': expireInvitation(rooms),
      'end-sessions': endSessions(parts.identity),
      mail: sendPasswordReset({ ...parts, secret, publicUrl, now }),
    },
  })
  rooms.onCommitted(worker.wake)
}
