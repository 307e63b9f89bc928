import type { Page } from '@playwright/test'
import { createSubAccount, invite, join, register, type RegisteredOwner } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { userRow } from './manage-user.ts'
import { syncState } from './sync-state.ts'
import type { KontorServer } from '../server/kontor-server.ts'

const people = [
  { name: 'Krzysztof Zając', username: 'k.zajac', admin: true },
  { name: 'Joanna Nadolna', username: 'j.nadolna', rights: ['mail'] },
  { name: 'Paweł Grzęda', username: 'p.grzeda', rights: ['units'] },
  { name: 'Zofia Żmijewska', username: 'z.zmijewska', rights: ['finance'] },
] as const

interface Team extends RegisteredOwner {
  readonly memberIds: Readonly<Record<string, string>>
}

/** An owner, an administrator, and three people of the main account. */
const team = async (kontor: KontorServer): Promise<Team> => {
  const registered = await register(kontor)
  const { owner, organizationId, accountId } = registered
  const memberIds: Record<string, string> = {}
  for (const person of people) {
    const { memberId } = await join(owner, organizationId, { ...person, homeAccountId: accountId })
    memberIds[person.name] = memberId
  }
  return { ...registered, memberIds }
}

const openUsers = async (page: Page, accountId: string, search = '') => {
  await page.goto(`/a/${accountId}/account/users${search}`)
  await expect(page.getByRole('row').nth(1)).toBeVisible()
}

const mark = async (page: Page, ...names: readonly string[]) => {
  for (const name of names) await page.getByRole('checkbox', { name: `Zaznacz: ${name}` }).check()
}

const bar = (page: Page) => page.getByRole('toolbar', { name: 'Zaznaczone osoby' })
const names = (page: Page) => page.locator('tbody .person .name bdi')

interface ReadMembers {
  readonly members: readonly { readonly id: string; readonly name: string; readonly rights: readonly string[] }[]
}
const membersOf = async ({ owner, organizationId }: RegisteredOwner) =>
  (await owner.read<ReadMembers>(`/api/documents/directory/${organizationId}`)).members

test('[ISSUE 3] [B10] filters, search and order stand in the address: a reload keeps them, and the way back works', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await team(kontor)
  await invite(owner, organizationId, { name: 'Agnieszka Dąb', username: 'a.dab', homeAccountId: accountId })
  const { context, page } = await newBrowser()
  await owner.enter(context)
  await openUsers(page, accountId)
  const filter = async (value: string) => {
    await page.getByRole('button', { name: 'Filtr', exact: true }).click()
    await page.getByRole('menuitemradio', { name: value, exact: true }).click()
    await page.keyboard.press('Escape')
  }

  await filter('użytkownicy')
  await expect(page).toHaveURL(/type=user/)
  await expect(names(page)).toHaveCount(4)
  await filter('aktywni')
  await expect(page).toHaveURL(/state=active/)
  await expect(names(page)).toHaveText(['Zofia Żmijewska', 'Paweł Grzęda', 'Joanna Nadolna'])
  const nameHead = page.getByRole('columnheader', { name: 'Użytkownik' })
  await nameHead.getByRole('button').click()
  await expect(nameHead).toHaveAttribute('aria-sort', 'ascending')
  await expect(names(page)).toHaveText(['Joanna Nadolna', 'Paweł Grzęda', 'Zofia Żmijewska'])
  await page.getByRole('searchbox').fill('zmij')
  await expect(names(page)).toHaveText(['Zofia Żmijewska'])
  await expect(page).toHaveURL(/q=zmij/)

  await test.step('a reload, and somebody to whom the address was sent, see the same', async () => {
    await page.reload()
    await expect(names(page)).toHaveText(['Zofia Żmijewska'])
    await expect(page.getByRole('searchbox')).toHaveValue('zmij')
    await expect(nameHead).toHaveAttribute('aria-sort', 'ascending')
  })
  await test.step('nobody matches: it says so, and one press clears the filters', async () => {
    await page.getByRole('searchbox').fill('nikogo takiego')
    await expect(page.getByRole('heading', { name: 'Nikt nie pasuje do „nikogo takiego”' })).toBeVisible()
    await page.getByRole('button', { name: 'Wyczyść filtry' }).last().click()
    await expect(names(page)).toHaveCount(6)
    await expect(page).not.toHaveURL(/type=|state=|q=/)
  })
  await test.step('and the way back leads through them', async () => {
    await page.goBack()
    await expect(page).toHaveURL(/type=user/)
    await expect(page.getByRole('button', { name: /^Usuń filtr/ })).toHaveCount(2)
  })
})

