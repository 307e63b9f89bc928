import { readFile } from 'node:fs/promises'
import { register } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { goOffline } from './go-offline.ts'
import { expectNoFindings, expectNoSidewaysScroll } from './no-findings.ts'
import { card, openBoard, openCase } from './process-scene.ts'
import { syncState } from './sync-state.ts'

test.use({ serviceWorkers: 'allow' })

/** As a Polish spreadsheet saves CSV: semicolons, CRLF, and each letter one byte of Windows-1250. */
const polishCsv = (...lines: readonly string[]): Buffer => {
  const letters: Readonly<Record<string, number>> = {
    ...{ ą: 0xb9, ć: 0xe6, ę: 0xea, ł: 0xb3, ń: 0xf1, ó: 0xf3, ś: 0x9c, ź: 0x9f, ż: 0xbf, Ł: 0xa3, Ś: 0x8c, Ż: 0xaf },
  }
  return Buffer.from(
    [...lines.map((line) => `${line}\r\n`).join('')].map((letter) => letters[letter] ?? letter.charCodeAt(0)),
  )
}

const head = 'Typ procesu;Numer;Numer do;Dawca;Tryb;Abonent;Termin;Uwagi'
const rows = [
  ';512 884 071;;PT 01102;DAY;Łucja Żak;;pilne',
  ';55 247 60 10;55 247 60 29;PT 04471;END;Zakłady Żuławskie;;',
  'Reklamacja;;;;;Zanik zasięgu;30.11.2099;',
  'Reklamacja;;;;;Zły dzień;30.02.2026;',
  ';12345;;PT 01102;DAY;;;',
  ';55 247 60 29;55 247 60 10;PT 04471;DAY;;;',
  'Wesele;;;;;Nie ten typ;;',
  ';512 884 071;;PT 01102;DAY;;;',
  ';601 337 925;;PT 01102;DAY;;;',
]

test('[ISSUE 9] processes from a file: a trial says what is wrong row by row, the good ones open offline as one act', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await register(kontor)
  await openCase(owner, accountId, { from: '601337925' })
  const { context, page } = await newBrowser(owner)
  await openBoard(page, accountId)
  await page.getByRole('link', { name: 'Wczytaj z pliku' }).click()
  const picker = page.locator('input[type=file]')
  const take = (name: string, buffer: Buffer) => picker.setInputFiles({ name, mimeType: 'text/csv', buffer })
  const row = (line: number) => page.getByRole('row', { name: new RegExp(`^${line} `) })

  await test.step('a template has the headings, and opens as it is', async () => {
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Pobierz wzór pliku' }).click()
    const template = await (await saved).path()
    expect((await readFile(template, 'utf8')).split('\r\n')[0]).toBe(
      '\uFEFFTyp procesu;Numer;Koniec zakresu;Operator;Tryb;Osobiście;Zmiana adresu;Abonent lub temat;PT;Termin;Osoba',
    )
    await picker.setInputFiles(template)
    await expect(page.getByRole('button', { name: 'Otwórz 3 procesy' })).toBeEnabled()
    await page.getByRole('button', { name: 'Wybierz inny plik' }).click()
  })
  await test.step('a file that is no table has a sentence', async () => {
    await take('procesy.xlsx', Buffer.from('PK\u0003\u0004'))
    await expect(page.getByRole('alert')).toContainText('To jest skoroszyt, a nie plik CSV')
    await take('pusty.csv', Buffer.alloc(0))
    await expect(page.getByRole('alert')).toContainText('Ten plik jest pusty')
    await take('duzy.csv', Buffer.from(`numer\n${'512884071\n'.repeat(501)}`))
    await expect(page.getByRole('alert')).toContainText('ponad 500 wierszy')
  })
  await test.step('the trial judges each row, and saves nothing', async () => {
    await take('sprawy.csv', polishCsv(head, ...rows))
    await expect(page.getByText('sprawy.csv, 9 wierszy. To próba')).toBeVisible()
    await expect(page.getByRole('status').filter({ hasText: 'zostaną otwarte' })).toContainText('6 wierszy odrzuconych')
    await expect(row(2)).toContainText('Łucja Żak')
    await expect(row(5)).toContainText('Termin: ')
    await expect(row(6)).toContainText('Numer: To nie jest polski numer telefonu')
    await expect(row(7)).toContainText('Proszę zamienić numery')
    await expect(row(8)).toContainText('odrzucony')
    await expect(row(9)).toContainText('512 884 071')
    await expect(row(10)).toContainText('601 337 925')
    await expectNoFindings(page, 'trial of a file')
    await expectNoSidewaysScroll(page)
  })
  await test.step('a column that means nothing here is skipped; one that is matched otherwise is judged again', async () => {
    const column = page.getByLabel('Co zawiera kolumna Abonent')
    await column.selectOption('')
    await expect(page.getByRole('button', { name: 'Otwórz 2 procesy' })).toBeEnabled()
    await column.selectOption('title')
    await expect(page.getByRole('button', { name: 'Otwórz 3 procesy' })).toBeEnabled()
  })
  await test.step('the refused rows come back as a file with the reason', async () => {
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Pobierz odrzucone' }).click()
    const lines = (await readFile(await (await saved).path(), 'utf8')).trimEnd().split('\r\n')
    expect(lines.length).toBe(7)
    expect(lines[0]).toBe(`\uFEFF${head};Powód`)
    expect(lines[1]).toMatch(/^Reklamacja;;;;;Zły dzień;30\.02\.2026;;"?Termin: .+/)
  })
  await goOffline(page)
  await test.step('without a connection the good rows wait, and get their numbers when it is back', async () => {
    await page.getByRole('button', { name: 'Otwórz 3 procesy' }).click()
    await expect(page.getByText('3 procesy otwarte')).toBeVisible()
    await page.getByRole('link', { name: 'Pokaż procesy' }).click()
    await expect(card(page, '+48 512 884 071')).toContainText('nowy')
    await context.setOffline(false)
    await expect(syncState(page)).toContainText('Zapisano')
    await expect(card(page, '+48 512 884 071')).toContainText('2')
    await expect(card(page, 'Zanik zasięgu')).toContainText('4')
  })
})
