import type { LoginId } from '@kontor/domain'
import type { OwnPush, SentPushSubscription } from '@kontor/protocol/http'
import { isOnPhoneSite } from '#lib/address/phone-path.ts'
import { endPush, hasKey, pushSubscription, subscribeToPush } from '#lib/session/browser-push.ts'
import { browserTexts } from '#lib/session/kept-texts.ts'
import { addPushDevice, readOwnPush, removePushDevice } from './own-push.ts'
import { whyNoPush, type BrowserFacts } from './why-no-push.ts'

/** `ask-again`: the person has closed the browser's question. `no-service`: the browser's push service does not answer. */
export type TurnedOn =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: string; readonly facts: Readonly<Record<string, unknown>> }

/** Whether this login wants notices in this browser, also after its session has ended. Forgotten at signing out. */
const keyOf = (loginId: LoginId): string => `kontor.notices.${loginId}`

export const browserFacts = (): BrowserFacts => ({
  isSecure: isSecureContext,
  hasPush: 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window,
  permission: 'Notification' in window ? Notification.permission : 'default',
  ...{ userAgent: navigator.userAgent, touchPoints: navigator.maxTouchPoints },
  isInstalled: matchMedia('(display-mode: standalone)').matches,
})

/** Asks the person by the browser's own question, which must follow their click. */
export const turnPushOn = async (loginId: LoginId, { publicKey }: Pick<OwnPush, 'publicKey'>): Promise<TurnedOn> => {
  const permission = await Notification.requestPermission()
  if (permission !== 'granted') return failed(permission === 'denied' ? 'denied' : 'ask-again')
  const subscription = await subscribeToPush(publicKey).catch(() => null)
  if (subscription === null) return failed('no-service')
  const sent = subscription.toJSON() as SentPushSubscription
  const answer = await addPushDevice({ endpoint: sent.endpoint, keys: sent.keys, onPhone: isOnPhoneSite() })
  if (!answer.ok) return answer
  browserTexts.write(keyOf(loginId), 'on')
  return { ok: true }
}

const failed = (code: string): TurnedOn => ({ ok: false, code, facts: {} })

/** Nothing arrives at this browser any more, whatever the server answers. */
export const turnPushOff = async (loginId: LoginId): Promise<void> => {
  browserTexts.forget(keyOf(loginId))
  await endPush()
}

/** Whether this browser receives what the server sends to its session. */
export const isPushOn = async ({ publicKey, devices }: OwnPush): Promise<boolean> => {
  const subscription = await pushSubscription().catch(() => null)
  return subscription !== null && hasKey(subscription, publicKey) && devices.some(({ isThis }) => isThis)
}

/**
 * At the start of a page: a login that wants notices here goes on receiving them in its new session, with a new key of the
 * server, and after the push service has dropped the subscription. What was taken away on another device stays away.
 */
export const keepPushOn = async (loginId: LoginId): Promise<void> => {
  if (browserTexts.read(keyOf(loginId)) === null) return
  const facts = browserFacts()
  const answer = await readOwnPush()
  if (!answer.ok) return
  const device = answer.value.devices.find(({ isThis }) => isThis)
  if (whyNoPush(facts) !== null || facts.permission !== 'granted') {
    // The person has forbidden it in the browser's settings.
    if (device !== undefined) await removePushDevice(device.id)
    return
  }
  if (await isPushOn(answer.value)) return
  const isTakenAway = device === undefined && (await pushSubscription()) !== null
  await (isTakenAway ? turnPushOff(loginId) : turnPushOn(loginId, answer.value))
}
