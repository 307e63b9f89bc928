import type { Page } from '@playwright/test'
import { pushBrowser } from '../../sync-server/src/testing/push-browser.ts'
import { newId, noChange } from '../server/person.ts'
import { wholeBrowserLaunch } from './browser-launch.ts'
import { expect } from './fixtures.ts'
import { expectNoFindings, expectNoSidewaysScroll } from './no-findings.ts'
import { changeProcesses, complaintScene, openComplaint } from './process-scene.ts'
import { lendSubscription, test, waitingEffects, workerOf } from './push-scene.ts'
import { expectTouchTargets } from './touch-targets.ts'

test.use({
  serviceWorkers: 'allow',
  viewport: { width: 390, height: 844 },
  launchOptions: await wholeBrowserLaunch(),
})

const turnOn = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Włącz powiadomienia' }).click()
  await expect(page.getByText('Powiadomienia są włączone', { exact: true })).toBeVisible()
}

test('[DESIGN 13] [B28] [ISSUE 10] notices on a phone: turned on, sent by the server, shown, touched, chosen, taken away', async ({
  kontor,
  newBrowser,
  pushService,
}) => {
  const { owner, organizationId, accountId, nadolna } = await complaintScene(kontor, ['processes', 'mail'])
  const { memberId } = nadolna
  const own = pushBrowser()
  const { context, page } = await newBrowser(nadolna)
  await lendSubscription(context, { own, endpoint: pushService.endpoint('joanna') })
  /** What the server has sent, decrypted with the keys of this browser. */
  const received = () => pushService.received.map(({ body }) => own.open(body) as Record<string, string>)
  const assigned = async (title: string): Promise<string> => {
    const processId = await openComplaint(owner, accountId, title)
    await changeProcesses(owner, accountId, 'assignProcess', { processId, memberId })
    return processId
  }
  const everythingCarried = () =>
    expect.poll(() => waitingEffects(kontor, ['notice', 'push']), { timeout: 60_000 }).toBe(0)

  await test.step('they are turned on by the browser’s own question', async () => {
    await page.goto('/m')
    await page.getByRole('button', { name: /^Moje menu/ }).click()
    await page.getByRole('menuitem', { name: 'Powiadomienia' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Powiadomienia' })).toBeVisible()
    await turnOn(page)
    await expectNoFindings(page, 'phone: notifications')
    await expectNoSidewaysScroll(page)
    await expectTouchTargets(page, 'phone: notifications')
    await page.reload()
    await expect(page.getByText('Powiadomienia są włączone', { exact: true })).toBeVisible()
  })
  const { deliver, shown, notifications, touch } = await workerOf(page)
  const processId = await test.step('an assigned process is sent, and shown without its content', async () => {
    const id = await assigned('Tajna sprawa')
    await expect.poll(received).toHaveLength(1)
    await deliver(JSON.stringify(received()[0]))
    const notice = { title: 'Przypisano Ci proces', body: 'Mewa Telekom', tag: `${accountId} processes assigned ${id}` }
    await expect.poll(async () => (await shown()).map(({ title }) => title)).toEqual([notice.title])
    expect(JSON.stringify(await shown())).not.toContain('Tajna')
    const isWhole = await page.evaluate(
      async () => (await navigator.permissions.query({ name: 'notifications' })).state,
    )
    const visible = await notifications()
    if (isWhole === 'granted' && visible.length > 0) expect(visible).toEqual([notice])
    return id
  })
  await test.step('a touch leads the open page to the process', async () => {
    await touch()
    await expect(page).toHaveURL(new RegExp(`/m/a/${accountId}/processes\\?process=${processId}`))
    await expect(page.getByRole('heading', { level: 1, name: 'Tajna sprawa' })).toBeVisible()
  })
  await test.step('what cannot be read shows the name alone', async () => {
    await deliver('no JSON')
    await expect.poll(async () => (await shown()).map(({ title }) => title)).toEqual(['Przypisano Ci proces', 'Kontor'])
  })
  await test.step('a kind that is turned off is not sent; another one is', async () => {
    await page.goto('/m/notifications')
    await page.getByRole('checkbox', { name: /^Przypisane do mnie/ }).uncheck()
    await expect(page.getByText('Zapisano wybór powiadomień.')).toBeVisible()
    await assigned('Druga sprawa')
    await everythingCarried()
    expect(received()).toHaveLength(1)
    await page.getByRole('checkbox', { name: /^Przypisane do mnie/ }).check()
    await expect.poll(() => nadolna.read<object>('/api/login/push')).toMatchObject({ turnedOff: [] })
  })
  await test.step('[B28] a right that is taken away before it is sent: it is not sent', async () => {
    pushService.state.answer = 503
    await assigned('Trzecia sprawa')
    await expect.poll(() => pushService.received.length).toBe(2)
    await owner.mutate(organizationId, 'changeRights', { memberId, ...noChange, remove: ['processes'] })
    pushService.state.answer = 201
    await everythingCarried()
    expect(pushService.received).toHaveLength(2)
    await expect(page.getByRole('checkbox', { name: /^Nowe wiadomości/ })).toBeVisible()
    await expect(page.getByRole('checkbox', { name: /^Przypisane do mnie/ })).toHaveCount(0)
    await owner.mutate(organizationId, 'changeRights', { memberId, ...noChange, add: ['processes'] })
  })
  await test.step('an address that the push service does not know any more is gone', async () => {
    pushService.state.answer = 410
    await assigned('Czwarta sprawa')
    await expect.poll(() => nadolna.read<object>('/api/login/push')).toMatchObject({ devices: [] })
    pushService.state.answer = 201
    await page.reload()
    await expect(page.getByText('Powiadomienia są wyłączone', { exact: true })).toBeVisible()
    await turnOn(page)
  })
})

test('[DESIGN 13] a new address of the browser takes the place of the old one; signing out ends both', async ({
  kontor,
  newBrowser,
  pushService,
}) => {
  const { nadolna } = await complaintScene(kontor)
  const own = pushBrowser()
  const { context, page } = await newBrowser(nadolna)
  await lendSubscription(context, { own, endpoint: pushService.endpoint('first') })
  await page.goto('/m/notifications')
  await turnOn(page)
  const { worker } = await workerOf(page)
  const devices = async () => (await nadolna.read<{ devices: { id: string }[] }>('/api/login/push')).devices
  const [first] = await devices()

  await test.step('the worker reports the new address', async () => {
    await worker.evaluate(
      ({ before, after }) => {
        const { ExtendableEvent } = globalThis as unknown as { ExtendableEvent: new (type: string) => Event }
        const event = new ExtendableEvent('pushsubscriptionchange')
        Object.assign(event, { oldSubscription: before, newSubscription: { toJSON: () => after } })
        dispatchEvent(event)
      },
      {
        before: own.subscription(pushService.endpoint('first')),
        after: own.subscription(pushService.endpoint('second')),
      },
    )
    await expect.poll(async () => (await devices())[0]?.id).not.toBe(first?.id)
    expect(await devices()).toHaveLength(1)
  })
  await test.step('signing out ends the subscription in the browser and on the server', async () => {
    await page.getByRole('button', { name: /^Moje menu/ }).click()
    await page.getByRole('menuitem', { name: 'Wyloguj się' }).click()
    await expect(page.getByLabel('Hasło', { exact: true })).toBeVisible()
    await expect.poll(() => page.evaluate(() => localStorage.getItem('story.subscribed'))).toBe(null)
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('notices')))).toEqual([])
    expect((await nadolna.request('GET', '/api/login/push')).status).toBe(401)
  })
})

