import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import { join, newId, noChange, password } from '../server/person.ts'
import { appKept } from './app-kept.ts'
import { fillDay } from './day-field.ts'
import { enterAs } from './demonstration.ts'
import { expect, test } from './fixtures.ts'
import { event, openHistory, search, setup, token } from './history-page.ts'

const inPanel = (page: Page) => page.getByRole('complementary', { name: 'Kto miał dostęp' })

test.use({ serviceWorkers: 'allow' })

test('[ISSUE 3] changes of two administrators are in the history in words, and new ones come on top by themselves', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId, zulawy, krzysztof, pawel, mutate } = await setup(kontor)
  await mutate('changeRights', { memberId: pawel.memberId, ...noChange, add: ['finance'], remove: ['mail'] }, krzysztof)
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}`)
  await page.getByRole('link', { name: 'Historia', exact: true }).click()

  const rights = event(page, 'Krzysztof Zając – zmiana praw dostępu: Paweł Grzęda')
  await expect(rights).toContainText('Zyskuje: Finanse.')
  await expect(rights).toContainText('Traci: Poczta.')
  await expect(
    event(page, 'Halina Wróblewska – nowe konto dodatkowe Żuławy Mobile z identyfikatorem PT 07240'),
  ).toBeVisible()
  await expect(page.getByRole('heading', { name: /^Dzisiaj/ })).toBeVisible()
  await expect(page.getByText('– logowanie')).toBeHidden()

  await test.step('an entry unfolds into before and after, with its hash', async () => {
    await rights.getByRole('button', { name: /^Pokaż szczegóły/ }).click()
    await expect(rights.getByRole('row', { name: 'Prawa dostępu Poczta Finanse' })).toBeVisible()
    await expect(rights.getByText(/^[0-9a-f]{64}$/)).toHaveCount(2)
  })
  await test.step('what a colleague does meanwhile comes on top', async () => {
    await mutate('changeGrants', { memberId: pawel.memberId, add: [zulawy], remove: [] }, krzysztof)
    await expect(page.getByRole('article').first()).toContainText(
      'Krzysztof Zając – zmiana dostępu do kont dodatkowych: Paweł Grzęda',
    )
    await expect(page.getByRole('article').first()).toContainText('Zyskuje: konto Żuławy Mobile.')
  })
  await test.step('a record keeps the name that it had then', async () => {
    await mutate('renameAccount', { accountId: zulawy, name: 'Żuławy' })
    await expect(event(page, 'zmiana nazwy konta: Żuławy Mobile na Żuławy')).toBeVisible()
    await expect(event(page, 'nowe konto dodatkowe Żuławy Mobile')).toBeVisible()
  })
  await test.step('the chain is whole, and the screen says when that was checked', async () => {
    await page.getByRole('button', { name: 'Sprawdź łańcuch ponownie' }).click()
    await expect(page.getByText(/łańcuch nienaruszony: \d+ wpis(y|ów), sprawdzono \d\d:\d\d/)).toBeVisible()
  })
})

test('[ISSUE 3] the history is filtered by person, account, actor, kind and day, and the address holds the filter', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId, zulawy, krzysztof, pawel, mutate } = await setup(kontor)
  await mutate('changeRights', { memberId: pawel.memberId, ...noChange, add: ['finance'] }, krzysztof)
  await mutate('renameAccount', { accountId: zulawy, name: 'Żuławy' })
  await mutate('createRole', { roleId: newId(), name: 'Zespół FNP', rights: ['processes'] })
  const { page } = await newBrowser(owner)
  await openHistory(page, accountId)
  const rights = event(page, 'zmiana praw dostępu: Paweł Grzęda')
  const renamed = event(page, 'zmiana nazwy konta: Żuławy Mobile na Żuławy')
  const role = event(page, 'nowa rola: Zespół FNP')
  await expect(rights.and(page.getByRole('article'))).toBeVisible()

  await test.step('person, typed without accents', async () => {
    await search(page).fill('pawel')
    await page.getByRole('button', { name: 'osoba Paweł Grzęda' }).click()
    await expect(role).toBeHidden()
    await expect(rights).toBeVisible()
    await expect(page).toHaveURL(new RegExp(`member=${pawel.memberId}`))
    await page.reload()
    await expect(rights).toBeVisible()
    await token(page, 'osoba Paweł Grzęda').click()
    await expect(role).toBeVisible()
  })
  await test.step('account, with Enter', async () => {
    await search(page).fill('zulawy')
    await search(page).press('Enter')
    await expect(token(page, 'konto Żuławy')).toBeVisible()
    await expect(rights).toBeHidden()
    await expect(renamed).toBeVisible()
    await search(page).press('Backspace')
    await expect(rights).toBeVisible()
  })
  await test.step('actor and kind, from the list of filters', async () => {
    await page.getByRole('button', { name: 'Filtruj' }).click()
    await page.getByRole('group', { name: 'kto zmienia' }).getByRole('option', { name: 'Krzysztof Zając' }).click()
    await expect(renamed).toBeHidden()
    await page.getByRole('option', { name: 'ról', exact: true }).click()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('heading', { name: 'Żaden wpis nie pasuje do filtrów' })).toBeVisible()
    await page.getByRole('button', { name: 'Wyczyść filtry' }).click()
    await expect(renamed).toBeVisible()
  })
  await test.step('days, and the way back', async () => {
    await page.getByRole('button', { name: 'Daty', exact: true }).click()
    await fillDay(page, 'Do dnia', '2020-01-31')
    await page.keyboard.press('Escape')
    await expect(token(page, 'do 31 sty 2020')).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Żaden wpis nie pasuje do filtrów' })).toBeVisible()
    await page.goBack()
    await expect(renamed).toBeVisible()
  })
  await test.step('sign-ins come when they are asked for', async () => {
    const { context: his } = await newBrowser()
    await enterAs(kontor, his, { ...{ name: 'Krzysztof Zając', kind: 'administrator' }, username: 'k.zajac', password })
    const signIn = event(page, 'Krzysztof Zając – logowanie')
    await expect(signIn).toBeHidden()
    await page.getByRole('checkbox', { name: 'Pokaż logowania' }).check()
    await expect(signIn).toBeVisible()
  })
})

test('[ISSUE 3] who had access on a day is rebuilt from the log, for one account and for all', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId, kaszuby, pawel, mutate } = await setup(kontor)
  const { page } = await newBrowser(owner)
  await openHistory(page, accountId)
  const panel = inPanel(page)
  await expect(panel.getByRole('listitem')).toHaveCount(3)
  await expect(panel.getByRole('listitem').filter({ hasText: 'Paweł Grzęda' })).toContainText('2 konta')

  await test.step('one account, with the reason and the rights', async () => {
    await panel.getByLabel('Konto').selectOption({ label: 'Kaszuby Online' })
    await expect(panel.getByRole('listitem').filter({ hasText: 'Paweł Grzęda' })).toContainText('dostęp nadany')
    await expect(panel.getByRole('listitem').filter({ hasText: 'Paweł Grzęda' })).toContainText('Poczta')
    await expect(panel.getByRole('listitem').filter({ hasText: 'Krzysztof Zając' })).toContainText('administrator')
    await expect(page).toHaveURL(new RegExp(`reach=${kaszuby}`))
  })
  await test.step('the list is a file', async () => {
    const downloading = page.waitForEvent('download')
    await panel.getByRole('button', { name: 'Pobierz listę' }).click()
    await page.getByRole('menuitem', { name: /CSV/ }).click()
    const download = await downloading
    expect(download.suggestedFilename()).toMatch(/^kto-mial-dostep-\d{4}-\d\d-\d\d\.csv$/)
    expect(readFileSync(await download.path(), 'utf8')).toContain(
      'Paweł Grzęda;p.grzeda;Kaszuby Online;dostęp nadany;Poczta\r\n',
    )
  })
  await test.step('the day before, there was no organisation', async () => {
    await fillDay(panel, 'Dzień', '2020-01-31')
    await expect(panel).toContainText('Tego dnia nikt nie miał dostępu do tego konta.')
    await panel.getByLabel('Konto').selectOption({ label: 'Wszystkie konta' })
    await expect(panel).toContainText('organizacji jeszcze nie było')
  })
  await test.step('a removed member has none today', async () => {
    await mutate('removeMember', { memberId: pawel.memberId })
    await openHistory(page, accountId)
    await expect(panel.getByRole('listitem')).toHaveCount(2)
    await expect(event(page, 'usunięcie użytkownika: Paweł Grzęda')).toContainText('Traci: Poczta, konto Mewa Telekom')
  })
})

test('[ISSUE 3] a past day of the demonstration has fewer people than today', async ({
  kontor,
  demonstration,
  newBrowser,
}) => {
  const { context, page } = await newBrowser()
  await enterAs(kontor, context, demonstration.login('telecom', 'owner'))
  await page.goto('/')
  await page.getByRole('link', { name: 'Historia', exact: true }).click()
  const panel = inPanel(page)
  const people = async () => Number(/(\d+) os/.exec((await panel.getByRole('status').textContent()) ?? '')?.[1])
  await expect(panel.getByRole('listitem').first()).toBeVisible()
  const now = await people()
  const day = new Date(Date.now() - 400 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
  await fillDay(panel, 'Dzień', day)
  await expect(page).toHaveURL(new RegExp(`day=${day}`))
  await expect.poll(people).toBeLessThan(now)
  expect(await people()).toBeGreaterThan(0)
  await page.getByRole('button', { name: 'Pokaż starsze' }).click()
  await expect(page.getByRole('article').nth(60)).toBeVisible()
})

test('[ISSUE 3] what the filter finds is downloaded as a spreadsheet, and as a proof that the server’s operator can check', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId, zulawy, mutate } = await setup(kontor)
  await mutate('renameAccount', { accountId: zulawy, name: '=HYPERLINK("http://zly.example")' })
  const { page } = await newBrowser(owner)
  await openHistory(page, accountId, '?kind=accounts')
  await expect(event(page, 'zmiana nazwy konta')).toBeVisible()
  const save = async (item: string) => {
    await page.getByRole('button', { name: 'Pobierz', exact: true }).click()
    const downloading = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: item }).click()
    const download = await downloading
    return { name: download.suggestedFilename(), path: await download.path() }
  }

  await test.step('CSV', async () => {
    const { name, path } = await save('Plik tekstowy (CSV)')
    expect(name).toMatch(/^historia-\d{4}-\d\d-\d\d\.csv$/)
    const lines = readFileSync(path, 'utf8').split('\r\n')
    expect(lines[0]).toBe('\uFEFFnr;czas;kto;opis;przed;po;skrót')
    expect(lines).toHaveLength(6)
    expect(lines[1]).toContain('"Halina Wróblewska – zmiana nazwy konta: Żuławy Mobile na =HYPERLINK')
    expect(lines.filter((line) => /(^|;)"?[=+\-@]/.test(line))).toEqual([])
    await expect(page.getByText('Plik jest gotowy: 4 wpisy.')).toBeVisible()
  })
  await test.step('JSON, which verify-history finds in the log', async () => {
    const { name, path } = await save('Pobierz dowód (JSON)')
    expect(name).toMatch(/^dowod-historii-.*\.json$/)
    const proof = JSON.parse(readFileSync(path, 'utf8')) as { head: { seq: number }; entries: { seq: number }[] }
    expect(proof.entries).toHaveLength(4)
    expect(proof.head.seq).toBeGreaterThanOrEqual(proof.entries.at(-1)?.seq ?? 0)
    const program = resolve(import.meta.dirname, '../../sync-server/src/backup/program.ts')
    const { stdout } = await promisify(execFile)(process.execPath, [program, 'verify-history', '--proof', path], {
      env: { ...process.env, KONTOR_DATA_DIR: kontor.dataFolder },
    })
    expect(stdout).toContain('intact')
  })
})

test('[ISSUE 3] [S2] without the server the history says where it is, and comes when the connection is back', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await setup(kontor)
  const { page } = await newBrowser(owner)
  await openHistory(page, accountId)
  await expect(page.getByRole('article').first()).toBeVisible()
  await appKept(page)
  await kontor.stop()
  await page.reload()
  await expect(page.getByRole('heading', { name: /Historia jest na serwerze/ })).toBeVisible()
  await kontor.start()
  await expect(page.getByRole('article').first()).toBeVisible({ timeout: 60_000 })
})

test('[ISSUE 3] [B2] the history is for administrators', async ({ kontor, newBrowser }) => {
  const { owner, organizationId, accountId } = await setup(kontor)
  const reader = await join(owner, organizationId, {
    ...{ name: 'Renata Wilk', username: 'r.wilk', homeAccountId: accountId, rights: ['account'] },
  })
  const { page } = await newBrowser(reader)
  await page.goto(`/a/${accountId}/account/history`)
  await expect(page.getByRole('heading', { name: 'Historię widzi administrator' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Historia', exact: true })).toBeHidden()
})
