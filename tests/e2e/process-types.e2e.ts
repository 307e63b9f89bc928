import { register } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { expectNoFindings, expectNoSidewaysScroll } from './no-findings.ts'
import { card, openBoard, openComplaint } from './process-scene.ts'
import { syncState } from './sync-state.ts'

test('[ISSUE 9] [DOMAIN] an administrator names types of process, changes their deadline, and removes them; the form, the board and the import follow', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await register(kontor)
  await openComplaint(owner, accountId, 'Zanik zasięgu')
  const { page } = await newBrowser(owner)
  await openBoard(page, accountId)
  await page.getByRole('link', { name: 'Typy i terminy' }).click()
  const list = page.getByRole('region', { name: 'Własne typy' })
  const dialog = page.getByRole('dialog')

  await test.step('what is wrong with the name or the deadline has a sentence, and nothing is lost', async () => {
    await expect(list).toContainText('Organizacja nie ma jeszcze własnych typów.')
    await page.getByRole('button', { name: 'Dodaj typ' }).click()
    await dialog.getByRole('button', { name: 'Dodaj typ' }).click()
    await expect(dialog.getByLabel('Nazwa typu')).toBeFocused()
    await dialog.getByLabel('Nazwa typu').fill('Audyt łączy')
    for (const amount of ['0', '366', '1,5', 'pięć', '-1']) {
      await dialog.getByLabel('Termin').fill(amount)
      await dialog.getByRole('button', { name: 'Dodaj typ' }).click()
      await expect(dialog).toContainText('Proszę wpisać liczbę całkowitą od 1 do 365.')
      await expect(dialog.getByLabel('Nazwa typu')).toHaveValue('Audyt łączy')
    }
    await expectNoFindings(page, 'the form for a type')
    await dialog.getByLabel('Termin').fill('5')
    await dialog.getByRole('button', { name: 'Dodaj typ' }).click()
    await expect(list.getByRole('listitem')).toContainText(['Audyt łączy'])
    await expect(list).toContainText('5 dni roboczych · 0 otwartych w tym koncie')
  })

  await test.step('a name that there is already is refused beside the name', async () => {
    await page.getByRole('button', { name: 'Dodaj typ' }).click()
    await dialog.getByLabel('Nazwa typu').fill('audyt ŁĄCZY')
    await dialog.getByLabel('Termin').fill('3')
    await dialog.getByRole('button', { name: 'Dodaj typ' }).click()
    await expect(dialog).toContainText('Typ procesu Audyt łączy już istnieje.')
    await dialog.getByRole('button', { name: 'Anuluj' }).click()
  })

  await test.step('the form and the board have it, with its deadline in working days', async () => {
    await page.getByRole('link', { name: 'Wróć do procesów' }).click()
    await page.getByRole('button', { name: 'Nowy proces' }).click()
    await dialog.getByLabel('Rodzaj sprawy').selectOption({ label: 'Audyt łączy' })
    await dialog.getByLabel('Czego dotyczy').fill('Węzeł Tczew')
    await dialog.getByRole('button', { name: 'Otwórz proces' }).click()
    await expect(card(page, 'Węzeł Tczew')).toBeVisible()
    await page.getByRole('link', { name: /^Audyt łączy/ }).click()
    await expect(card(page, 'Zanik zasięgu')).toBeHidden()
    await expect(card(page, 'Węzeł Tczew')).toBeVisible()
  })

  await test.step('the import takes it by its name', async () => {
    await page.getByRole('link', { name: 'Wczytaj z pliku' }).click()
    await page.locator('input[type=file][accept*=csv]').setInputFiles({
      ...{ name: 'audyty.csv', mimeType: 'text/csv' },
      buffer: Buffer.from('Typ procesu;Temat\r\naudyt łączy;Węzeł Malbork\r\nWesele;Nie ten\r\n'),
    })
    await page.getByRole('button', { name: 'Otwórz 1 proces' }).click()
    await page.getByRole('link', { name: 'Wróć do procesów' }).first().click()
    await expect(card(page, 'Węzeł Malbork')).toBeVisible()
  })

  await test.step('a new name and deadline reach the processes that have it', async () => {
    await page.getByRole('link', { name: 'Typy i terminy' }).click()
    await expect(list).toContainText('2 otwarte w tym koncie')
    await list.getByRole('button', { name: /Audyt łączy/ }).click()
    await page.getByRole('menuitem', { name: 'Zmień' }).click()
    await dialog.getByLabel('Nazwa typu').fill('Przegląd węzła')
    await dialog.getByLabel('Liczony w').selectOption({ label: 'dniach' })
    await dialog.getByRole('button', { name: 'Zapisz' }).click()
    await expect(list).toContainText('Przegląd węzła')
    await expect(list).toContainText('5 dni ·')
    await expectNoSidewaysScroll(page)
    await expectNoFindings(page, 'the types')
  })

  await test.step('before one is removed, what uses it is listed; processes keep it, a new one cannot have it', async () => {
    await list.getByRole('button', { name: /Przegląd węzła/ }).click()
    await page.getByRole('menuitem', { name: 'Usuń' }).click()
    await expect(dialog.getByRole('listitem')).toHaveText([/: 2 procesy$/])
    await dialog.getByRole('button', { name: 'Usuń typ Przegląd węzła' }).click()
    await expect(list).toContainText('Usunięty · 5 dni · 2 otwarte w tym koncie')
    await page.getByRole('link', { name: 'Wróć do procesów' }).click()
    await expect(page.getByRole('link', { name: /^Przegląd węzła/ })).toBeVisible()
    await page.getByRole('button', { name: 'Nowy proces' }).click()
    await expect(dialog.getByRole('option', { name: 'Przegląd węzła' })).toHaveCount(0)
    await dialog.getByRole('button', { name: 'Anuluj' }).click()
  })

  await test.step('it comes back, and another browser has all of it', async () => {
    await page.getByRole('link', { name: 'Typy i terminy' }).click()
    await list.getByRole('button', { name: 'Przywróć typ Przegląd węzła' }).click()
    await expect(list.getByRole('button', { name: /Przegląd węzła/ })).toBeVisible()
    await expect(syncState(page)).toContainText('Zapisano')
    const { page: other } = await newBrowser(owner)
    await other.goto(`/a/${accountId}/processes?types=`)
    const types = other.getByRole('region', { name: 'Własne typy' }).getByRole('listitem')
    await expect(types).toContainText([/Przegląd węzła\s*5 dni · 2 otwarte w tym koncie/])
  })
})

test('[ISSUE 9] [DOMAIN] an administrator changes a deadline, open processes follow, and the default comes back', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await register(kontor)
  await openComplaint(owner, accountId, 'Zanik zasięgu')
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/processes?types=`)
  const deadlines = page.getByRole('region', { name: 'Terminy', exact: true })
  const row = deadlines.getByRole('listitem').filter({ hasText: 'Reklamacja' })
  const dialog = page.getByRole('dialog')
  await expect(row).toContainText('bez terminu')
  await row.getByRole('button').click()
  await dialog.getByLabel('Liczony w').selectOption({ label: 'dniach roboczych' })
  await dialog.getByLabel('Termin').fill('0')
  await dialog.getByRole('button', { name: 'Zapisz' }).click()
  await expect(dialog).toContainText('Proszę wpisać liczbę całkowitą od 1 do 365.')
  await dialog.getByLabel('Termin').fill('30')
  await dialog.getByRole('button', { name: 'Zapisz' }).click()
  await expect(row).toContainText('30 dni roboczych · domyślnie bez terminu')
  await row.getByRole('button').click()
  await dialog.getByRole('button', { name: 'Przywróć: bez terminu' }).click()
  await expect(row).not.toContainText('domyślnie')
})