test('[ISSUE 3] [B10] columns are chosen, kept for the login in this browser, and every one can be sorted by', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await team(kontor)
  const { context, page } = await newBrowser()
  await owner.enter(context)
  await openUsers(page, accountId)
  const heads = page.getByRole('columnheader')
  const choose = async (column: string) => {
    await page.getByRole('button', { name: 'Kolumny' }).click()
    await page.getByRole('menuitemcheckbox', { name: column, exact: true }).click()
    await page.keyboard.press('Escape')
  }
  await test.step('what is usual fits without scrolling sideways', async () => {
    await expect(heads).toContainText(['Użytkownik', 'Rola', 'Prawa dostępu', 'Konta dodatkowe', 'Ostatnie logowanie'])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  })
  await choose('E-mail')
  await choose('Konta dodatkowe')
  await expect(userRow(page, 'Paweł Grzęda')).toContainText('p.grzeda@example.org')
  await expect(page.getByRole('columnheader', { name: 'Konta dodatkowe' })).toBeHidden()
  await page.reload()
  await expect(userRow(page, 'Paweł Grzęda')).toContainText('p.grzeda@example.org')

  await test.step('with all of them the page itself does not scroll sideways, and each sorts', async () => {
    for (const column of ['Nazwa użytkownika', 'Typ', 'Konto własne', 'Konta dodatkowe', 'Stan', 'Dołączenie'])
      await choose(column)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    const sortable = page.locator('th[aria-sort]')
    for (let at = 0; at < (await sortable.count()); at += 1) {
      await sortable.nth(at).getByRole('button').click()
      await expect(sortable.nth(at)).toHaveAttribute('aria-sort', /ascending|descending/)
      await expect(names(page).first()).toHaveText('Halina Wróblewska')
    }
  })
  await test.step('and the usual ones come back with one press', async () => {
    await page.getByRole('button', { name: 'Kolumny' }).click()
    await page.getByRole('menuitem', { name: 'Przywróć zwykłe kolumny' }).click()
    await expect(page.getByRole('columnheader', { name: 'E-mail' })).toBeHidden()
  })
})

test('[ISSUE 3] [B11] [A16] a right is given to three at once: who may not have it is told before, and each has an outcome', async ({
  kontor,
  newBrowser,
}) => {
  const registered = await team(kontor)
  const { owner, accountId } = registered
  const { context, page } = await newBrowser()
  await owner.enter(context)
  await openUsers(page, accountId)
  await mark(page, 'Krzysztof Zając', 'Joanna Nadolna', 'Zofia Żmijewska')
  await expect(bar(page)).toContainText('Zaznaczono 3 osoby')
  await expect(bar(page).getByRole('button', { name: /^Edytuj prawa dostępu/ })).toContainText('2 z 3')
  await bar(page)
    .getByRole('button', { name: /^Edytuj prawa dostępu/ })
    .click()
  const dialog = page.getByRole('dialog')
  const send = dialog.getByRole('button', { name: /^Zmień prawa/ })
  await expect(send).toBeDisabled()
  await dialog.getByRole('button', { name: 'Daj: Finanse' }).click()

  await test.step('the preview adds up, and names who is left out with the reason', async () => {
    await expect(dialog.getByRole('listitem').filter({ hasText: 'Zyska' })).toContainText(
      'Finanse na 1 koncie: 1 osoba.',
    )
    await expect(dialog).toContainText('1 osobie nic się nie zmieni.')
    await expect(dialog).toContainText(/1 osoby nie można zmienić: Krzysztof Zając ma prawa administratora/)
    await dialog.getByRole('button', { name: '3 osoby po kolei' }).click()
    await expect(dialog.getByRole('listitem').filter({ hasText: 'Zofia Żmijewska' })).toContainText('bez zmian')
    await expect(send).toHaveText('Zmień prawa 1 osobie')
  })
  await send.click()
  await test.step('each has an outcome, and the whole is taken back with one press', async () => {
    await expect(dialog.getByRole('heading', { name: 'Zmiana praw: 1 osoba' })).toBeVisible()
    await expect(dialog.getByRole('listitem').filter({ hasText: 'Joanna Nadolna' })).toContainText('przyjęte')
    const held = () =>
      membersOf(registered).then((members) => members.find(({ name }) => name === 'Joanna Nadolna')?.rights)
    await expect.poll(held).toEqual(['mail', 'finance'])
    await dialog.getByRole('button', { name: 'Cofnij 1 zmianę' }).click()
    await expect(dialog.getByRole('heading', { name: 'Cofanie zmiany: 1 osoba' })).toBeVisible()
    await expect(dialog).toContainText('przyjęte: 1')
    await expect.poll(held).toEqual(['mail'])
  })
})

