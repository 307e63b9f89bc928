import type { LoginId, OrganizationId } from '@kontor/domain'
import type { PushPayload } from '@kontor/protocol'
import * as v from 'valibot'
import type { Identity } from '../identity/identity.ts'
import { serverLimits } from '../limits.ts'
import type { Log } from '../log/log.ts'
import { OutboundFailed, type Outbound } from '../outbound/outbound.ts'
import { notifiedLogins, SectionNoticeSchema, type SectionNotice } from '../push/notified-logins.ts'
import type { PushDevice, PushDevices } from '../push/push-devices.ts'
import { createPushRequest } from '../push/push-request.ts'
import { pushTitle } from '../push/push-text.ts'
import { vapidKeys } from '../push/vapid-keys.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { Store } from '../store/store.ts'
import type { Carrier } from './carrier.ts'
import { openAddress } from './device-address.ts'

const PayloadSchema = v.object({ ...SectionNoticeSchema.entries, deviceId: v.string(), since: v.number() })

export interface PushParts {
  readonly rooms: Pick<Rooms, 'kinds' | 'readDirectory' | 'readSection'>
  readonly store: Pick<Store, 'organizationOfAccount'>
  readonly identity: Pick<Identity, 'sessionLives' | 'languageOf'>
  readonly pushDevices: PushDevices
  readonly outbound: Outbound
  readonly secret: string
  readonly publicUrl: string
  readonly now: () => number
  readonly log: Log
}

/**
 * Sends a notice to one device. Everything is asked again at this moment: the session, the choice, the right (B28), and whether
 * it is still so. A push service that does not answer is tried again later; a device that is gone there is removed.
 */
export const sendPush = (parts: PushParts): Carrier => {
  const { rooms, store, identity, pushDevices, outbound, secret, publicUrl, now, log } = parts
  const requestFor = createPushRequest({ keys: vapidKeys(secret), publicUrl })

  const isFor = async (device: PushDevice, sent: SectionNotice, organizationId: OrganizationId): Promise<boolean> => {
    const { loginId } = device
    if ((await pushDevices.turnedOff(loginId)).includes(sent.notice.kind)) return false
    const logins: readonly LoginId[] = [loginId]
    return (await notifiedLogins(rooms, sent, { organizationId, logins, now: now() })).length > 0
  }

  return async ({ payload, attempts }) => {
    const { deviceId, since, ...sent } = v.parse(PayloadSchema, payload)
    const device = await pushDevices.find(deviceId)
    if (device === null || now() - since > serverLimits.push.lifetimeMs) return
    const address = openAddress(device.sealed, secret)
    if (address === null || !(await identity.sessionLives(device.sessionId))) return pushDevices.remove(deviceId)
    const language = await identity.languageOf(device.loginId)
    const organizationId = await store.organizationOfAccount(sent.accountId)
    if (organizationId === null) return
    const account = await rooms.readDirectory(
      organizationId,
      (directory) => directory.account.get(sent.accountId)?.name,
    )
    if (!(await isFor(device, sent, organizationId))) return

    const { accountId, key, notice } = sent
    const words: PushPayload = {
      ...{ title: pushTitle(language, key, notice), body: account ?? '', language },
      ...{ tag: tagOf(sent), accountId, section: key, recordId: notice.recordId },
      onPhone: address.onPhone === true,
    }
    const { status, problem } = await answerTo(outbound, requestFor(address, words))
    if (status >= 200 && status < 300) return
    if (problem === 'address-not-allowed' || status === 404 || status === 410) {
      log('push-device-gone', { status, problem })
      return pushDevices.remove(deviceId)
    }
    const mayPass = problem !== null || status === 429 || status >= 500
    if (mayPass && attempts + 1 < serverLimits.push.attemptsMax) throw new Error(problem ?? `status ${status}`)
    log('push-refused', { status, problem, attempts: attempts + 1 })
  }
}

/** All nights of an account share one notification; everything else has one for each record. */
const tagOf = ({ accountId, key, notice }: SectionNotice): string =>
  notice.kind === 'availability' ? `${accountId} ${key}` : `${accountId} ${key} ${notice.kind} ${notice.recordId}`

/** `status` 0: there was no answer. */
const answerTo = async (
  outbound: Outbound,
  request: Parameters<Outbound['post']>[0],
): Promise<{ readonly status: number; readonly problem: OutboundFailed['problem'] | null }> => {
  try {
    return { ...(await outbound.post(request)), problem: null }
  } catch (error) {
    if (error instanceof OutboundFailed) return { status: 0, problem: error.problem }
    throw error
  }
}
