import { openLargeOrganization } from '../server/large-organization.ts'
import { createSubAccount, join, newId, register } from '../server/person.ts'
import { appKept } from './app-kept.ts'
import { expect, test } from './fixtures.ts'
import { cell, explanation, joanna, tab } from './person-page.ts'

const dated = '\\d{1,2} \\p{L}+ \\d{4}'
const givenBy = (name: string) => new RegExp(`Nadane przez: ${name}, ${dated}`, 'u')

test.use({ serviceWorkers: 'allow' })

test('[A10] [A19] [B10] [B28] every cell of the matrix says why it opens or not, by whom and when', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const kaszuby = await createSubAccount(owner, organizationId, 'Kaszuby Online', 'PT 03418')
  await createSubAccount(owner, organizationId, 'Zatoka Net', 'PT 07240')
  const closed = await createSubAccount(owner, organizationId, 'Puck Światło', 'PT 07241')
  await owner.mutate(organizationId, 'archiveAccount', { accountId: closed })
  const roleId = newId()
  await owner.mutate(organizationId, 'createRole', { roleId, name: 'Zespół FNP', rights: ['processes'] })
  const { memberId } = await join(owner, organizationId, {
    ...joanna,
    homeAccountId: accountId,
    roleIds: [roleId],
    rights: ['mail'],
    grants: [kaszuby],
  })
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/account/users/${memberId}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Joanna Nadolna' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('Osoba zapraszająca')
  const why = explanation(page)

  await test.step('[A10] [A19] open: the account by a grant, the right through a role', async () => {
    await cell(page, 'Procesy', 'Kaszuby Online').click()
    await expect(why).toContainText('Dlaczego dział Procesy jest otwarty na koncie Kaszuby Online')
    await expect(why).toContainText('Konto: dostęp nadano tej osobie osobno.')
    await expect(why).toContainText('Prawo: przez rolę Zespół FNP, którą ma 1 osoba.')
    await expect(why.getByText(givenBy('Halina Wróblewska'))).toHaveCount(2)
    await page.keyboard.press('Escape')
    await expect(why).toBeHidden()
  })
  await test.step('closed: no right, no grant, an archived account', async () => {
    await cell(page, 'Finanse', 'Mewa Telekom').click()
    await expect(why).toContainText('Konto: to konto macierzyste tej osoby.')
    await expect(why).toContainText('Prawo: brak: ani bezpośrednio, ani przez rolę.')
    await page.keyboard.press('Escape')
    await cell(page, 'Poczta', 'Zatoka Net').click()
    await expect(why).toContainText('Konto: nie nadano dostępu do tego konta.')
    await expect(why).toContainText('Prawo: nadane bezpośrednio.')
    await page.keyboard.press('Escape')
    await cell(page, 'Poczta', 'Puck Światło').click()
    await expect(why).toContainText('jest w archiwum, więc nikt go nie otworzy')
    await page.keyboard.press('Escape')
  })
  await test.step('[B11] from there the rights are edited, and the matrix follows', async () => {
    await cell(page, 'Finanse', 'Mewa Telekom').click()
    await why.getByRole('button', { name: 'Edytuj prawa dostępu' }).click()
    const dialog = page.getByRole('dialog', { name: 'Edytuj prawa dostępu' })
    await dialog.getByRole('checkbox', { name: /^Finanse/ }).check()
    await dialog.getByRole('checkbox', { name: /^Zespół FNP/ }).uncheck()
    await dialog.getByRole('button', { name: 'Aktualizuj' }).click()
    await expect(dialog).toBeHidden()
    await expect(cell(page, 'Finanse', 'Kaszuby Online')).toHaveAccessibleName(/otwarte/)
    await expect(cell(page, 'Procesy', 'Kaszuby Online')).toHaveAccessibleName(/zamknięte/)
    await expect(page.getByRole('main')).toContainText('bez roli')
  })
  await test.step('[B28] in the mobile app: its own places, and no section Konto', async () => {
    await expect(page.getByRole('heading', { name: 'Co widać w przeglądarce' })).toBeVisible()
    await expect(page.getByRole('listitem').filter({ hasText: 'faktura zbiorcza i faktury kont' })).toBeVisible()
    await page.getByRole('link', { name: 'W aplikacji mobilnej' }).click()
    await expect(page.getByRole('heading', { name: 'Co widać w aplikacji mobilnej' })).toBeVisible()
    await expect(page.getByRole('listitem').filter({ hasText: 'lista procesów' })).toContainText('brak prawa: Procesy')
    await expect(cell(page, 'Konto', 'Mewa Telekom')).toHaveCount(0)
    await page.reload()
    await expect(page.getByRole('heading', { name: 'Co widać w aplikacji mobilnej' })).toBeVisible()
  })
  await test.step('[B10] the tab of rights says why, by whom and when, and unfolds what is hidden without', async () => {
    await tab(page, 'Prawa dostępu').click()
    const mail = page.getByRole('region', { name: 'Poczta' })
    await expect(mail).toContainText('bezpośrednio')
    await expect(mail.getByText(givenBy('Halina Wróblewska'))).toBeVisible()
    await mail.getByRole('button', { name: 'Co ukrywa brak tego prawa: Poczta' }).click()
    await expect(mail.getByRole('listitem').filter({ hasText: 'powiadomień push o wiadomościach' })).toBeVisible()
    await expect(page.getByRole('region', { name: 'Procesy' })).toContainText('brak prawa')
  })
  await test.step('[A15] the tab of accounts says the same of each account', async () => {
    await tab(page, 'Konta').click()
    const row = page.getByRole('row', { name: /Kaszuby Online/ })
    await expect(row).toContainText('dostęp nadano tej osobie osobno.')
    await expect(row).toContainText('Halina Wróblewska')
    await expect(page.getByRole('row', { name: /Zatoka Net/ })).toContainText('nie nadano dostępu do tego konta.')
  })
  await test.step('[ISSUE 3] the history of this person, and the way to view the app as Joanna', async () => {
    await tab(page, 'Historia').click()
    await expect(page.getByRole('link', { name: 'Cała historia: Joanna Nadolna' })).toBeVisible()
    await expect(page.getByRole('main')).toContainText('Halina Wróblewska')
    await page.getByRole('button', { name: 'Podgląd jako' }).click()
    await expect(page.getByRole('dialog')).toContainText('Joanna Nadolna')
    await page.keyboard.press('Escape')
    await tab(page, 'Konta').click()
  })
  await test.step('offline, it says that the server knows who gave what', async () => {
    await expect(page).toHaveURL(/tab=accounts/)
    await appKept(page)
    await kontor.stop()
    await page.reload()
    await expect(page.getByRole('row', { name: /Kaszuby Online/ })).toContainText('dostęp nadano')
    await expect(page.getByText('Kto i kiedy to nadał, będzie wiadomo, gdy wróci połączenie z serwerem.')).toBeVisible()
    await tab(page, 'Sesje').click()
    await expect(page.getByRole('heading', { name: 'Nie ma połączenia z serwerem' })).toBeVisible()
    await kontor.start()
  })
})

