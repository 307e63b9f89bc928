import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import type { KontorServer } from '../server/kontor-server.ts'
import { createSubAccount, join, newId, password, register } from '../server/person.ts'
import { enterAs, loadDemonstration } from './demonstration.ts'
import { expect, test } from './fixtures.ts'
import { pressOn, typeInto } from './keyboard.ts'
import { expectNoFindings } from './no-findings.ts'
import { syncState } from './sync-state.ts'

const nothing = { add: [], remove: [], addRoles: [], removeRoles: [] }

/** Halina owns Mewa Telekom with two sub-accounts; Krzysztof is an administrator, Paweł a member. */
const setup = async (kontor: KontorServer) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const kaszuby = await createSubAccount(owner, organizationId, 'Kaszuby Online', 'PT 03418')
  const zulawy = await createSubAccount(owner, organizationId, 'Żuławy Mobile', 'PT 07240')
  const krzysztof = await join(owner, organizationId, {
    ...{ name: 'Krzysztof Zając', username: 'k.zajac', homeAccountId: accountId, admin: true },
  })
  const pawel = await join(owner, organizationId, {
    ...{ name: 'Paweł Grzęda', username: 'p.grzeda', homeAccountId: accountId },
    ...{ rights: ['mail'], grants: [kaszuby] },
  })
  const mutate = (name: string, args: object, by = owner) => by.mutate(organizationId, name, args)
  return { owner, organizationId, accountId, kaszuby, zulawy, krzysztof, pawel, mutate }
}

const event = (page: Page, sentence: string) => page.getByRole('article').filter({ hasText: sentence })
const search = (page: Page) => page.getByRole('searchbox', { name: 'Szukaj w historii' })
const token = (page: Page, name: string) => page.getByRole('button', { name: `Usuń filtr: ${name}` })
const inPanel = (page: Page) => page.getByRole('complementary', { name: 'Kto miał dostęp' })

