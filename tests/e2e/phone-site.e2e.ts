import { inMail, message } from '../server/mail-mutations.ts'
import { createSubAccount, join, register } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { goOffline } from './go-offline.ts'
import { expectNoFindings, expectNoSidewaysScroll } from './no-findings.ts'
import { openComplaint } from './process-scene.ts'
import { syncState } from './sync-state.ts'
import { expectTouchTargets } from './touch-targets.ts'

test.use({ serviceWorkers: 'allow', viewport: { width: 390, height: 844 } })

test('[B27] [A17] the site for phones: signing in, cards, an account, one process, an answer; all of it offline too', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const kaszuby = await createSubAccount(owner, organizationId, 'Kaszuby Online', 'PT 03418')
  await openComplaint(owner, kaszuby, 'Zanik zasięgu', { dueDate: '2026-01-05' })
  const nadolna = await join(owner, organizationId, {
    ...{ name: 'Joanna Nadolna', username: 'j.nadolna', homeAccountId: kaszuby, rights: ['mail'] },
  })
  await inMail(nadolna, kaszuby, 'startConversation', {
    ...message('conversation-0001', 'Czy jest już termin?'),
    subject: 'Rozliczenie',
  })
  const { context, page } = await newBrowser()
  const card = page.getByRole('link', { name: /Proces 1 jest po terminie: Zanik zasięgu/ })

  await test.step('one signs in on the page itself', async () => {
    await page.goto('/m')
    await page.getByLabel('Nazwa użytkownika albo e-mail').fill('h.wroblewska')
    await page.getByLabel('Hasło', { exact: true }).fill('correct horse battery')
    await page.getByRole('button', { name: 'Zaloguj się', exact: true }).click()
    await expect(page).toHaveURL(/\/m$/)
    await expect(card).toBeVisible()
  })
  await test.step('it is whole for a screen reader and for fingers', async () => {
    await expectNoFindings(page, 'phone: now')
    await expectNoSidewaysScroll(page)
    await expectTouchTargets(page, 'phone: now')
  })
  await test.step('a card leads to its process, with the timeline', async () => {
    await card.click()
    await expect(page).toHaveURL(new RegExp(`/m/a/${kaszuby}/processes\\?process=`))
    await expect(page.getByRole('heading', { level: 1, name: 'Zanik zasięgu' })).toBeVisible()
    await expectNoFindings(page, 'phone: one process')
    await page.goBack()
  })
  await test.step('an unread message is read and answered', async () => {
    await page.getByRole('link', { name: /^Rozliczenie/ }).click()
    await expect(page.getByRole('log').getByText('Czy jest już termin?')).toBeVisible()
    await page.getByRole('textbox', { name: 'Odpowiedź do operatora' }).fill('Tak, jutro.')
    await page.getByRole('button', { name: 'Wyślij' }).click()
    await expect(page.getByRole('log').getByText('Tak, jutro.')).toBeVisible()
    await page.goto('/m')
    await expect(card).toBeVisible()
    await expect(page.getByRole('link', { name: /^Rozliczenie/ })).toHaveCount(0)
  })
  await test.step('people are there to look at', async () => {
    await page.getByRole('navigation', { name: 'Działy' }).getByRole('link', { name: 'Osoby' }).click()
    await expect(page.getByRole('listitem').filter({ hasText: 'Joanna Nadolna' })).toBeVisible()
    await expect(page.getByRole('main').getByRole('button')).toHaveCount(0)
    await expectNoFindings(page, 'phone: people')
  })
  await test.step('accounts are switched', async () => {
    await page.getByRole('navigation', { name: 'Działy' }).getByRole('link', { name: 'Konta' }).click()
    await page.getByRole('link', { name: /Kaszuby Online/ }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Kaszuby Online' })).toBeVisible()
    await page.getByRole('button', { name: 'Przełącz konto' }).click()
    await page.getByRole('dialog').getByRole('radio').first().check()
    await page.getByRole('dialog').getByRole('button', { name: 'Potwierdź' }).click()
    await expect(page).toHaveURL(new RegExp(`/m/a/${accountId}$`))
    await expectTouchTargets(page, 'phone: account')
  })
  await test.step('offline it opens with this browser’s copies', async () => {
    await page.goto('/m')
    await expect(card).toBeVisible()
    await expect(syncState(page)).toHaveAttribute('aria-label', /Zapisano/)
    await goOffline(page)
    await page.reload()
    await expect(card).toBeVisible()
    await card.click()
    await expect(page.getByRole('heading', { level: 1, name: 'Zanik zasięgu' })).toBeVisible()
    await context.setOffline(false)
  })
})

