import { openLargeOrganization } from '../server/large-organization.ts'
import { createSubAccount, join, newId, register } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { userRow } from './manage-user.ts'
import { expectNoFindings, expectNoSidewaysScroll } from './no-findings.ts'

test('[A9] [A10] [A11] [A16] who reaches an account, and why: administrators, home, grant', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const kaszuby = await createSubAccount(owner, organizationId, 'Kaszuby Online', 'PT 03418')
  const zatoka = await createSubAccount(owner, organizationId, 'Zatoka Net', 'PT 07240')
  const add = (name: string, username: string, over: object = {}) =>
    join(owner, organizationId, { name, username, homeAccountId: accountId, ...over })
  const joanna = await add('Joanna Nadolna', 'j.nadolna', { rights: ['mail'], grants: [kaszuby] })
  await add('Agnieszka Dąb', 'a.dab', { homeAccountId: kaszuby, rights: ['processes'] })
  await add('Tomasz Kłos', 't.klos', { homeAccountId: zatoka })
  const { page } = await newBrowser(owner)

  await test.step('from the list of sub-accounts', async () => {
    await page.goto(`/a/${accountId}/account/sub-accounts`)
    await page.getByRole('button', { name: 'Więcej: Kaszuby Online' }).click()
    await page.getByRole('menuitem', { name: 'Kto ma dostęp' }).click()
    await expect(page.getByText('Dostęp do konta Kaszuby Online mają 3 osoby')).toBeVisible()
    await expect(userRow(page, 'Halina Wróblewska')).toContainText('jako administrator')
    await expect(userRow(page, 'Halina Wróblewska')).toContainText('wszystkie prawa')
    await expect(userRow(page, 'Agnieszka Dąb')).toContainText('konto macierzyste')
    await expect(userRow(page, 'Joanna Nadolna')).toContainText('dostęp nadany')
    await expect(userRow(page, 'Joanna Nadolna')).toContainText('Poczta')
    await expect(userRow(page, 'Tomasz Kłos')).toHaveCount(0)
  })
  await test.step('filtered by the reason, and sought', async () => {
    await page.getByRole('link', { name: /^dostęp nadany/ }).click()
    await expect(page).toHaveURL(/why=grant/)
    await expect(userRow(page, 'Agnieszka Dąb')).toHaveCount(0)
    await expect(userRow(page, 'Joanna Nadolna')).toBeVisible()
    const search = page.getByRole('searchbox', { name: 'Szukaj osób' })
    await search.fill('agnieszka')
    await expect(page.getByRole('heading', { name: 'Nie znaleziono osób pasujących do „agnieszka”' })).toBeVisible()
    await page.getByRole('button', { name: 'Wyczyść filtry' }).click()
    await expect(page.getByRole('row')).toHaveCount(4)
  })
  await test.step('another account is chosen with the keyboard; a change shows at once', async () => {
    await page.getByRole('button', { name: /^Konto: Kaszuby Online/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('searchbox', { name: 'Szukaj kont' }).fill('zatoka')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Dostęp do konta Zatoka Net mają 2 osoby')).toBeVisible()
    await owner.mutate(organizationId, 'changeGrants', { memberId: joanna.memberId, add: [zatoka], remove: [] })
    await expect(userRow(page, 'Joanna Nadolna')).toContainText('dostęp nadany')
  })
  await test.step('archived, it is reached by no one', async () => {
    await owner.mutate(organizationId, 'archiveAccount', { accountId: zatoka })
    await expect(page.getByRole('heading', { name: 'Konto Zatoka Net jest w archiwum' })).toBeVisible()
  })
  await test.step('a row leads to the person', async () => {
    await page.getByRole('link', { name: 'Kto ma dostęp' }).first().click()
    await userRow(page, 'Joanna Nadolna').getByRole('link', { name: 'Joanna Nadolna' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Joanna Nadolna' })).toBeVisible()
  })
})

test('[A19] [B10] [B16] [B28] who holds a right, every way in which it is held, and what is hidden without it', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const kaszuby = await createSubAccount(owner, organizationId, 'Kaszuby Online', 'PT 03418')
  const roleId = newId()
  await owner.mutate(organizationId, 'createRole', { roleId, name: 'Rozliczenia', rights: ['finance'] })
  const joanna = await join(owner, organizationId, {
    name: 'Joanna Nadolna',
    username: 'j.nadolna',
    homeAccountId: accountId,
    rights: ['finance'],
    roleIds: [roleId],
    grants: [kaszuby],
  })
  await join(owner, organizationId, {
    name: 'Agnieszka Dąb',
    username: 'a.dab',
    homeAccountId: kaszuby,
    roleIds: [roleId],
  })
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/account/users/${joanna.memberId}?tab=rights`)
  await page.getByRole('link', { name: 'Kto ma to prawo: Finanse' }).click()

  await expect(page.getByText('Prawo Finanse mają 3 osoby')).toBeVisible()
  await expect(userRow(page, 'Halina Wróblewska')).toContainText('wszystkie: 2')
  await expect(userRow(page, 'Joanna Nadolna')).toContainText('bezpośrednio')
  await expect(userRow(page, 'Joanna Nadolna')).toContainText('rola Rozliczenia')
  await expect(userRow(page, 'Agnieszka Dąb')).toContainText('rola Rozliczenia')
  const beside = page.getByRole('complementary', { name: 'Co ukrywa brak tego prawa: Finanse' })
  await expect(beside.getByRole('listitem').filter({ hasText: 'stron działu Finanse' })).toBeVisible()
  await expect(beside.getByRole('listitem').filter({ hasText: 'faktur w zakładce Więcej' })).toBeVisible()

  await test.step('[A19] the role changes, and with it the members who hold the right through it', async () => {
    await owner.mutate(organizationId, 'changeRole', { roleId, add: ['mail'], remove: ['finance'] })
    await expect(userRow(page, 'Agnieszka Dąb')).toHaveCount(0)
    await expect(userRow(page, 'Joanna Nadolna')).toContainText('bezpośrednio')
    await page.getByRole('navigation', { name: 'Prawo' }).getByRole('link', { name: 'Poczta' }).click()
    await page.getByRole('link', { name: /^tylko przez rolę/ }).click()
    await expect(page.getByRole('row')).toHaveCount(3)
    await expect(userRow(page, 'Agnieszka Dąb')).toContainText('rola Rozliczenia')
  })
})

for (const { profile, rights, section } of [
  {
    profile: 'telecom',
    rights: { processes: 'Procesy', units: 'PT i usługi', mail: 'Poczta', finance: 'Finanse' },
    section: 'mail',
  },
  {
    profile: 'hospitality',
    rights: {
      calendar: 'Kalendarz i dostępność',
      mail: 'Poczta',
      finance: 'Finanse',
      property: 'Obiekt',
      reservations: 'Rezerwacje',
      promotions: 'Oferty promocyjne',
    },
    section: 'mail',
  },
] as const) {
  test(`[B28] ${profile}: without a right its section is gone from the navigation and from its address, the others stay`, async ({
    kontor,
    newBrowser,
  }) => {
    const { owner, organizationId, accountId } = await register(kontor, {
      profile,
      unitIdentifier: profile === 'telecom' ? 'PT 03417' : 'HB 001',
      ...(profile === 'telecom' ? {} : { contractUnits: ['HB 001'] }),
    })
    const all = Object.keys(rights)
    const member = await join(owner, organizationId, {
      name: 'Joanna Nadolna',
      username: 'j.nadolna',
      homeAccountId: accountId,
      rights: all,
    })
    const { page } = await newBrowser(member)
    await page.goto(`/a/${accountId}/${section}`)
    const sections = page.getByRole('navigation', { name: 'Działy' }).first().getByRole('link')
    // Beside the name a section may have the number of what is open in it.
    const named = (names: readonly string[]) => names.map((name) => new RegExp(`^${name}\\d*$`))
    await expect(sections).toHaveText(named(Object.values(rights)))
    const change = (add: readonly string[], remove: readonly string[]) =>
      owner.mutate(organizationId, 'changeRights', {
        memberId: member.memberId,
        add,
        remove,
        addRoles: [],
        removeRoles: [],
      })
    for (const [right, name] of Object.entries(rights)) {
      await change([], [right])
      await expect(sections).toHaveText(named(Object.values(rights).filter((one) => one !== name)))
      await page.goto(`/a/${accountId}/${right}`)
      await expect(page.getByRole('heading', { name: 'Tego działu nie można otworzyć' })).toBeVisible()
      expect((await member.request('GET', `/api/documents/section/${accountId}.${right}`)).status).toBe(403)
      await change([right], [])
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    }
  })
}

test('[B10] [SCREENS] among ten thousand people who has access is found, and only the rows in view exist', async ({
  kontor,
  newBrowser,
}) => {
  test.slow()
  const { owner, accountId } = await openLargeOrganization(kontor, { people: 10_000, subAccounts: 1_000 })
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/account/access`)
  const table = page.getByRole('table')
  await expect(table).toBeVisible({ timeout: 60_000 })
  expect(Number(await table.getAttribute('aria-rowcount'))).toBeGreaterThan(5_000)
  expect(await table.getByRole('row').count()).toBeLessThan(100)
  await page.goto(`/a/${accountId}/account/access?account=account-0500`)
  await expect(page.getByText(/^Dostęp do konta Oddział 0500 ma/)).toBeVisible({ timeout: 60_000 })
  await page.getByRole('link', { name: 'Według prawa' }).click()
  await page.getByRole('navigation', { name: 'Prawo' }).getByRole('link', { name: 'Poczta' }).click()
  await expect(page.getByText(/^Prawo Poczta ma/)).toBeVisible()
  expect(Number(await table.getAttribute('aria-rowcount'))).toBeGreaterThan(1_000)
})

for (const width of [1440, 390]) {
  test(`[SCREENS] axe finds nothing on Kto ma dostęp in both themes, and nothing scrolls sideways, ${width} pixels wide`, async ({
    kontor,
    newBrowser,
  }) => {
    const { owner, organizationId, accountId } = await register(kontor)
    await join(owner, organizationId, {
      name: 'Maria Wiktoria Aleksandra Konstancja Brzęczyszczykiewicz-Chrząszczyżewoszycka',
      username: 'm.brzeczyszczykiewicz-chrzaszczyzewoszycka',
      homeAccountId: accountId,
      rights: ['mail', 'finance', 'processes', 'units', 'account'],
    })
    const { page } = await newBrowser(owner)
    await page.setViewportSize({ width, height: 844 })
    for (const search of ['', '?right=finance']) {
      await page.goto(`/a/${accountId}/account/access${search}`)
      await expect(page.getByRole('table')).toBeVisible()
      await expectNoSidewaysScroll(page)
      await expectNoFindings(page, `access${search}`)
    }
    await page.goto(`/a/${accountId}/account/access`)
    await page.getByRole('button', { name: /^Konto: / }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectNoFindings(page, 'choosing an account')
  })
}