const openHistory = async (page: Page, accountId: string, query = '') => {
  await page.goto(`/a/${accountId}/account/history${query}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Historia' })).toBeVisible()
}

test('[ISSUE 3] changes of two administrators stand in the history in words, and new ones come on top by themselves', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId, zulawy, krzysztof, pawel, mutate } = await setup(kontor)
  await mutate('changeRights', { memberId: pawel.memberId, ...nothing, add: ['finance'], remove: ['mail'] }, krzysztof)
  const { context, page } = await newBrowser()
  await owner.enter(context)
  await page.goto(`/a/${accountId}`)
  await page.getByRole('link', { name: 'Historia', exact: true }).click()

  const rights = event(page, 'Krzysztof Zając: zmieniono prawa dostępu użytkownika Paweł Grzęda.')
  await expect(rights).toContainText('Zyskuje: Finanse.')
  await expect(rights).toContainText('Traci: Poczta.')
  await expect(
    event(page, 'Halina Wróblewska: dodano konto dodatkowe Żuławy Mobile z identyfikatorem PT 07240.'),
  ).toBeVisible()
  await expect(page.getByRole('heading', { name: /^Dzisiaj/ })).toBeVisible()
  await expect(page.getByText('zalogowano się')).toBeHidden()

  await test.step('an entry unfolds into before and after, with its hash', async () => {
    await rights.getByRole('button', { name: /^Pokaż szczegóły/ }).click()
    await expect(rights.getByRole('row', { name: 'Prawa dostępu Poczta Finanse' })).toBeVisible()
    await expect(rights.getByText(/^[0-9a-f]{64}$/)).toHaveCount(2)
  })
  await test.step('what a colleague does meanwhile comes on top', async () => {
    await mutate('changeGrants', { memberId: pawel.memberId, add: [zulawy], remove: [] }, krzysztof)
    await expect(page.getByRole('article').first()).toContainText(
      'Krzysztof Zając: zmieniono dostęp użytkownika Paweł Grzęda do kont dodatkowych.',
    )
    await expect(page.getByRole('article').first()).toContainText('Zyskuje: konto Żuławy Mobile.')
  })
  await test.step('a record keeps the name that it had then', async () => {
    await mutate('renameAccount', { accountId: zulawy, name: 'Żuławy' })
    await expect(event(page, 'zmieniono nazwę konta Żuławy Mobile na Żuławy.')).toBeVisible()
    await expect(event(page, 'dodano konto dodatkowe Żuławy Mobile')).toBeVisible()
  })
  await test.step('the chain is whole, and the screen says when that was checked', async () => {
    await page.getByRole('button', { name: 'Sprawdź łańcuch ponownie' }).click()
    await expect(page.getByText(/łańcuch pełny: \d+ wpis(y|ów), sprawdzono \d\d:\d\d/)).toBeVisible()
  })
})

test('[ISSUE 3] the history is filtered by person, account, actor, kind and day, and the address holds the filter', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId, zulawy, krzysztof, pawel, mutate } = await setup(kontor)
  await mutate('changeRights', { memberId: pawel.memberId, ...nothing, add: ['finance'] }, krzysztof)
  await mutate('renameAccount', { accountId: zulawy, name: 'Żuławy' })
  await mutate('createRole', { roleId: newId(), name: 'Zespół FNP', rights: ['processes'] })
  const { context, page } = await newBrowser()
  await owner.enter(context)
  await openHistory(page, accountId)
  const rights = event(page, 'zmieniono prawa dostępu użytkownika Paweł Grzęda')
  const renamed = event(page, 'zmieniono nazwę konta Żuławy Mobile na Żuławy')
  const role = event(page, 'utworzono rolę Zespół FNP')
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
  await test.step('actor and kind, from the menu', async () => {
    await page.getByRole('button', { name: 'Filtruj' }).click()
    await page.getByRole('menuitemradio', { name: 'Krzysztof Zając' }).click()
    await expect(renamed).toBeHidden()
    await page.getByRole('menuitemradio', { name: 'ról', exact: true }).click()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('heading', { name: 'Żaden wpis nie pasuje do filtrów' })).toBeVisible()
    await page.getByRole('button', { name: 'Wyczyść filtry' }).click()
    await expect(renamed).toBeVisible()
  })
  await test.step('days, and the way back', async () => {
    await page.getByRole('button', { name: 'Daty', exact: true }).click()
    await page.getByLabel('Do dnia').fill('2020-01-31')
    await page.keyboard.press('Escape')
    await expect(token(page, 'do 31 sty 2020')).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Żaden wpis nie pasuje do filtrów' })).toBeVisible()
    await page.goBack()
    await expect(renamed).toBeVisible()
  })
  await test.step('sign-ins come when they are asked for', async () => {
    const { context: his } = await newBrowser()
    await enterAs(kontor, his, { ...{ name: 'Krzysztof Zając', kind: 'administrator' }, username: 'k.zajac', password })
    const signIn = event(page, 'Krzysztof Zając: zalogowano się.')
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
  const { context, page } = await newBrowser()
  await owner.enter(context)
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
    await panel.getByRole('button', { name: 'Pobierz listę (CSV)' }).click()
    const download = await downloading
    expect(download.suggestedFilename()).toMatch(/^kto-mial-dostep-\d{4}-\d\d-\d\d\.csv$/)
    expect(readFileSync(await download.path(), 'utf8')).toContain(
      'Paweł Grzęda,p.grzeda,Kaszuby Online,dostęp nadany,Poczta\r\n',
    )
  })
  await test.step('the day before, there was no organisation', async () => {
    await panel.getByLabel('Dzień').fill('2020-01-31')
    await expect(panel).toContainText('Tego dnia nikt nie miał dostępu do tego konta.')
    await panel.getByLabel('Konto').selectOption({ label: 'Wszystkie konta' })
    await expect(panel).toContainText('organizacji jeszcze nie było')
  })
  await test.step('whoever is removed has none today', async () => {
    await mutate('removeMember', { memberId: pawel.memberId })
    await openHistory(page, accountId)
    await expect(panel.getByRole('listitem')).toHaveCount(2)
    await expect(event(page, 'usunięto użytkownika Paweł Grzęda')).toContainText('Traci: Poczta, konto Mewa Telekom')
  })
})

test('[ISSUE 3] a past day of the demonstration has fewer people than today', async ({ kontor, newBrowser }) => {
  const demonstration = await loadDemonstration(kontor)
  const { context, page } = await newBrowser()
  await enterAs(kontor, context, demonstration.login('telecom', 'owner'))
  await page.goto('/')
  await page.getByRole('link', { name: 'Historia', exact: true }).click()
  const panel = inPanel(page)
  const people = async () => Number(/(\d+) os/.exec((await panel.getByRole('status').textContent()) ?? '')?.[1])
  await expect(panel.getByRole('listitem').first()).toBeVisible()
  const now = await people()
  const day = new Date(Date.now() - 400 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
  await panel.getByLabel('Dzień').fill(day)
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
  const { context, page } = await newBrowser()
  await owner.enter(context)
  await openHistory(page, accountId, '?kind=accounts')
  await expect(event(page, 'zmieniono nazwę konta')).toBeVisible()
  const save = async (item: string) => {
    await page.getByRole('button', { name: 'Pobierz', exact: true }).click()
    const downloading = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: item }).click()
    const download = await downloading
    return { name: download.suggestedFilename(), path: await download.path() }
  }

  await test.step('CSV', async () => {
    const { name, path } = await save('Arkusz (CSV)')
    expect(name).toMatch(/^historia-\d{4}-\d\d-\d\d\.csv$/)
    const lines = readFileSync(path, 'utf8').split('\r\n')
    expect(lines[0]).toBe('\uFEFFnr,czas,kto,zdanie,przed,po,skrót')
    expect(lines).toHaveLength(6)
    expect(lines[1]).toContain('"Halina Wróblewska: zmieniono nazwę konta Żuławy Mobile na =HYPERLINK')
    expect(lines.filter((line) => /(^|,)"?[=+\-@]/.test(line))).toEqual([])
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

test('[ISSUE 3] [A15] [A19] [B10] rights, grants, a role, a name, a suspension and an archive are taken back from the history', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId, zulawy, pawel, mutate } = await setup(kontor)
  const { memberId } = pawel
  const roleId = newId()
  await mutate('createRole', { roleId, name: 'Zespół FNP', rights: ['processes'] })
  await mutate('changeRights', { memberId, ...nothing, add: ['finance'], remove: ['mail'] })
  await mutate('changeGrants', { memberId, add: [zulawy], remove: [] })
  await mutate('changeRole', { roleId, name: 'Portowcy', add: ['mail'], remove: [] })
  await mutate('renameAccount', { accountId: zulawy, name: 'Żuławy' })
  await mutate('suspendMember', { memberId })
  await mutate('archiveAccount', { accountId: zulawy })
  const { context, page } = await newBrowser()
  await owner.enter(context)
  await openHistory(page, accountId)
  const dialog = page.getByRole('dialog')
  const undo = async (sentence: string, ...said: readonly string[]) => {
    await event(page, sentence)
      .first()
      .getByRole('button', { name: /^Cofnij wpis/ })
      .click()
    for (const words of said) await expect(dialog).toContainText(words)
    await dialog.getByRole('button', { name: 'Cofnij zmianę' }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByText(/^Cofnięto wpis nr \d+\.$/).last()).toBeVisible()
  }

  await undo('przeniesiono konto Żuławy do archiwum', 'Przywrócenie konta Żuławy z archiwum')
  await expect(event(page, 'Halina Wróblewska: przywrócono konto Żuławy z archiwum.')).toBeVisible()
  await undo('zawieszono użytkownika Paweł Grzęda', 'Przywrócenie: Paweł Grzęda', 'Zyska')
  await undo('zmieniono nazwę konta Żuławy Mobile na Żuławy', 'na Żuławy Mobile', 'Niczyj dostęp się nie zmieni.')
  await undo('zmieniono nazwę roli Zespół FNP na Portowcy', 'Zmiana nazwy roli Portowcy na Zespół FNP')
  await undo('zmieniono dostęp użytkownika Paweł Grzęda', 'Straci', 'Żuławy Mobile')
  await undo('zmieniono prawa dostępu użytkownika Paweł Grzęda', 'Straci', 'Finanse', 'Zyska', 'Pocztę')
  await expect(syncState(page)).toContainText('Zapisano')

  const { members, accounts, roles } = await owner.read<{
    members: { id: string; rights: string[]; grants: string[]; status: string }[]
    accounts: { id: string; name: string; status: string }[]
    roles: { id: string; name: string; rights: string[] }[]
  }>(`/api/documents/directory/${organizationId}`)
  expect(members.find(({ id }) => id === memberId)).toMatchObject({ rights: ['mail'], status: 'active' })
  expect(members.find(({ id }) => id === memberId)?.grants).not.toContain(zulawy)
  expect(accounts.find(({ id }) => id === zulawy)).toMatchObject({ name: 'Żuławy Mobile', status: 'active' })
  expect(roles.find(({ id }) => id === roleId)).toMatchObject({ name: 'Zespół FNP', rights: ['processes'] })

  await test.step('taken back twice, there is nothing left to take back', async () => {
    await event(page, 'zawieszono użytkownika Paweł Grzęda')
      .getByRole('button', { name: /^Cofnij wpis/ })
      .click()
    await expect(dialog).toContainText('Nie ma już czego cofać')
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  })
})

test('[ISSUE 3] [B13] what the rules refuse is not taken back, and the reason is said; own refused changes are kept', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId, pawel, mutate } = await setup(kontor)
  const { memberId } = pawel
  await mutate('changeRights', { memberId, ...nothing, add: ['finance'] })
  await mutate('removeMember', { memberId })
  expect(await owner.refusalOf(organizationId, 'archiveAccount', { accountId })).toBe('main-account-is-fixed')
  const { context, page } = await newBrowser()
  await owner.enter(context)
  await openHistory(page, accountId)
  const removal = event(page, 'usunięto użytkownika Paweł Grzęda').getByRole('button', { name: /^Cofnij wpis/ })
  await expect(removal).toBeDisabled()
  await expect(removal).toHaveAttribute('title', /Osobę trzeba zaprosić ponownie/)

  await event(page, 'zmieniono prawa dostępu użytkownika Paweł Grzęda')
    .getByRole('button', { name: /^Cofnij wpis/ })
    .click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Teraz nie można tego cofnąć.')
  await expect(dialog).toContainText('Paweł Grzęda')
  await expect(dialog.getByRole('button', { name: 'Cofnij zmianę' })).toBeHidden()
  await dialog.getByRole('button', { name: 'Zamknij' }).last().click()
  await expect(dialog).toBeHidden()

  await page.getByRole('link', { name: 'Odrzucone moje' }).click()
  await expect(event(page, 'Przeniesienie konta Mewa Telekom do archiwum')).toContainText('Odmowa.')
})

test('[ISSUE 3] [S2] without the server the history says where it is, and comes when the connection is back', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await setup(kontor)
  const { context, page } = await newBrowser()
  await owner.enter(context)
  await openHistory(page, accountId)
  await expect(page.getByRole('article').first()).toBeVisible()
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => null))
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
  const { context, page } = await newBrowser()
  await reader.enter(context)
  await page.goto(`/a/${accountId}/account/history`)
  await expect(page.getByRole('heading', { name: 'Historię widzi administrator' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Historia', exact: true })).toBeHidden()
})

test('[ISSUE 3] [SCREENS] an entry is found, unfolded and taken back with the keyboard alone, and axe finds nothing', async ({
  kontor,
  newBrowser,
}) => {
  test.slow()
  const { owner, accountId, pawel, mutate } = await setup(kontor)
  await mutate('suspendMember', { memberId: pawel.memberId })
  const { context, page } = await newBrowser()
  await owner.enter(context)
  await openHistory(page, accountId)
  const suspended = event(page, 'zawieszono użytkownika Paweł Grzęda')
  await expect(suspended).toBeVisible()
  await expectNoFindings(page, 'history')
  await typeInto(page, search(page), 'pawel')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(token(page, 'osoba Paweł Grzęda')).toBeVisible()
  await pressOn(page, suspended.getByRole('button', { name: /^Pokaż szczegóły/ }))
  await expect(suspended.getByRole('row', { name: /Stan aktywny zawieszony/ })).toBeVisible()
  await expectNoFindings(page, 'history, unfolded and filtered')
  await pressOn(page, suspended.getByRole('button', { name: /^Cofnij wpis/ }))
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectNoFindings(page, 'undo')
  await pressOn(page, page.getByRole('dialog').getByRole('button', { name: 'Cofnij zmianę' }))
  await expect(event(page, 'przywrócono użytkownika Paweł Grzęda')).toBeVisible()
})