test('[ISSUE 3] [A15] accounts are given to many at once, and the preview names them', async ({
  kontor,
  newBrowser,
}) => {
  const registered = await team(kontor)
  const { owner, organizationId, accountId } = registered
  await createSubAccount(owner, organizationId, 'Kaszuby Online', 'PT 03418')
  const { context, page } = await newBrowser()
  await owner.enter(context)
  await openUsers(page, accountId)
  await mark(page, 'Joanna Nadolna', 'Paweł Grzęda')
  await bar(page)
    .getByRole('button', { name: /^Edytuj konta dodatkowe/ })
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Daj: Kaszuby Online' }).click()
  await expect(dialog).toContainText('dostęp do konta Kaszuby Online: 2 osoby.')
  await dialog.getByRole('button', { name: 'Zmień konta 2 osobom' }).click()
  await expect(dialog).toContainText('przyjęte: 2')
  await dialog.getByRole('button', { name: 'Zamknij' }).last().click()
  await expect(userRow(page, 'Joanna Nadolna')).toContainText('1 z 1')
})

test('[ISSUE 3] [B5] [B8] invitations are sent again and revoked together; members among the marked are left out visibly', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await team(kontor)
  for (const [name, username] of [
    ['Agnieszka Dąb', 'a.dab'],
    ['Tomasz Kłos', 't.klos'],
  ] as const)
    await invite(owner, organizationId, { name, username, homeAccountId: accountId })
  const { context, page } = await newBrowser()
  await owner.enter(context)
  await openUsers(page, accountId)
  await mark(page, 'Agnieszka Dąb', 'Tomasz Kłos', 'Paweł Grzęda')
  const dialog = page.getByRole('dialog')
  const more = async (act: string) => {
    await bar(page).getByRole('button', { name: 'Więcej' }).click()
    await page.getByRole('menuitem', { name: act }).click()
  }

  await more('Wyślij ponownie')
  await expect(dialog).toContainText('2 osoby dostaną nowy link.')
  await expect(dialog).toContainText('1 osoba nie ma zaproszenia do wysłania ani cofnięcia')
  await dialog.getByRole('button', { name: 'Wyślij 2 zaproszenia' }).click()
  await expect(dialog).toContainText('przyjęte: 2')
  await dialog.getByRole('button', { name: 'Zamknij' }).last().click()

  await more('Cofnij zaproszenia')
  await dialog.getByRole('button', { name: 'Cofnij 2 zaproszenia' }).click()
  await expect(dialog).toContainText('przyjęte: 2')
  await dialog.getByRole('button', { name: 'Zamknij' }).last().click()
  await expect(userRow(page, 'Agnieszka Dąb')).toBeHidden()
  await expect(bar(page)).toContainText('Zaznaczono 1 osobę')
})

test('[ISSUE 3] [B13] many are removed only after their number is typed, and each has an outcome', async ({
  kontor,
  newBrowser,
}) => {
  const registered = await team(kontor)
  const { owner, accountId } = registered
  const { context, page } = await newBrowser()
  await owner.enter(context)
  await openUsers(page, accountId)
  await mark(page, 'Halina Wróblewska', 'Joanna Nadolna', 'Paweł Grzęda')
  await bar(page).getByRole('button', { name: /^Usuń/ }).click()
  const dialog = page.getByRole('dialog')
  const remove = dialog.getByRole('button', { name: 'Usuń 2 osoby' })
  await expect(dialog).toContainText('1 osoby nie można zmienić: Halina Wróblewska to konto główne')
  await expect(remove).toBeDisabled()
  await dialog.getByLabel(/proszę wpisać liczbę/).fill('3')
  await expect(remove).toBeDisabled()
  await dialog.getByLabel(/proszę wpisać liczbę/).fill('2')
  await remove.click()
  await expect(dialog).toContainText('przyjęte: 2')
  await expect(dialog.getByRole('button', { name: /^Cofnij/ })).toBeHidden()
  await dialog.getByRole('button', { name: 'Zamknij' }).last().click()
  await expect(userRow(page, 'Joanna Nadolna')).toBeHidden()
  expect((await membersOf(registered)).map(({ name }) => name).toSorted()).toEqual([
    'Halina Wróblewska',
    'Krzysztof Zając',
    'Zofia Żmijewska',
  ])
})

