import { register } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { expectNoFindings } from './no-findings.ts'

test('[ISSUE 11] a company’s directory is connected by a key, invites a person, and the history names it', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await register(kontor)
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/account/integrations`)
  const address = page.getByLabel('Adres dla katalogu')
  await expect(address).toHaveValue(`${kontor.origin}/scim/v2`)
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: 'Utwórz klucz' }).click()
  await dialog.getByLabel('Nazwa').fill('Entra ID')
  await dialog.getByRole('checkbox', { name: /Katalog firmy/ }).check()
  await expectNoFindings(page, 'a key for a directory')
  await dialog.getByRole('button', { name: 'Utwórz klucz' }).click()
  const secret = await dialog.getByLabel('Sekret').inputValue()
  await dialog.getByRole('button', { name: 'Zapisane, zamknij' }).click()

  const answer = await fetch(`${await address.inputValue()}/Users`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/scim+json' },
    body: JSON.stringify({ schemas: [], userName: 'anna@mewa.pl', displayName: 'Anna Nowak', active: true }),
  })
  expect(answer.status).toBe(201)
  await page.goto(`/a/${accountId}/account/users`)
  await expect(page.getByText('Anna Nowak')).toBeVisible()
  await page.goto(`/a/${accountId}/account/history`)
  await expect(page.getByText('Entra ID').first()).toBeVisible()
})
