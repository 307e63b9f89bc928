import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { BrowserContext, Page, Worker } from '@playwright/test'
import { ownCertificate } from '../../sync-server/src/testing/own-certificate.ts'
import type { pushBrowser } from '../../sync-server/src/testing/push-browser.ts'
import { openPushService } from '../../sync-server/src/testing/push-service.ts'
import { KontorServer } from '../server/kontor-server.ts'
import { expect, test as base } from './fixtures.ts'

export type PushService = Awaited<ReturnType<typeof openPushService>>
export type PushBrowser = ReturnType<typeof pushBrowser>

/** A push service on this machine, and a server that trusts its certificate and may reach it. */
export const test = base.extend<{ readonly pushService: PushService & { readonly certificateFile: string } }>({
  // Playwright reads the dependencies of a fixture from the destructured first parameter, even when there are none.
  // eslint-disable-next-line no-empty-pattern -- reason: Playwright demands the pattern
  pushService: async ({}, use) => {
    const certificate = await ownCertificate()
    const folder = mkdtempSync(join(tmpdir(), 'kontor-push-'))
    const certificateFile = join(folder, 'certificate.pem')
    writeFileSync(certificateFile, certificate.cert)
    const service = await openPushService(certificate)
    await use({ ...service, certificateFile })
    service.close()
    rmSync(folder, { recursive: true, force: true })
  },
  kontor: async ({ pushService }, use) => {
    const environment = {
      KONTOR_OUTBOUND_NETWORKS: '127.0.0.0/8',
      NODE_EXTRA_CA_CERTS: pushService.certificateFile,
    }
    const kontor = await KontorServer.open({ environment })
    await use(kontor)
    await kontor.close()
  },
})

/** What the person and the browser do in a story; kept in the page's own storage, so that it lasts beyond a reload. */
export interface PushFacts {
  readonly permission?: NotificationPermission
  /** The person's answer to the browser's question. */
  readonly answer?: NotificationPermission
  /** The browser does not reach its push service. */
  readonly isDown?: boolean
}

/**
 * Lends a browser the subscription of `own`: no push service of the internet is reached from here. Everything else, from the
 * question to the notification, is the browser's own.
 */
export const lendSubscription = async (
  context: BrowserContext,
  { own, endpoint, facts = {} }: { own: PushBrowser; endpoint: string; facts?: PushFacts },
): Promise<void> => {
  await context.grantPermissions(['notifications'])
  await context.addInitScript(
    ({ lent, kept }) => {
      const fact = (key: string) => localStorage.getItem(`story.${key}`)
      for (const [key, value] of Object.entries(kept))
        if (fact(key) === null) localStorage.setItem(`story.${key}`, `${value}`)
      const subscription = () => {
        const key = fact('subscribed')
        if (key === null) return null
        return {
          ...lent,
          options: { applicationServerKey: Uint8Array.from(atob(key), (letter) => letter.charCodeAt(0)).buffer },
          toJSON: () => ({ ...lent, expirationTime: null }),
          unsubscribe: async () => {
            localStorage.removeItem('story.subscribed')
            return true
          },
        }
      }
      Object.assign(PushManager.prototype, {
        getSubscription: async () => subscription(),
        subscribe: async ({ applicationServerKey }: { applicationServerKey: Uint8Array }) => {
          if (fact('isDown') === 'true') throw new DOMException('Registration failed', 'AbortError')
          localStorage.setItem('story.subscribed', btoa(String.fromCharCode(...applicationServerKey)))
          return subscription()
        },
      })
      Object.defineProperty(Notification, 'permission', { get: () => fact('permission') ?? 'default' })
      Notification.requestPermission = async () => {
        const answer = fact('answer') ?? 'granted'
        if (answer !== 'default') localStorage.setItem('story.permission', answer)
        return answer as NotificationPermission
      }
    },
    { lent: own.subscription(endpoint), kept: facts as Readonly<Record<string, unknown>> },
  )
}

/** The worker of the page, and what a push service would deliver to it, by the browser's devtools protocol. */
export const workerOf = async (page: Page) => {
  const context = page.context()
  const { origin } = new URL(page.url())
  const devtools = await context.newCDPSession(page)
  const ids: string[] = []
  devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
    for (const { registrationId, isDeleted } of registrations) if (!isDeleted) ids.push(registrationId)
  })
  await devtools.send('ServiceWorker.enable')
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => null))
  await expect.poll(() => ids.length).toBeGreaterThan(0)
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
  await recordShown(worker)
  return {
    worker,
    deliver: (data: string) =>
      devtools.send('ServiceWorker.deliverPushMessage', { origin, registrationId: ids.at(-1) ?? '', data }),
    /** What the worker has asked the browser to show, the last one last. */
    shown: () => worker.evaluate(() => (globalThis as unknown as Recording).shown),
    /** What the browser shows; a browser without notifications shows none. */
    notifications: () =>
      page.evaluate(async () => {
        const all = await (await navigator.serviceWorker.ready).getNotifications()
        return all.map(({ title, body, tag }) => ({ title, body, tag }))
      }),
    /** A touch on the last notification that was shown. */
    touch: () =>
      worker.evaluate(() => {
        const { shown, ExtendableEvent } = globalThis as unknown as Recording
        const event = new ExtendableEvent('notificationclick')
        Object.assign(event, { notification: { data: shown.at(-1)?.options.data, close: () => null } })
        dispatchEvent(event)
      }),
  }
}

interface Recording {
  readonly ExtendableEvent: new (type: string) => Event
  shown: { readonly title: string; readonly options: NotificationOptions }[]
}

/** Besides being shown, each notification is written down: a browser without notifications shows none. */
const recordShown = (worker: Worker): Promise<void> =>
  worker.evaluate(() => {
    const own = globalThis as unknown as Recording & { readonly registration: ServiceWorkerRegistration }
    const show = own.registration.showNotification.bind(own.registration)
    own.shown = []
    own.registration.showNotification = async (title, options = {}) => {
      own.shown.push({ title, options })
      await show(title, options).catch(() => undefined)
    }
  })

/** How many effects of these kinds still wait in the server's database. */
export const waitingEffects = (kontor: KontorServer, kinds: readonly string[]): number => {
  const database = new DatabaseSync(join(kontor.dataFolder, databaseFile), { readOnly: true })
  try {
    const rows = database.prepare('select kind from effects where finished = 0').all() as { readonly kind: string }[]
    return rows.filter(({ kind }) => kinds.includes(kind)).length
  } finally {
    database.close()
  }
}
const databaseFile = 'kontor.sqlite'
