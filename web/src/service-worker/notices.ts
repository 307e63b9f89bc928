import { self } from '$app/service-worker'
import type { OwnPush } from '@kontor/protocol/http'
import { isPhonePath } from '../lib/address/phone-path.ts'
import { isWorkPath, noticePath, type NoticePlace } from '../lib/notices/notice-path.ts'
import { keyBytes } from '../lib/session/key-bytes.ts'
import { readNotice } from '../lib/notices/read-notice.ts'
import type { OpenPath } from '../lib/notices/takes-notices.ts'

/** Shows what the server sends, leads to its record, and reports a new address of this browser (DESIGN 13). */
export const handleNotices = (): void => {
  self.addEventListener('push', (event) => event.waitUntil(show(event.data)))
  self.addEventListener('notificationclick', (event) => {
    event.notification.close()
    event.waitUntil(open(event.notification.data as NoticePlace | null))
  })
  // Not among the events that TypeScript knows.
  self.addEventListener('pushsubscriptionchange' as 'push', (event) => {
    event.waitUntil(report(event as unknown as SubscriptionChange))
  })
}

/** Browsers demand that every push shows something, so what cannot be read shows the name alone. */
const show = async (data: PushMessageData | null): Promise<void> => {
  const notice = readNotice(jsonOf(data))
  if (notice === null) return self.registration.showNotification('Kontor', { icon })
  const { title, body, tag, language: lang, accountId, section, recordId, onPhone } = notice
  const place: NoticePlace = { accountId, section, recordId, onPhone }
  await self.registration.showNotification(title, { body, tag, lang, icon, data: place })
}

const icon = '/phone-192.png'

const jsonOf = (data: PushMessageData | null): unknown => {
  try {
    return data?.json()
  } catch {
    return null
  }
}

/** In a page of the same site where there is one: it keeps what is written there, and asks before it leaves a form. */
const open = async (place: NoticePlace | null): Promise<void> => {
  const path = place === null ? '/' : noticePath(place)
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const page = pages.find(({ url }) => {
    const { pathname } = new URL(url)
    return isWorkPath(pathname) && isPhonePath(pathname) === isPhonePath(path)
  })
  if (page === undefined) return void (await self.clients.openWindow(path))
  await page.focus().catch(() => undefined)
  page.postMessage({ openPath: path } satisfies OpenPath)
}

interface SubscriptionChange extends ExtendableEvent {
  readonly oldSubscription?: PushSubscription | null
  readonly newSubscription?: PushSubscription | null
}

/** The push service has given this browser another address. Without a session it receives nothing, and needs none. */
const report = async ({ oldSubscription, newSubscription }: SubscriptionChange): Promise<void> => {
  const subscription = newSubscription ?? (await subscribeAsBefore(oldSubscription))
  if (subscription === null) return
  const { endpoint, keys } = subscription.toJSON()
  const { status } = await fetch('/api/login/push/devices', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ endpoint, keys, replaces: oldSubscription?.endpoint ?? null }),
  })
  if (status === 401) await subscription.unsubscribe()
}

/** Some browsers do not say what they had before. Null: no one is signed in, or the server cannot be reached. */
const subscribeAsBefore = async (old: PushSubscription | null | undefined): Promise<PushSubscription | null> => {
  const applicationServerKey = old?.options.applicationServerKey ?? (await serversKey())
  return applicationServerKey === null
    ? null
    : self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey })
}

const serversKey = async (): Promise<Uint8Array<ArrayBuffer> | null> => {
  const answer = await fetch('/api/login/push')
  if (!answer.ok) return null
  const { publicKey } = (await answer.json()) as Pick<OwnPush, 'publicKey'>
  return keyBytes(publicKey)
}
