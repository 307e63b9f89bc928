import { expect, test } from './fixtures.ts'
import { syncState } from './sync-state.ts'

test('[DESIGN 8] an empty server offers the demonstration, which is loaded, looked at as one of its people, and taken away', async ({
  kontor,
  newBrowser,
}) => {
  const { page } = await newBrowser()
  const removing = page.getByRole('button', { name: 'Usuń dane pokazowe' })

  await test.step('the welcome page shows two ways', async () => {
    await page.goto('/')
    await expect(page.getByRole('heading', { level: 1, name: 'Zarejestruj konto główne' })).toBeVisible()
    await page.getByRole('button', { name: 'Wczytaj dane pokazowe' }).click()
  })
  await test.step('the logins of both groups are shown', async () => {
    await expect(removing).toBeVisible({ timeout: 60_000 })
    await expect(page.getByRole('heading', { name: 'Mewa Telekom' })).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Hotele Bursztyn' })).toBeVisible()
    await expect(page.getByText(/Hasło każdej z nich: \S/)).toBeVisible()
    await expect(
      page.getByRole('button', { name: /^Zaloguj się jako/ }).filter({ hasText: 'login główny' }),
    ).toHaveCount(2)
  })
  await test.step('one click signs in as one of them', async () => {
    await page
      .getByRole('button', { name: /^Zaloguj się jako/ })
      .filter({ hasText: 'login główny' })
      .first()
      .click()
    await expect(page.getByRole('banner')).toContainText('konto główne')
    await expect(syncState(page)).toContainText('Zapisano')
    await page.getByRole('link', { name: 'Konta dodatkowe' }).click()
    await expect(page.getByText('11 kont dodatkowych')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Pokaż 1 zarchiwizowane' })).toBeVisible()
  })
  await test.step('its invoices are paid, overdue and open, each with lines of all accounts', async () => {
    await page.getByRole('link', { name: 'Finanse' }).click()
    await expect(page.getByRole('main').getByRole('link', { name: /POKAZ\/20\d\d\// })).toHaveCount(4)
    await expect(page.getByRole('main')).toContainText('Po terminie: 1 faktura')
    await expect(page.getByRole('main')).toContainText('zbiorcza za 13 kont')
  })

  await test.step('its operator sees its two organisations, what waits in them, and nothing of the server', async () => {
    const { page: operator, context } = await newBrowser()
    await operator.goto('/')
    await operator.getByRole('button', { name: /^Zaloguj się jako Lena Latarnik/ }).click()
    await expect(operator).toHaveURL(/\/operator/)
    const navigation = operator.getByRole('navigation', { name: 'Działy' }).first()
    await expect(navigation.getByRole('link')).toContainText([
      'Do decyzji',
      'Rozmowy',
      'Organizacje',
      'Rejestr jednostek',
    ])
    await expect(navigation.getByRole('link')).toHaveCount(4)
    await navigation.getByRole('link', { name: 'Organizacje' }).click()
    for (const name of ['Mewa Telekom sp. z o.o.', 'Hotele Bursztyn S.A.'])
      await expect(operator.getByRole('link', { name })).toBeVisible()
    await context.close()
  })
  await test.step('a hotel has guests around today, and their messages', async () => {
    const { page: hotel, context } = await newBrowser()
    await hotel.goto('/')
    const logins = hotel.getByRole('button', { name: /^Zaloguj się jako/ }).filter({ hasText: 'login główny' })
    await logins.nth(1).click()
    const navigation = hotel.getByRole('navigation', { name: 'Działy' }).first()
    await navigation.getByRole('link', { name: /^Rezerwacje/ }).click()
    await hotel.getByText('Róża Malec').first().click()
    await expect(hotel.getByRole('log')).toContainText('czy recepcja będzie otwarta?')
    await context.close()
  })

  const other = await newBrowser()
  await test.step('removing asks first', async () => {
    const dialog = other.page.getByRole('dialog')
    const remove = other.page.getByRole('button', { name: 'Usuń dane pokazowe' })
    await other.page.goto('/')
    await remove.click()
    await expect(dialog).toContainText('Innych organizacji to nie dotyczy')
    await dialog.getByRole('button', { name: 'Anuluj' }).click()
    await expect(dialog).toBeHidden()
    await expect(remove).toBeVisible()
    await remove.click()
    const code = dialog.getByLabel('Kod usunięcia')
    await code.fill('AAAAA-AAAAA')
    await dialog.getByRole('button', { name: 'Usuń dane pokazowe' }).click()
    await expect(dialog).toContainText('To nie jest ten kod')
    await code.fill(removalCode(kontor.output))
    await dialog.getByRole('button', { name: 'Usuń dane pokazowe' }).click()
  })
  await test.step('and then the server is empty again, and the open page of its person is closed', async () => {
    await expect(other.page.getByRole('heading', { level: 1, name: 'Zarejestruj konto główne' })).toBeVisible()
    await expect(other.page.getByText('Dane pokazowe zostały usunięte.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Wczytaj dane pokazowe' })).toBeVisible()
    await page.reload()
    await expect(page.getByRole('button', { name: 'Wczytaj dane pokazowe' })).toBeVisible()
  })
})

/** Servers of one worker share their output; the code printed last is that of this story. */
const removalCode = (output: string): string => [...output.matchAll(/The code (\S+) removes it/g)].at(-1)?.[1] ?? ''
