import * as v from 'valibot'
import { notifiedLogins, SectionNoticeSchema } from '../push/notified-logins.ts'
import type { PushDevices } from '../push/push-devices.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { NewEffect, Store } from '../store/store.ts'
import type { Carrier } from './carrier.ts'

/**
 * A notice of a section, to each device of those whom it concerns: one effect for each, so that a push service that does not
 * answer delays no other. Its id is made from this one's, so a repetition sends nothing twice.
 */
export const sendNotice = (parts: {
  readonly rooms: Pick<Rooms, 'kinds' | 'readDirectory' | 'readSection'>
  readonly store: Pick<Store, 'organizationOfAccount'>
  readonly pushDevices: PushDevices
  readonly addEffect: (effect: NewEffect) => Promise<void>
  readonly now: () => number
}): Carrier => {
  const { rooms, store, pushDevices, addEffect, now } = parts
  return async ({ id, payload, dueAt }) => {
    const sent = v.parse(SectionNoticeSchema, payload)
    const organizationId = await store.organizationOfAccount(sent.accountId)
    if (organizationId === null) return
    const logins = await pushDevices.loginsIn(organizationId)
    if (logins.length === 0) return
    for (const loginId of await notifiedLogins(rooms, sent, { organizationId, logins, now: now() })) {
      if ((await pushDevices.turnedOff(loginId)).includes(sent.notice.kind)) continue
      for (const { id: deviceId } of await pushDevices.ofLogin(loginId))
        await addEffect({
          id: `push/${id}/${deviceId}`,
          kind: 'push',
          payload: { ...sent, deviceId, since: dueAt },
          dueAt: now(),
        })
    }
  }
}
