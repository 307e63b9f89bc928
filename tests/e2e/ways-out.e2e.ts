import type { Page } from '@playwright/test'
import { firstOperator } from '../server/operator.ts'
import { newId, register, type Person } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { expectNoFindings, expectNoSidewaysScroll } from './no-findings.ts'

const hotel = {
  ...{ profile: 'hospitality' as const, accountName: 'Bursztyn', taxId: '951-000-22-38' },
  ...{ unitIdentifier: 'OB 100', contractUnits: ['OB 101'] },
}
const endUnit = (operator: Person, organizationId: string, identifier: string) =>
  operator.request('POST', `/api/operator/documents/directory/${organizationId}/mutations`, {
    mutations: [
      {
        ...{ id: newId(), name: 'setContractUnit' },
        args: { identifier, from: '2026-01-01', until: '2026-01-31' },
      },
    ],
  })
const approve = async (page: Page, request: RegExp): Promise<void> => {
  await page.goto('/operator')
  await page.getByRole('link', { name: request }).click()
  await page.getByRole('button', { name: 'Zatwierdź' }).click()
  await expect(page.getByRole('link', { name: request })).toBeHidden()
}

test('[B19] [B22] [B23] a property that left the contract is refused, asked for from the refusal, and there once the operator agrees', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor, hotel)
  const operator = await firstOperator(kontor)
  const { page, context } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/property?page=units`)
  const dialog = page.getByRole('dialog')

  await test.step('a unit of the main account cannot be removed: the page says why, and offers to write', async () => {
    await expect(page.getByText(/jest związany umową/)).toBeVisible()
    await expectNoFindings(page, 'a refusal with its way out')
    await page.getByRole('link', { name: 'Napisz do operatora' }).click()
    await expect(dialog.getByLabel('Temat')).toBeVisible()
    await page.keyboard.press('Escape')
  })
  await test.step('it is added without a connection, while the operator takes it out of the contract', async () => {
    await page.goto(`/a/${accountId}/property?page=units`)
    await page.getByRole('button', { name: 'Dodaj obiekt' }).click()
    await dialog.getByLabel('Identyfikator obiektu').selectOption('OB 101')
    await context.setOffline(true)
    await dialog.getByRole('button', { name: 'Dodaj obiekt' }).click()
    await expect(dialog).toBeHidden()
    await endUnit(operator, organizationId, 'OB 101')
    await context.setOffline(false)
  })
  await test.step('the refusal offers both requests, and the one that is sent names the unit', async () => {
    await page.goto(`/a/${accountId}/account/tray`)
    await expect(page.getByText(/Odrzucono. Obiektu OB 101 nie obejmuje umowa/)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Poproś o rejestrację u operatora' })).toBeVisible()
    await page.getByRole('button', { name: 'Poproś o dopisanie do umowy' }).click()
    await expect(dialog.getByLabel('Identyfikator obiektu')).toHaveValue('OB 101')
    await expectNoFindings(page, 'the request from a refusal')
    await dialog.getByRole('button', { name: 'Wyślij wniosek' }).click()
    await expect(dialog).toBeHidden()
    await page.setViewportSize({ width: 390, height: 844 })
    await expectNoSidewaysScroll(page)
  })
  await test.step('the operator approves, and the account has the unit', async () => {
    const { page: theirs } = await newBrowser(operator)
    await approve(theirs, /Rozpatrz: .*OB 101/)
    await page.goto(`/a/${accountId}/property?page=units`)
    await expect(page.getByRole('row', { name: /OB 101/ })).toBeVisible()
  })
})

test('[B24] a number that another organisation has is refused with a way to the operator, who finds it in the register', async ({
  kontor,
  newBrowser,
}) => {
  const { accountId, organizationId, owner } = await register(kontor)
  await register(kontor, { username: 'i.orlik', unitIdentifier: 'PT 77777', taxId: '526-104-05-67' })
  const operator = await firstOperator(kontor)
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/units`)
  const dialog = page.getByRole('dialog')

  await test.step('the reason is beside the field, and under it what to do', async () => {
    await page.getByRole('button', { name: 'Dodaj PT' }).click()
    await dialog.getByLabel('Identyfikator PT').fill('pt77777')
    await dialog.getByRole('button', { name: 'Dodaj PT' }).click()
    await expect(dialog.getByLabel('Identyfikator PT')).toHaveAccessibleDescription(/w innej organizacji/)
    await expectNoFindings(page, 'a taken number with its way out')
    await dialog.getByRole('link', { name: 'Napisz do operatora' }).click()
    await dialog.getByLabel('Temat').fill('Numer PT 77777')
    await dialog.getByLabel('Wiadomość').fill('Ten numer przejęliśmy w październiku.')
    await dialog.getByRole('button', { name: 'Wyślij' }).click()
    await expect(page.getByText('Ten numer przejęliśmy w październiku.').first()).toBeVisible()
  })
  await test.step('the operator is refused the same, goes to the register, and answers', async () => {
    const { page: theirs } = await newBrowser(operator)
    await theirs.goto(`/operator/organizations/${organizationId}`)
    await theirs.getByRole('button', { name: 'Dodaj jednostkę' }).click()
    await theirs.getByRole('dialog').getByLabel('Identyfikator').fill('PT 77777')
    await theirs.getByRole('dialog').getByRole('button', { name: 'Dodaj jednostkę' }).click()
    await theirs.getByRole('dialog').getByRole('link', { name: 'Sprawdź w rejestrze jednostek' }).click()
    await expect(theirs.getByText('1 jednostka', { exact: true })).toBeVisible()
    await theirs
      .getByRole('link', { name: /^Rozmowy/ })
      .first()
      .click()
    await theirs.getByRole('link', { name: /Numer PT 77777/ }).click()
    await theirs.getByRole('textbox').last().fill('Sprawdzimy to z tamtą organizacją.')
    await theirs.getByRole('button', { name: 'Wyślij' }).click()
    await expect(page.getByText('Sprawdzimy to z tamtą organizacją.').first()).toBeVisible()
  })
})