test('[B27] the site for phones installs as an app of its own', async ({ kontor, newBrowser }) => {
  const { page } = await newBrowser()
  await page.goto('/m')
  const session = await page.context().newCDPSession(page)
  await expect.poll(async () => (await session.send('Page.getAppManifest')).url).toBe(`${kontor.origin}/m.webmanifest`)
  const { errors, data } = await session.send('Page.getAppManifest')
  expect(errors).toEqual([])
  const manifest = JSON.parse(data ?? '') as {
    readonly start_url: string
    readonly scope: string
    readonly icons: readonly { readonly src: string; readonly sizes: string }[]
  }
  expect([manifest.start_url, manifest.scope]).toEqual(['/m', '/m'])
  for (const { src, sizes } of manifest.icons) {
    const size = await page.evaluate(async (path) => {
      const { width, height } = await createImageBitmap(await (await fetch(path)).blob())
      return `${width}x${height}`
    }, src)
    expect([src, size]).toEqual([src, sizes])
  }
  await page.goto('/')
  await expect
    .poll(async () => (await session.send('Page.getAppManifest')).url)
    .toBe(`${kontor.origin}/manifest.webmanifest`)
})

test('[B27] nothing on the site for phones changes the directory, and calls from it are refused', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const { page } = await newBrowser(owner)
  const sockets: string[] = []
  page.on('websocket', (socket) => sockets.push(socket.url()))
  await page.goto('/m/people')
  await expect(page.getByRole('listitem').filter({ hasText: 'Halina Wróblewska' })).toBeVisible()
  await expect.poll(() => sockets.some((url) => url.includes('/sync/directory/'))).toBe(true)
  expect(sockets.filter((url) => !new URL(url).searchParams.has('client', 'phone'))).toEqual([])

  await test.step('by HTTP', async () => {
    const mutation = { id: 'phone-rename-1', name: 'renameAccount', args: { accountId, name: 'Inna nazwa' } }
    const path = `/api/documents/directory/${organizationId}/mutations?client=phone`
    const answer = await owner.request('POST', path, { mutations: [mutation] })
    expect(await answer.json()).toEqual({
      outcomes: [{ id: 'phone-rename-1', outcome: 'refused', code: 'not-on-the-phone' }],
    })
  })
  await test.step('what was changed on the full site shows here', async () => {
    await owner.mutate(organizationId, 'renameAccount', { accountId, name: 'Mewa Pomorze' })
    await page.getByRole('navigation', { name: 'Działy' }).getByRole('link', { name: 'Konta' }).click()
    await expect(page.getByRole('link', { name: /Mewa Pomorze/ })).toBeVisible()
  })
  await test.step('the full site is a page of its own, with connections of its own', async () => {
    sockets.length = 0
    await page.getByRole('button', { name: /Halina Wróblewska/ }).click()
    await page.getByRole('menuitem', { name: 'Pełna wersja' }).click()
    await expect(page).toHaveURL(new RegExp(`/a/${accountId}`))
    await expect.poll(() => sockets.length).toBeGreaterThan(0)
    expect(sockets.filter((url) => new URL(url).searchParams.has('client'))).toEqual([])
  })
})
