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
