import { memoryWebhooks } from '../../../sync-server/src/webhooks/memory-webhooks.ts'
import { memoryApiTokens } from '../../../sync-server/src/api-tokens/memory-api-tokens.ts'
import type { Clock } from '../../../sync-server/src/clock/clock.ts'
import { createEmailLinks } from '../../../sync-server/src/email-links/email-links.ts'
import { createGuestLinks } from '../../../sync-server/src/guest-links/guest-links.ts'
import { startEffectsWorker } from '../../../sync-server/src/effects/effects-worker.ts'
import { lanes } from '../../../sync-server/src/effects/lanes.ts'
import type { Identity } from '../../../sync-server/src/identity/identity.ts'
import type { InvitationLinks } from '../../../sync-server/src/invitations/invitation-links.ts'
import type { Log } from '../../../sync-server/src/log/log.ts'
import { unlimitedMails } from '../../../sync-server/src/mail/mail-allowance.ts'
import type { Mailer } from '../../../sync-server/src/mail/mail.ts'
import { memoryPushDevices } from '../../../sync-server/src/push/memory-push-devices.ts'
import { memoryRegistrationRequests } from '../../../sync-server/src/registration-requests/memory-registration-requests.ts'
import { createRegistrationLinks } from '../../../sync-server/src/registration-requests/registration-links.ts'
import type { LiveRooms } from '../../../sync-server/src/rooms/live-rooms.ts'
import type { NewEffect, Store } from '../../../sync-server/src/store/store.ts'

export const publicUrl = 'https://kontor.example'
export const secret = 'simulated'

/** The real worker with its real lanes, as `createServer` starts it. */
export const startSimulatedEffects = (parts: {
  readonly store: Store
  readonly rooms: LiveRooms
  readonly identity: Identity
  readonly links: InvitationLinks
  readonly mailer: Mailer
  readonly clock: Clock
  readonly log: Log
}): void => {
  const { rooms, clock, store } = parts
  const { now } = clock
  const emailLinks = createEmailLinks({ secret, publicUrl })
  const guestLinks = createGuestLinks({ secret, publicUrl })
  const registrationLinks = createRegistrationLinks({ secret, publicUrl })
  const registrationRequests = memoryRegistrationRequests()
  const apiTokens = memoryApiTokens()
  const outbound = { post: () => Promise.resolve({ status: 204 }) }
  const integrations = { apiTokens, webhooks: memoryWebhooks(), outbound }
  const pushDevices = memoryPushDevices(async (loginId, organizationId) =>
    (await store.organizationsOfLogin(loginId)).includes(organizationId),
  )
  const addEffect = async (effect: NewEffect): Promise<void> => {
    await store.addEffect(effect)
    worker.wake()
  }
  const links = { emailLinks, guestLinks, registrationLinks, registrationRequests }
  const own = { ...links, ...integrations, pushDevices, addEffect, mails: unlimitedMails, secret, publicUrl, now }
  const worker = startEffectsWorker({ ...parts, lanes: lanes({ ...parts, ...own }) })
  rooms.onCommitted(({ effects }) => worker.wake(effects))
}
