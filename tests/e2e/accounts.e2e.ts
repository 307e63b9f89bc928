import type { Page } from '@playwright/test'
import { createSubAccount, join, newId, register } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { manageUser } from './manage-user.ts'

const accountRow = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(name) })

const moreOf = async (page: Page, account: string, act: string): Promise<void> => {
  await page.getByRole('button', { name: `Więcej: ${account}`, exact: true }).click()
  await page.getByRole('menuitem', { name: act }).click()
}

const undo = (page: Page) => page.getByRole('button', { name: 'Cofnij', exact: true }).last().click()

test('[A14] the checklist of a new sub-account leads to its services and users, and goes once all is done', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  await createSubAccount(owner, organizationId, 'Żuławy Mobile', 'PT 07240')
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/account/sub-accounts`)
  const tasks = page.getByRole('row', { name: 'Co zostało do zrobienia' })
  const dialog = page.getByRole('dialog')
  await expect(tasks).toContainText('Konto Żuławy Mobile czeka na usługi i osoby')
  await expect(tasks).toContainText('Zrobiono 1 z 3')

  await test.step('[A8] a second unit, and a service', async () => {
    await tasks.getByRole('button', { name: 'Dodaj usługę' }).click()
    await dialog.getByLabel('Identyfikator PT').fill('PT 07241')
    await dialog.getByLabel('Nazwa (nieobowiązkowo)').fill('Centrala w Elblągu')
    await dialog.getByRole('button', { name: 'Dodaj PT' }).click()
    await expect(dialog.getByRole('listitem').filter({ hasText: 'PT 07241' })).toContainText('Centrala w Elblągu')
    await dialog.getByRole('button', { name: 'Dodaj usługę FNP: PT 07240' }).click()
    await expect(dialog.getByRole('button', { name: 'Usuń usługę FNP: PT 07240' })).toBeVisible()
    await dialog.getByRole('button', { name: 'Zamknij' }).first().click()
    await expect(tasks).toContainText('Zrobiono 2 z 3')
    await expect(accountRow(page, 'Żuławy Mobile').first()).toContainText('PT 07240')
  })
  await test.step('an identifier that is taken is refused beside the field', async () => {
    await moreOf(page, 'Żuławy Mobile', 'PT i usługi')
    await dialog.getByLabel('Identyfikator PT').fill('pt 03417')
    await dialog.getByRole('button', { name: 'Dodaj PT' }).click()
    await expect(dialog.getByLabel('Identyfikator PT')).toHaveAccessibleDescription(/należy już do konta Mewa Telekom/)
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  })
  await test.step('its users, invited from the list itself', async () => {
    await tasks.getByRole('link', { name: 'Dodaj użytkownika' }).click()
    await dialog.getByLabel('Nazwa', { exact: true }).fill('Joanna Nadolna')
    await dialog.getByLabel('E-mail').fill('j.nadolna@mewa.example')
    await dialog.getByRole('button', { name: 'Następny krok: ustaw prawa dostępu' }).click()
    await expect(dialog.getByLabel('Konto macierzyste').locator('option:checked')).toHaveText('Żuławy Mobile')
    await dialog.getByRole('checkbox', { name: /^Procesy/ }).check()
    await dialog.getByRole('button', { name: 'Wyślij zaproszenie' }).click()
    await expect(dialog).toBeHidden()
  })
  await page.goto(`/a/${accountId}/account/sub-accounts`)
  await expect(accountRow(page, 'Żuławy Mobile')).toContainText('konto dodatkowe')
  await expect(tasks).toBeHidden()
})

test('[DESIGN 5] an account is renamed, archived and restored; who works there is let out and in, and each can be undone', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const kaszuby = await createSubAccount(owner, organizationId, 'Kaszuby Online', 'PT 03418')
  const agnieszka = await join(owner, organizationId, {
    name: 'Agnieszka Dąb',
    username: 'a.dab',
    homeAccountId: kaszuby,
    rights: ['processes'],
  })
  const { page } = await newBrowser(owner)
  const { page: hers } = await newBrowser(agnieszka)
  await hers.goto('/')
  const bar = hers.getByRole('banner')
  await expect(bar).toContainText('Kaszuby Online')
  await page.goto(`/a/${accountId}/account/sub-accounts`)
  const dialog = page.getByRole('dialog')

  await test.step('renamed, everybody sees the new name', async () => {
    await moreOf(page, 'Kaszuby Online', 'Zmień nazwę')
    const name = dialog.getByLabel('Nazwa konta')
    await expect(name).toHaveValue('Kaszuby Online')
    await name.fill('')
    await dialog.getByRole('button', { name: 'Zapisz' }).click()
    await expect(name).toHaveAccessibleDescription(/To pole jest puste/)
    await name.fill('Kaszuby Światłowód')
    await dialog.getByRole('button', { name: 'Zapisz' }).click()
    await expect(bar).toContainText('Kaszuby Światłowód')
    await undo(page)
    await expect(bar).toContainText('Kaszuby Online')
  })
  await test.step('archived, it leaves the list, and no one works there', async () => {
    await moreOf(page, 'Kaszuby Online', 'Zarchiwizuj')
    await expect(dialog).toContainText(/Straci\s*dostęp do konta Kaszuby Online: /)
    await dialog.getByRole('button', { name: 'Zarchiwizuj Kaszuby Online' }).click()
    await expect(accountRow(page, 'Kaszuby Online')).toBeHidden()
    await expect(hers.getByText('Ten login nie ma już dostępu do żadnego konta')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Przełącz konto' })).toBeHidden()
  })
  await test.step('restored, all is as it was', async () => {
    await page.getByRole('button', { name: 'Pokaż 1 zarchiwizowane' }).click()
    await expect(accountRow(page, 'Kaszuby Online')).toContainText('w archiwum')
    await moreOf(page, 'Kaszuby Online', 'Przywróć z archiwum')
    await expect(dialog).toContainText(/Zyska\s*dostęp do konta Kaszuby Online: .*Agnieszka Dąb/)
    await dialog.getByRole('button', { name: 'Przywróć Kaszuby Online' }).click()
    await expect(bar).toContainText('Kaszuby Online')
    await expect(hers.getByRole('link', { name: 'Procesy' })).toBeVisible()
    await undo(page)
    await expect(accountRow(page, 'Kaszuby Online')).toContainText('w archiwum')
  })
  await test.step('the main account cannot be archived, and the menu says why', async () => {
    await page.getByRole('button', { name: 'Więcej: Mewa Telekom' }).click()
    await expect(page.getByRole('menuitem', { name: 'Zarchiwizuj' })).toContainText(
      'Konta głównego nie można zarchiwizować.',
    )
    await expect(page.getByRole('menuitem', { name: 'Zarchiwizuj' })).toBeDisabled()
  })
})

test('[B2] a member with the right Konto sees people, roles and accounts, and why nothing can be changed', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const kaszuby = await createSubAccount(owner, organizationId, 'Kaszuby Online', 'PT 03418')
  await owner.mutate(organizationId, 'createRole', { roleId: newId(), name: 'Operator portu', rights: ['processes'] })
  const renata = await join(owner, organizationId, {
    name: 'Renata Kos',
    username: 'r.kos',
    homeAccountId: accountId,
    rights: ['account'],
  })
  const { page } = await newBrowser(renata)
  const note = page.getByText('Zmieniać je może tylko administrator konta głównego')
  const main = page.getByRole('main')

  await page.goto(`/a/${accountId}`)
  await page.getByRole('link', { name: 'Twórz i zarządzaj użytkownikami' }).click()
  await expect(page.getByRole('row', { name: /Halina Wróblewska/ })).toBeVisible()
  await expect(note).toBeVisible()
  await expect(main.getByRole('button', { name: /^(Dodaj użytkownika|Zarządzaj|Edytuj|Dlaczego)/ })).toHaveCount(0)
  await page.getByRole('row', { name: /Renata Kos/ }).click()
  await expect(page.getByRole('dialog')).toBeHidden()

  await page.getByRole('link', { name: 'Konta dodatkowe' }).click()
  // The page of a person has a row for each account too.
  await expect(page.getByRole('heading', { level: 1, name: 'Konta dodatkowe' })).toBeVisible()
  await expect(accountRow(page, 'Kaszuby Online')).toBeVisible()
  await expect(note).toBeVisible()
  await expect(main.getByRole('button', { name: /^(Dodaj|Więcej)/ })).toHaveCount(0)
  await accountRow(page, 'Kaszuby Online').getByRole('button', { name: 'Kaszuby Online' }).click()
  await expect(page.getByRole('dialog')).toContainText('PT 03418')
  await expect(page.getByRole('dialog').getByRole('textbox')).toHaveCount(0)
  await expect(page.getByRole('dialog').getByRole('button', { name: /^(Dodaj|Usuń)/ })).toHaveCount(0)
  await page.keyboard.press('Escape')

  await page.getByRole('link', { name: 'Rola użytkownika' }).click()
  await expect(page.getByRole('row', { name: /Halina Wróblewska/ })).toBeVisible()
  await expect(note).toBeVisible()
  await page.getByRole('link', { name: /^Role/ }).click()
  await expect(page.getByRole('row', { name: /Operator portu/ })).toBeVisible()
  await expect(main.getByRole('button', { name: /^(Utwórz|Więcej|Edytuj)/ })).toHaveCount(0)

  expect(await renata.refusalOf(organizationId, 'renameAccount', { accountId: kaszuby, name: 'Moje' })).toBe(
    'not-admin',
  )
})

test('[B19] [B22] [B24] a hotel’s account takes a property of the contract only, and explains what to do about another', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor, {
    profile: 'hospitality',
    accountName: 'Bursztyn',
    unitIdentifier: 'OB 100',
    contractUnits: ['OB 101', 'OB 102'],
  })
  await register(kontor, {
    profile: 'hospitality',
    username: 'b.sowa',
    accountName: 'Perła',
    unitIdentifier: 'OB 200',
    contractUnits: ['OB 201'],
    taxId: '951 000 22 38',
  })
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/account/sub-accounts`)
  const dialog = page.getByRole('dialog')
  const identifier = dialog.getByLabel('Identyfikator obiektu')
  const create = async (name: string, unit: string) => {
    await page.getByRole('button', { name: 'Dodaj konto' }).first().click()
    await dialog.getByLabel('Nazwa konta').fill(name)
    await identifier.selectOption(unit)
    await dialog.getByRole('button', { name: 'Dalej' }).click()
    await expect(dialog).toContainText(`Koszty ${unit} trafią na tę samą fakturę zbiorczą.`)
    await dialog.getByRole('button', { name: 'Potwierdź' }).click()
    await expect(dialog).toBeHidden()
    await expect(accountRow(page, name).first()).toContainText(unit)
  }

  await test.step('[B22] [B23] [B24] what is outside the contract is explained, with the way on', async () => {
    await page.getByRole('button', { name: 'Dodaj konto' }).first().click()
    await expect(identifier.getByRole('option')).toHaveText(['Proszę wybrać', 'OB 101', 'OB 102'])
    await dialog.getByText('Obiektu nie ma na tej liście?').click()
    await expect(dialog).toContainText('Najpierw trzeba go zarejestrować; potem można go tu dodać.')
    await expect(dialog.getByRole('link', { name: 'Zarejestruj obiekt' })).toBeVisible()
    await expect(dialog).toContainText('operator dopisze go do umowy')
    await expect(dialog).toContainText('Potrzebuje osobnego konta głównego, z inną nazwą użytkownika.')
    await expect(dialog.getByRole('link', { name: 'Zarejestruj osobne konto' })).toBeVisible()
    await page.keyboard.press('Escape')
  })
  await test.step('[B19] a property of the contract is chosen', async () => {
    await create('Bursztyn Gdynia', 'OB 101')
    await create('Bursztyn Hel', 'OB 102')
  })
  await test.step('[B19] with none left, it says so, and offers no way past', async () => {
    await page.getByRole('button', { name: 'Dodaj konto' }).first().click()
    await expect(dialog).toContainText(/Wszystkie obiekty z umowy .+ są już przypisane do kont/)
    await expect(dialog.getByRole('button', { name: 'Dalej' })).toBeDisabled()
    await page.keyboard.press('Escape')
  })
  await test.step('[B19] the primary account’s own property cannot be removed, with the reason', async () => {
    await moreOf(page, 'Bursztyn', 'Obiekty i usługi')
    await expect(dialog.getByRole('button', { name: 'Usuń: OB 100' })).toBeDisabled()
    await expect(dialog).toContainText('jest związany umową')
  })
  await test.step('and the server refuses the same', async () => {
    const { units } = await owner.directory(organizationId)
    const add = (unit: string) =>
      owner.refusalOf(organizationId, 'addUnit', { unitId: newId(), accountId, identifier: unit })
    expect([
      await add('OB 999'),
      await add('OB 201'),
      await owner.refusalOf(organizationId, 'removeUnit', {
        unitId: units.find((unit) => unit.identifier === 'OB 100')?.id,
      }),
    ]).toEqual(['unit-outside-contract', 'different-legal-entity', 'contract-unit-is-fixed'])
  })
})

test('[B28] in the hotel’s profile the right Konto hides nothing in the mobile app, and says why', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor, { profile: 'hospitality' })
  await join(owner, organizationId, { name: 'Paweł Grzęda', username: 'p.grzeda', homeAccountId: accountId })
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/account/users`)
  await manageUser(page, 'Paweł Grzęda', 'Edytuj prawa dostępu')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('button', { name: /^Co ukrywa brak tego prawa/ })).toHaveCount(7)
  await dialog.getByRole('button', { name: 'Co ukrywa brak tego prawa: Konto' }).click()
  await expect(dialog).toContainText('określonych uprawnień dotyczących obiektu w zakładce Konto')
  await expect(dialog).toContainText('nic nie znika: aplikacja mobilna nie ma zakładki Konto')
  await dialog.getByRole('button', { name: 'Co ukrywa brak tego prawa: Oferty promocyjne' }).click()
  await expect(dialog).toContainText('narzędzia do monitorowania promocji w zakładce Więcej')
})