test('[A11] [A16] [B20] an administrator, the primary login, a home in a sub-account and a suspended member each say why', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const zulawy = await createSubAccount(owner, organizationId, 'Żuławy Mobile', 'PT 07240')
  const add = (name: string, username: string, over: object = {}) =>
    join(owner, organizationId, { name, username, homeAccountId: accountId, ...over })
  const admin = await add('Krzysztof Zając', 'k.zajac', { admin: true })
  const sub = await add('Agnieszka Dąb', 'a.dab', { homeAccountId: zulawy, rights: ['account'] })
  const held = await add('Rafał Ostrowski', 'r.ostrowski', { rights: ['mail'] })
  await owner.mutate(organizationId, 'suspendMember', { memberId: held.memberId })
  const { page } = await newBrowser(owner)
  const open = (memberId: string) => page.goto(`/a/${accountId}/account/users/${memberId}`)
  const why = explanation(page)

  await test.step('[A16] an administrator reaches everything, and the rights are not edited one by one', async () => {
    await open(admin.memberId)
    await cell(page, 'Finanse', 'Żuławy Mobile').click()
    await expect(why).toContainText('Konto: administrator ma dostęp do wszystkich kont.')
    await expect(why).toContainText('Prawo: administrator ma wszystkie prawa.')
    await page.keyboard.press('Escape')
    const edit = page.getByRole('button', { name: 'Edytuj prawa dostępu' })
    await expect(edit).toBeDisabled()
    await expect(edit).toHaveAttribute('title', /administrator/i)
  })
  await test.step('[A11] a home in a sub-account excludes the others', async () => {
    await open(sub.memberId)
    await cell(page, 'Konto', 'Mewa Telekom').click()
    await expect(why).toContainText('to osoba konta dodatkowego Żuławy Mobile, więc nie ma dostępu do konta głównego')
    await page.keyboard.press('Escape')
    await cell(page, 'Konto', 'Żuławy Mobile').click()
    await expect(why).toContainText('Listę osób i kont otwiera to prawo tylko osobie konta głównego.')
    await page.keyboard.press('Escape')
  })
  await test.step('[B13] a suspension holds everything back', async () => {
    await open(held.memberId)
    await expect(page.getByText('Dostęp tej osoby jest zawieszony. Prawa i konta są zapisane')).toBeVisible()
    await cell(page, 'Poczta', 'Mewa Telekom').click()
    await expect(why).toContainText('dostęp tej osoby jest zawieszony, więc nie otworzy ona żadnego konta.')
    await page.keyboard.press('Escape')
  })
  await test.step('[B20] [B21] the primary login is locked, and says why', async () => {
    const { members } = await owner.directory(organizationId)
    await open(members.find(({ primary }) => primary)?.id ?? '')
    await expect(page.getByRole('main')).toContainText('Konto główne')
    await expect(page.getByRole('button', { name: /^Zarządzaj/ })).toHaveCount(0)
    await page.getByRole('button', { name: /^Dlaczego nie można zmienić/ }).click()
    await expect(page.getByRole('dialog')).toContainText('Halina Wróblewska')
  })
  await test.step('an unknown person: a notice with the way back', async () => {
    await open('unknown')
    await expect(page.getByRole('heading', { name: 'Nie ma tu takiej osoby' })).toBeVisible()
    await page.getByRole('link', { name: 'Wróć do listy użytkowników' }).click()
    await expect(page.getByRole('row', { name: /Agnieszka Dąb/ })).toBeVisible()
  })
})