test('[DESIGN 13] notices go on in the next session of this browser, and end on a device where they are taken away', async ({
  kontor,
  newBrowser,
  pushService,
}) => {
  const { nadolna } = await complaintScene(kontor)
  const { context, page } = await newBrowser(nadolna)
  await lendSubscription(context, { own: pushBrowser(), endpoint: pushService.endpoint('phone') })
  await page.goto('/m/notifications')
  await turnOn(page)
  const push = () => nadolna.read<{ devices: { id: string; isThis: boolean }[] }>('/api/login/push')

  const computer = (await newBrowser()).page
  await test.step('another device of the same person sees it, and takes it away', async () => {
    await lendSubscription(computer.context(), { own: pushBrowser(), endpoint: pushService.endpoint('computer') })
    await computer.setViewportSize({ width: 1440, height: 900 })
    await computer.goto('/')
    await computer.getByLabel('Nazwa użytkownika albo e-mail').fill('j.nadolna')
    await computer.getByLabel('Hasło', { exact: true }).fill('correct horse battery')
    await computer.getByRole('button', { name: 'Zaloguj się', exact: true }).click()
    await expect(computer.getByRole('button', { name: /^Moje menu/ })).toBeVisible()
    await computer.goto('/me')
    await turnOn(computer)
    await expectNoFindings(computer, 'own account with notifications')
    expect((await push()).devices).toHaveLength(2)
    await computer.getByRole('button', { name: /^Wyłącz powiadomienia na urządzeniu/ }).click()
    await expect(computer.getByText(/nie dostaje już powiadomień/)).toBeVisible()
    expect((await push()).devices).toMatchObject([{ isThis: false }])
  })
  await test.step('the phone does not turn them on again by itself', async () => {
    await page.reload()
    await expect(page.getByText('Powiadomienia są wyłączone', { exact: true })).toBeVisible()
    await expect.poll(() => page.evaluate(() => localStorage.getItem('story.subscribed'))).toBe(null)
    await turnOn(page)
  })
  await test.step('a session that ends takes them along, and the next one of this login brings them back', async () => {
    const sessions = await nadolna.read<{ token: string }[]>('/api/auth/list-sessions')
    for (const { token } of sessions) await nadolna.request('POST', '/api/auth/revoke-session', { token })
    await expect(page.getByLabel('Hasło', { exact: true })).toBeVisible()
    await expect.poll(() => page.evaluate(() => localStorage.getItem('story.subscribed'))).toBe(null)
    await page.getByLabel('Nazwa użytkownika albo e-mail').fill('j.nadolna')
    await page.getByLabel('Hasło', { exact: true }).fill('correct horse battery')
    await page.getByRole('button', { name: 'Zaloguj się', exact: true }).click()
    await expect(page.getByText('Powiadomienia są włączone', { exact: true })).toBeVisible()
  })
  await test.step('it is turned off by hand', async () => {
    await page.getByRole('button', { name: 'Wyłącz powiadomienia na tym urządzeniu' }).click()
    await expect(page.getByText('Powiadomienia są wyłączone', { exact: true })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Włącz powiadomienia' })).toBeFocused()
  })
})

test('[DESIGN 13] a browser that cannot says why, and what to do', async ({ kontor, newBrowser, pushService }) => {
  const { nadolna } = await complaintScene(kontor, ['finance'])
  /** A browser that has never had notices, of the same session as the one before. */
  const open = async (facts = {}, prepare?: (page: Page) => Promise<unknown>) => {
    const { devices } = await nadolna.read<{ devices: readonly { id: string }[] }>('/api/login/push')
    for (const { id } of devices) await nadolna.request('DELETE', `/api/login/push/devices/${id}`)
    const { context, page } = await newBrowser(nadolna)
    await lendSubscription(context, { own: pushBrowser(), endpoint: pushService.endpoint(newId()), facts })
    await prepare?.(page)
    await page.goto('/m/notifications')
    await expect(page.getByRole('heading', { level: 1, name: 'Powiadomienia' })).toBeVisible()
    return page
  }
  const act = (page: Page) => page.getByRole('button', { name: 'Włącz powiadomienia' })
  const withoutPush = (page: Page) =>
    page.addInitScript(() => {
      for (const name of ['PushManager', 'Notification']) Reflect.deleteProperty(globalThis, name)
    })

  await test.step('blocked: once the person has allowed it, it is turned on here', async () => {
    const page = await open({ permission: 'denied' })
    await expect(page.getByText('Przeglądarka blokuje powiadomienia z Kontora.')).toBeVisible()
    await expect(act(page)).toHaveCount(0)
    await expectNoFindings(page, 'phone: notifications are blocked')
    await page.evaluate(() => localStorage.setItem('story.permission', 'granted'))
    await page.getByRole('button', { name: 'Sprawdź ponownie' }).click()
    await turnOn(page)
  })
  await test.step('nothing that this person’s rights give notice of', async () => {
    const page = await open()
    await expect(page.getByText('Uprawnienia tego loginu nie obejmują niczego')).toBeVisible()
  })
  await test.step('refused and dismissed', async () => {
    const page = await open({ answer: 'default' })
    await act(page).click()
    await expect(page.getByText('Przeglądarka nie dostała zgody.')).toBeVisible()
    await page.evaluate(() => localStorage.setItem('story.answer', 'denied'))
    await act(page).click()
    await expect(page.getByText('Przeglądarka blokuje powiadomienia z Kontora.')).toBeVisible()
  })
  await test.step('the push service does not answer', async () => {
    const page = await open({ isDown: true })
    await act(page).click()
    await expect(page.getByText('Usługa powiadomień przeglądarki nie odpowiada.')).toBeVisible()
    await page.evaluate(() => localStorage.setItem('story.isDown', 'false'))
    await turnOn(page)
  })
  await test.step('too many devices', async () => {
    // The worker's own requests are not those of the page, which `page.route` would answer.
    const page = await open({}, (each) =>
      each.addInitScript(() => {
        const { fetch } = globalThis
        globalThis.fetch = async (input, init) =>
          typeof input === 'string' && input.startsWith('/api/login/push/devices')
            ? Response.json({ error: { code: 'too-many-devices', max: 10 } }, { status: 409 })
            : fetch(input, init)
      }),
    )
    await act(page).click()
    await expect(page.getByText('Powiadomienia może dostawać najwyżej 10 urządzeń.')).toBeVisible()
  })
  await test.step('a browser without notifications, and one of Apple', async () => {
    const page = await open({}, withoutPush)
    await expect(page.getByText('Ta przeglądarka nie obsługuje powiadomień.')).toBeVisible()
    await expect(act(page)).toHaveCount(0)
    const apple = await open({}, async (each) => {
      await withoutPush(each)
      await each.addInitScript(() =>
        Object.defineProperty(navigator, 'userAgent', { get: () => 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0)' }),
      )
    })
    await expect(apple.getByText('Najpierw Kontor na ekranie początkowym.')).toBeVisible()
  })
  await test.step('offline', async () => {
    const page = await open()
    await expect(act(page)).toBeVisible()
    await page.context().setOffline(true)
    await expect(page.getByText('Nie ma połączenia z serwerem. Powiadomienia można zmienić')).toBeVisible()
    await page.context().setOffline(false)
    await expect(act(page)).toBeVisible()
  })
})