test('[ISSUE 3] [S5] offline the change of many waits, and one that the server then refuses comes back with its reason', async ({
  kontor,
  newBrowser,
}) => {
  const registered = await team(kontor)
  const { owner, organizationId, accountId, memberIds } = registered
  const { context, page } = await newBrowser()
  await owner.enter(context)
  await openUsers(page, accountId)
  await expect(syncState(page)).toContainText('Zapisano')
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => null))
  await kontor.stop()
  await expect(syncState(page)).not.toContainText('Zapisano')
  await mark(page, 'Joanna Nadolna', 'Paweł Grzęda')
  await bar(page)
    .getByRole('button', { name: /^Edytuj prawa dostępu/ })
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Daj: Finanse' }).click()
  await dialog.getByRole('button', { name: 'Zmień prawa 2 osobom' }).click()
  await expect(dialog).toContainText('czekają na połączenie: 2')
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Paweł Grzęda' })).toContainText('czeka na połączenie')

  await test.step('closed, it goes on, and a line leads back to it', async () => {
    await dialog.getByRole('button', { name: 'Zamknij' }).last().click()
    await expect(page.getByText('Zmiany: 0 z 2')).toBeVisible()
    await expect(userRow(page, 'Joanna Nadolna')).toContainText('zmiana czeka')
    await page.getByRole('link', { name: 'Konta dodatkowe' }).click()
    await page.getByRole('button', { name: 'Pokaż', exact: true }).click()
    await expect(dialog).toContainText('czekają na połączenie: 2')
  })
  await context.setOffline(true)
  await kontor.start()
  await owner.mutate(organizationId, 'assignAdmin', { memberId: memberIds['Paweł Grzęda'] })
  await context.setOffline(false)
  await expect(dialog).toContainText('przyjęte: 1')
  await expect(dialog).toContainText('odrzucone: 1')
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Paweł Grzęda' })).toContainText(
    /odrzucone: Paweł Grzęda ma prawa administratora/,
  )
})

test('[ISSUE 3] [SCREENS] the list is worked with the keyboard alone: search, rows, ranges, Escape', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await team(kontor)
  const { context, page } = await newBrowser()
  await owner.enter(context)
  await openUsers(page, accountId, '?sort=name')
  await expect(names(page)).toHaveText([
    'Halina Wróblewska',
    'Joanna Nadolna',
    'Krzysztof Zając',
    'Paweł Grzęda',
    'Zofia Żmijewska',
  ])
  const marked = page.locator('tbody tr.is-selected .name bdi')
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(userRow(page, 'Halina Wróblewska')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(userRow(page, 'Joanna Nadolna')).toBeFocused()
  await page.keyboard.press('x')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(userRow(page, 'Krzysztof Zając')).toBeFocused()
  await page.keyboard.press('Shift+ArrowDown')
  await expect(marked).toHaveText(['Joanna Nadolna', 'Krzysztof Zając', 'Paweł Grzęda'])
  await expect(userRow(page, 'Paweł Grzęda')).toBeFocused()
  await page.keyboard.press('Shift+ArrowUp')
  await expect(marked).toHaveText(['Joanna Nadolna', 'Krzysztof Zając'])
  await page.keyboard.press('Escape')
  await expect(marked).toHaveCount(0)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toContainText('Zaznacz kilka wierszy po kolei')
  await page.keyboard.press('Escape')

  await test.step('with the mouse, Shift marks a range', async () => {
    await page.getByRole('checkbox', { name: 'Zaznacz: Joanna Nadolna' }).click()
    await page.getByRole('checkbox', { name: 'Zaznacz: Zofia Żmijewska' }).click({ modifiers: ['Shift'] })
    await expect(marked).toHaveCount(4)
    await expect(page.getByRole('checkbox', { name: 'Zaznacz: Zofia Żmijewska' })).toBeChecked()
  })
})

test('[ISSUE 3] the list is exported as it is shown, and no name in it is run as a formula', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await team(kontor)
  await invite(owner, organizationId, {
    name: '=HYPERLINK("http://zly.example")',
    username: 'zly',
    homeAccountId: accountId,
  })
  const { context, page } = await newBrowser()
  await owner.enter(context)
  await openUsers(page, accountId, '?type=user&sort=name')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Eksportuj' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^uzytkownicy-\d{4}-\d\d-\d\d\.csv$/)
  const chunks: Buffer[] = []
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer)
  const lines = Buffer.concat(chunks).toString('utf8').split('\r\n')
  expect(lines[0]).toMatch(/^\uFEFFUżytkownik,Nazwa użytkownika,E-mail,/)
  expect(lines[1]).toMatch(/^"'=HYPERLINK\(""http:\/\/zly\.example""\)",/)
  expect(lines.slice(2, 5).map((line) => line.split(',')[0])).toEqual([
    'Joanna Nadolna',
    'Paweł Grzęda',
    'Zofia Żmijewska',
  ])
})
