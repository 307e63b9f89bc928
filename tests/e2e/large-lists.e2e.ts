import { openLargeOrganization } from '../server/large-organization.ts'
import { expect, test } from './fixtures.ts'
import { userRow } from './manage-user.ts'

/** Of a thousand, no list draws them all: what is not near the eye does not exist yet. */
const drawnMax = 250

test('[ISSUE 3] [A7] [A15] [A17] with 10,000 people and 1,000 sub-accounts every list opens, is searched, ticked and saved', async ({
  kontor,
  newBrowser,
}) => {
  test.setTimeout(300_000)
  const { owner, organizationId, accountId } = await openLargeOrganization(kontor, {
    people: 10_000,
    subAccounts: 1_000,
  })
  const records = () => owner.directory(organizationId)
  const recordOf = async (id: string) => (await records()).members.find((member) => member.id === id)
  const { members, accounts } = await records()
  const plain = members.find(
    ({ homeAccountId, status, admin }) => homeAccountId === accountId && status === 'active' && !admin,
  )
  const administrator = members.find(({ admin, status, id }) => admin && status === 'active' && id !== 'member-00000')
  if (plain === undefined || administrator === undefined) throw new Error('both are among ten thousand')
  const { page } = await newBrowser(owner)
  const drawn = (role: 'row' | 'radio' | 'checkbox' | 'option') => page.getByRole(role).count()

  /** Of ten thousand people some share a name; none a user name. */
  const rowOf = ({ username }: { readonly username: string }) =>
    page.getByRole('row').filter({ has: page.getByText(username, { exact: true }) })

  await test.step('[A7] the list of sub-accounts: drawn in part, searched as one types', async () => {
    await page.goto(`/a/${accountId}/account/sub-accounts`)
    await expect(userRow(page, 'Oddział 0001')).toBeVisible()
    expect(await drawn('row')).toBeLessThan(drawnMax)
    await page.getByRole('searchbox', { name: 'Szukaj kont' }).fill('0987')
    await expect(userRow(page, 'Oddział 0987')).toBeVisible()
    await expect(userRow(page, 'Oddział 0001')).toBeHidden()
  })

  await test.step('[A17] switching: a hundred at first, the rest on the way down, one found by typing', async () => {
    await page.getByRole('button', { name: 'Przełącz konto' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByRole('radio').first()).toBeVisible()
    expect(await drawn('radio')).toBeLessThan(drawnMax)
    await dialog.getByRole('radio', { name: /Oddział 0099/ }).scrollIntoViewIfNeeded()
    await expect(dialog.getByRole('radio', { name: /Oddział 0110/ })).toBeAttached()
    await dialog.getByRole('searchbox', { name: 'Szukaj konta' }).fill('PT 10512')
    await expect(dialog.getByRole('radio')).toHaveCount(1)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('banner')).toContainText('Oddział 0512')
  })

  await test.step('[A15] access of one person: searched, ticked, saved; the comb counts', async () => {
    await page.goto(`/a/${accountId}/account/roles?q=${plain.username}`)
    const row = rowOf(plain)
    await row.getByRole('button', { name: /Edytuj/ }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByRole('checkbox').first()).toBeVisible()
    expect(await drawn('checkbox')).toBeLessThan(drawnMax)
    await dialog.getByRole('searchbox', { name: 'Szukaj kont' }).fill('0777')
    await dialog.getByRole('checkbox', { name: 'Oddział 0777' }).check()
    await dialog.getByRole('searchbox', { name: 'Szukaj kont' }).fill('oddzial 09')
    await dialog.getByRole('button', { name: 'Zaznacz wszystkie' }).click()
    await dialog.getByRole('button', { name: 'Zapisz' }).click()
    await expect(dialog).toBeHidden()
    const ticked = accounts.filter(({ name }) => /09|0777/.test(name)).map(({ id }) => id)
    const expected = new Set([...plain.grants, ...ticked])
    await expect(row).toContainText(`${expected.size} z 1000`)
    await expect.poll(async () => new Set((await recordOf(plain.id))?.grants)).toEqual(expected)
  })

  await test.step('[A15] an administrator’s thousand locked boxes open too', async () => {
    await page.goto(`/a/${accountId}/account/roles?q=${administrator.username}`)
    await rowOf(administrator)
      .getByRole('button', { name: /Edytuj/ })
      .click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByRole('checkbox').first()).toBeDisabled()
    expect(await drawn('checkbox')).toBeLessThan(drawnMax)
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  })

  await test.step('[A11] another home account is typed, not looked for among a thousand options', async () => {
    await page.goto(`/a/${accountId}/account/users?q=${plain.username}`)
    await rowOf(plain)
      .getByRole('button', { name: /^Zarządzaj/ })
      .click()
    await page.getByRole('menuitem', { name: 'Zmień konto macierzyste' }).click()
    const dialog = page.getByRole('dialog')
    const home = dialog.getByRole('combobox', { name: 'Konto macierzyste' })
    await home.click()
    await home.fill('oddzial 0333')
    await expect(page.getByRole('option')).toHaveCount(1)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(home).toHaveValue('Oddział 0333')
    await dialog.getByRole('button', { name: /^Przenieś/ }).click()
    await expect(dialog).toBeHidden()
    await expect.poll(async () => (await recordOf(plain.id))?.homeAccountId).toBe('account-0333')
  })

  await test.step('[B3] an invitation into one of a thousand', async () => {
    await page.goto(`/a/${accountId}/account/users?dialog=invite`)
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Nazwa', { exact: true }).fill('Agnieszka Dąb')
    await dialog.getByLabel('E-mail').fill('a.dab@oddzialy.example')
    await dialog.getByRole('button', { name: 'Następny krok: ustaw prawa dostępu' }).click()
    await dialog.getByRole('combobox', { name: 'Konto macierzyste' }).fill('0444')
    await page.getByRole('option', { name: 'Oddział 0444' }).click()
    await dialog.getByRole('button', { name: 'Wyślij zaproszenie' }).click()
    await expect(dialog).toBeHidden()
  })
})