test('[A7] [SCREENS] among a thousand sub-accounts the matrix begins with those that are reached, and the arrows lead through it', async ({
  kontor,
  newBrowser,
}) => {
  test.slow()
  const { owner, accountId } = await openLargeOrganization(kontor, { people: 120, subAccounts: 1_000 })
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/account/users/member-00003`)
  const onlyReached = page.getByRole('checkbox', { name: 'Tylko dostępne' })
  await expect(onlyReached).toBeChecked()
  await expect(page.getByRole('status').filter({ hasText: /z 1001 kont|z 1\s001 kont/ })).toBeVisible()
  await onlyReached.uncheck()
  const table = page.getByRole('table')
  await expect(table).toHaveAttribute('aria-rowcount', '1002')
  expect(await table.getByRole('row').count()).toBeLessThan(100)
  const search = page.getByRole('searchbox', { name: 'Szukaj konta' })
  await search.fill('0777')
  await expect(table).toHaveAttribute('aria-rowcount', '2')

  await test.step('down from the search into the row, right into its cells, Enter says why', async () => {
    await search.press('ArrowDown')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await expect(cell(page, 'PT i usługi', 'Oddział 0777')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(explanation(page)).toContainText('nie nadano dostępu do tego konta.')
    await page.keyboard.press('Escape')
    await expect(cell(page, 'PT i usługi', 'Oddział 0777')).toBeFocused()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await expect(page.getByRole('row', { name: /Oddział 0777/ })).toBeFocused()
  })
  await test.step('[ISSUE 3] what suspending takes stays readable', async () => {
    await page.goto(`/a/${accountId}/account/users/member-00100?dialog=suspend&of=member-00100`)
    await expect(page.getByRole('dialog').getByRole('listitem')).toHaveText(/Straci\s*dostęp do 1001 kont\./)
  })
})
