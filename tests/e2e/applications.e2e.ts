import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { firstOperator } from '../server/operator.ts'
import { join, register } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { expectNoFindings } from './no-findings.ts'
import { signInByForm } from './sign-in-form.ts'

/** A program of the host: its page shows the code that it received. */
const openApplication = async () => {
  const server = createServer((request, response) =>
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(`<h1>Rejestr faktur</h1><p>${request.url?.includes('code=') ? 'Zalogowano' : 'Brak kodu'}</p>`),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}

const secretIn = async (page: Page) => ({
  id: await page.getByLabel('Identyfikator (client_id)').inputValue(),
  secret: await page.getByLabel('Sekret (client_secret)').inputValue(),
})

test('[ISSUE 11] the operator registers an application; a person with its right signs in to it, another one learns why not', async ({
  kontor,
  newBrowser,
}) => {
  const application = await openApplication()
  const operator = await firstOperator(kontor)
  const { owner, organizationId, accountId } = await register(kontor)
  const people = { homeAccountId: accountId }
  await join(owner, organizationId, { name: 'Joanna Nadolna', username: 'j.nadolna', rights: ['finance'], ...people })
  await join(owner, organizationId, { name: 'Paweł Grzęda', username: 'p.grzeda', rights: ['mail'], ...people })

  const { page } = await newBrowser(operator)
  await page.goto('/operator/applications')
  await expect(page.getByRole('heading', { name: 'Nie ma jeszcze aplikacji' })).toBeVisible()
  await expectNoFindings(page, 'applications, none')
  await page.getByRole('button', { name: 'Dodaj aplikację' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Nazwa').fill('Rejestr faktur')
  await dialog.getByLabel('Wymaga prawa').selectOption('finance')
  await dialog.getByLabel('Adresy powrotu').fill('http://faktury.example.org/cb')
  await dialog.getByRole('button', { name: 'Dodaj aplikację' }).click()
  await expect(dialog.getByText('Proszę podać od jednego do dziesięciu pełnych adresów https')).toBeVisible()
  await dialog.getByLabel('Adresy powrotu').fill(`${application.url}/cb`)
  await dialog.getByRole('button', { name: 'Dodaj aplikację' }).click()
  await expect(page.getByRole('heading', { name: 'Sekret aplikacji Rejestr faktur' })).toBeVisible()
  const { id, secret } = await secretIn(page)
  expect(secret.length).toBeGreaterThan(40)
  await page.getByRole('dialog').getByRole('button', { name: 'Zamknij' }).first().click()
  await expect(page.getByText('zalogowanych 0 osób')).toBeVisible()
  await expectNoFindings(page, 'applications')

  const start = `${kontor.origin}/api/auth/oauth2/authorize?${new URLSearchParams({
    ...{
      client_id: id,
      redirect_uri: `${application.url}/cb`,
      response_type: 'code',
      scope: 'openid',
      state: 'state-1',
    },
    ...{ code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256' },
  })}`
  const { page: joanna } = await newBrowser()
  await joanna.goto(start)
  await signInByForm(joanna, 'j.nadolna')
  await expect(joanna.getByText('Zalogowano', { exact: true })).toBeVisible()
  const { page: pawel } = await newBrowser()
  await pawel.goto(start)
  await signInByForm(pawel, 'p.grzeda')
  await expect(pawel.getByRole('heading', { name: 'Brak dostępu do aplikacji Rejestr faktur' })).toBeVisible()
  await expectNoFindings(pawel, 'no access to an application')

  await page.getByRole('button', { name: 'Wymień sekret: Rejestr faktur' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Wymień sekret' }).click()
  await expect(page.getByRole('heading', { name: 'Sekret aplikacji Rejestr faktur' })).toBeVisible()
  expect((await secretIn(page)).secret).not.toBe(secret)
  await page.getByRole('dialog').getByRole('button', { name: 'Zamknij' }).first().click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.getByRole('button', { name: 'Usuń aplikację: Rejestr faktur' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Usuń aplikację' }).click()
  await expect(page.getByText('Usunięto aplikację Rejestr faktur.')).toBeVisible()
  application.close()
})
