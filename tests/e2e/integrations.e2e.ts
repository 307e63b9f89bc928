import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { KontorServer } from '../server/kontor-server.ts'
import { register } from '../server/person.ts'
import { expect, test as base } from './fixtures.ts'
import { expectNoFindings, expectNoSidewaysScroll } from './no-findings.ts'

/** A server that may send webhooks to this machine. */
const test = base.extend({
  // Playwright reads the dependencies of a fixture from the destructured first parameter, even when there are none.
  // eslint-disable-next-line no-empty-pattern -- reason: Playwright demands the pattern
  kontor: async ({}, use) => {
    const kontor = await KontorServer.open({ environment: { KONTOR_OUTBOUND_NETWORKS: '127.0.0.0/8' } })
    await use(kontor)
    await kontor.close()
  },
})

test('[ISSUE 11] a key is made and shown once, a program asks by it, and it is dead once it is revoked', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/account/integrations`)
  const dialog = page.getByRole('dialog')
  const make = () => dialog.getByRole('button', { name: 'Utwórz klucz' }).click()
  await expect(page.getByText('Nie ma jeszcze żadnego klucza.')).toBeVisible()
  await test.step('an empty form says what is missing', async () => {
    await page.getByRole('button', { name: 'Utwórz klucz' }).click()
    await expect(dialog.getByLabel('Nazwa')).toBeFocused()
    await make()
    await expect(dialog.getByText('Proszę wybrać co najmniej jedno.')).toBeVisible()
    await expectNoFindings(page, 'a new key')
  })
  const secret = await test.step('the secret is shown once', async () => {
    await dialog.getByLabel('Nazwa').fill('Kadry ERP')
    await dialog.getByRole('checkbox', { name: /Sprawdzanie dostępu/ }).check()
    await make()
    await expect(dialog.getByRole('heading', { name: 'Klucz Kadry ERP jest gotowy' })).toBeVisible()
    await expectNoFindings(page, 'the secret of a key')
    const shown = await dialog.getByLabel('Sekret').inputValue()
    await dialog.getByRole('button', { name: 'Zapisane, zamknij' }).click()
    await page.reload()
    await expect(page.getByText('Kadry ERP')).toBeVisible()
    await expect(page.getByText(shown)).toHaveCount(0)
    return shown
  })
  const ask = () =>
    fetch(`${kontor.origin}/api/checks`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ checks: [{ login: { username: owner.username }, accountId, section: 'processes' }] }),
    })
  await test.step('a program asks by it, and the page says when', async () => {
    const answer = await ask()
    expect(await answer.json()).toMatchObject({ answers: [{ allowed: true, unknown: null }] })
    const directory = await fetch(`${kontor.origin}/api/documents/directory/${organizationId}`, {
      headers: { authorization: `Bearer ${secret}` },
    })
    expect(directory.status).toBe(403)
    await page.reload()
    await expect(page.getByRole('listitem').filter({ hasText: 'Kadry ERP' })).toContainText('ostatnio użyty')
    await expectNoSidewaysScroll(page)
    await expectNoFindings(page, 'integrations')
  })
  await test.step('revoking asks first, and then the key is dead', async () => {
    await page.getByRole('button', { name: 'Unieważnij klucz Kadry ERP' }).click()
    await expect(dialog).toContainText('Nie da się tego cofnąć.')
    await dialog.getByRole('button', { name: 'Unieważnij Kadry ERP' }).click()
    await expect(page.getByText('Nie ma jeszcze żadnego klucza.')).toBeVisible()
    await expect.poll(async () => (await ask()).status).toBe(401)
    await page.goto(`/a/${accountId}/account/history`)
    await expect(page.getByRole('main')).toContainText('unieważnienie klucza API: Kadry ERP')
  })
})

test('[ISSUE 11] a webhook is added, receives a signed test event, and its delivery is listed', async ({
  kontor,
  newBrowser,
}) => {
  const received: { readonly headers: NodeJS.Dict<string | string[]>; readonly body: string }[] = []
  const receiver = createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => (body += part.toString()))
    request.on('end', () => {
      received.push({ headers: request.headers, body })
      response.writeHead(204).end()
    })
  })
  await new Promise<void>((listening) => receiver.listen(0, '127.0.0.1', listening))
  const { port } = receiver.address() as AddressInfo
  const { owner, accountId } = await register(kontor)
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/account/integrations`)
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: 'Dodaj webhook' }).click()
  await dialog.getByLabel('Nazwa').fill('Hurtownia danych')
  await dialog.getByLabel('Adres').fill('nie adres')
  await dialog.getByRole('checkbox', { name: 'Osoby', exact: true }).check()
  await dialog.getByRole('button', { name: 'Dodaj webhook' }).click()
  await expect(dialog.getByText(/Proszę podać adres, który zaczyna się od https/)).toBeVisible()
  await expectNoFindings(page, 'a new webhook')
  await dialog.getByLabel('Adres').fill(`http://127.0.0.1:${port}/kontor`)
  await dialog.getByRole('button', { name: 'Dodaj webhook' }).click()
  await expect(dialog.getByRole('heading', { name: 'Webhook Hurtownia danych jest gotowy' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Zapisane, zamknij' }).click()
  const row = page.getByRole('listitem').filter({ hasText: 'Hurtownia danych' })
  const choose = async (item: string) => {
    await row.getByRole('button').last().click()
    await page.getByRole('menuitem', { name: item }).click()
  }
  await choose('Wyślij próbne zdarzenie')
  await expect.poll(() => received.length).toBe(1)
  expect(received[0]?.headers).toMatchObject({ 'webhook-signature': expect.stringMatching(/^v1,/) })
  expect(JSON.parse(received[0]?.body ?? '{}')).toMatchObject({ specversion: '1.0' })
  await choose('Dostarczenia')
  await expect(dialog).toContainText('204')
  await expectNoFindings(page, 'deliveries')
  await dialog.getByRole('button', { name: 'Zamknij' }).first().click()
  await choose('Usuń')
  await dialog.getByRole('button', { name: 'Usuń Hurtownia danych' }).click()
  await expect(page.getByText('Nie ma jeszcze żadnego webhooka.')).toBeVisible()
  receiver.closeAllConnections()
  await new Promise((closed) => receiver.close(closed))
})
