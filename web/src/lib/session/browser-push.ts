import { keyBytes } from './key-bytes.ts'

/** What the browser keeps for notices: one subscription at its push service, for both sites. */
export const pushSubscription = async (): Promise<PushSubscription | null> =>
  (await registration())?.pushManager?.getSubscription() ?? null

/**
 * Subscribes this browser, after the person has allowed it. `applicationServerKey`: RFC 8292, base64url. Throws where the
 * browser cannot reach its push service.
 */
export const subscribeToPush = async (applicationServerKey: string): Promise<PushSubscription> => {
  const { pushManager } = await activeRegistration()
  const before = await pushManager.getSubscription()
  if (before !== null && hasKey(before, applicationServerKey)) return before
  await before?.unsubscribe()
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: keyBytes(applicationServerKey) })
}

/** A subscription is bound to the key of the server; one of another key receives nothing. */
export const hasKey = ({ options }: PushSubscription, key: string): boolean => {
  if (options.applicationServerKey === null) return false
  const own = new Uint8Array(options.applicationServerKey)
  const wanted = keyBytes(key)
  return own.length === wanted.length && own.every((byte, at) => byte === wanted[at])
}

/**
 * Ends the subscription and takes away the notifications that are shown: what waits at the push service is not for who uses
 * this browser next. Never fails.
 */
export const endPush = async (): Promise<void> => {
  try {
    const own = await registration()
    for (const shown of (await own?.getNotifications()) ?? []) shown.close()
    await (await own?.pushManager?.getSubscription())?.unsubscribe()
  } catch {
    // The session has ended all the same, and the server sends nothing to a device without one.
  }
}

const registration = async (): Promise<ServiceWorkerRegistration | undefined> =>
  'serviceWorker' in navigator ? navigator.serviceWorker.getRegistration() : undefined

/** A worker that cannot be installed never becomes active. */
const activeRegistration = (): Promise<ServiceWorkerRegistration> =>
  Promise.race([
    navigator.serviceWorker.ready,
    new Promise<never>((_, fail) => setTimeout(() => fail(new Error('no service worker')), workerWaitMs)),
  ])

const workerWaitMs = 20_000
