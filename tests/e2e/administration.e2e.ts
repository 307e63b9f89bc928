import type { Page } from '@playwright/test'
import { createSubAccount, join, register } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { manageUser, userRow } from './manage-user.ts'
import { syncState } from './sync-state.ts'

const pawel = { name: 'Paweł Grzęda', username: 'p.grzeda' } as const
const agnieszka = { name: 'Agnieszka Dąb', username: 'a.dab' } as const

const editGrants = (page: Page, person: string) =>
  userRow(page, person)
    .getByRole('button', { name: /^Edytuj/ })
    .click()

const undo = (page: Page) => page.getByRole('button', { name: 'Cofnij', exact: true }).last().click()

test('[B11] [B16] [B17] [B28] rights are changed with the difference in words, and what is hidden without each unfolds', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const kaszuby = await createSubAccount(owner, organizationId, 'Kaszuby Online', 'PT 03418')
  const member = await join(owner, organizationId, {
    ...pawel,
    homeAccountId: accountId,
    rights: ['mail'],
    grants: [kaszuby],
  })
  const { page } = await newBrowser(owner)
  const { page: his } = await newBrowser(member)
  await his.goto(`/a/${kaszuby}/mail`)
  await expect(his.getByRole('heading', { level: 1, name: 'Poczta' })).toBeVisible()
  await page.goto(`/a/${accountId}/account/users`)
  await manageUser(page, 'Paweł Grzęda', 'Edytuj prawa dostępu')
  const dialog = page.getByRole('dialog')
  const update = dialog.getByRole('button', { name: 'Aktualizuj' })

  await test.step('[B16] [B17] it reaches every account of the person, and the way out is offered', async () => {
    await expect(dialog).toContainText('Zmiana obejmie wszystkie konta tej osoby: konto główne i 1 konto dodatkowe.')
    await expect(dialog).toContainText('Osobnych praw dla jednego konta nie da się ustawić')
    await expect(dialog.getByRole('button', { name: 'Zaproś do utworzenia drugiego loginu' })).toBeVisible()
    await expect(update).toBeDisabled()
  })
  await test.step('[B28] what is hidden without the right unfolds, for the browser and for the phone', async () => {
    await dialog.getByRole('button', { name: 'Co ukrywa brak tego prawa: Poczta' }).click()
    await expect(dialog).toContainText('Bez prawa Poczta nie widać:')
    await expect(dialog.getByRole('heading', { name: 'W przeglądarce' })).toBeVisible()
    await expect(dialog.getByRole('heading', { name: 'W aplikacji mobilnej' })).toBeVisible()
    await expect(dialog.getByRole('listitem').filter({ hasText: 'wiadomości w zakładce Poczta' })).toBeVisible()
    await expect(dialog.getByRole('listitem').filter({ hasText: 'powiadomień push o wiadomościach' })).toBeVisible()
  })
  await test.step('[B11] the difference is shown in words before it is saved', async () => {
    await dialog.getByRole('checkbox', { name: /^Finanse/ }).check()
    await dialog.getByRole('checkbox', { name: /^Poczta/ }).uncheck()
    await expect(dialog.getByRole('listitem').filter({ hasText: 'Zyska' })).toHaveText(
      /Zyska\s*Finanse na kontach Mewa Telekom i Kaszuby Online: faktura zbiorcza/,
    )
    await expect(dialog.getByRole('listitem').filter({ hasText: 'Straci' })).toHaveText(
      /Straci\s*Pocztę na kontach Mewa Telekom i Kaszuby Online\. Otwarte strony zamkną się od razu\./,
    )
    await update.click()
    await expect(dialog).toBeHidden()
    await expect(userRow(page, 'Paweł Grzęda')).toContainText('Finanse')
    await expect(userRow(page, 'Paweł Grzęda')).not.toContainText('Poczta')
  })
  await test.step('the open page of the person follows', async () => {
    await expect(his.getByText('Tego działu nie można otworzyć')).toBeVisible()
    await expect(his.getByRole('link', { name: 'Poczta' })).toBeHidden()
    await expect(his.getByRole('link', { name: 'Finanse' })).toBeVisible()
  })
  await test.step('and it is taken back with one press', async () => {
    await undo(page)
    await expect(userRow(page, 'Paweł Grzęda')).toContainText('Poczta')
    await expect(userRow(page, 'Paweł Grzęda')).not.toContainText('Finanse')
    await expect(his.getByRole('heading', { level: 1, name: 'Poczta' })).toBeVisible()
  })
})

test('[B12] [A9] a sub-account’s member becomes an administrator and moves to the main account', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const zulawy = await createSubAccount(owner, organizationId, 'Żuławy Mobile', 'PT 07240')
  await createSubAccount(owner, organizationId, 'Kaszuby Online', 'PT 03418')
  const member = await join(owner, organizationId, { ...agnieszka, homeAccountId: zulawy, rights: ['processes'] })
  const { page } = await newBrowser(owner)
  const { page: hers } = await newBrowser(member)
  await hers.goto('/')
  await expect(hers.getByRole('banner')).toContainText('Żuławy Mobile')
  await expect(hers.getByRole('button', { name: 'Przełącz konto' })).toBeHidden()
  await page.goto(`/a/${accountId}/account/users`)

  const dialog = page.getByRole('dialog')
  await manageUser(page, 'Agnieszka Dąb', 'Przypisz prawa administratora')
  await expect(dialog).toContainText(
    'Ta osoba przejdzie z konta dodatkowego Żuławy Mobile do konta głównego Mewa Telekom.',
  )
  await dialog.getByRole('button', { name: 'Tak, potwierdź' }).click()
  await expect(userRow(page, 'Agnieszka Dąb')).toContainText('Administrator')
  await expect(userRow(page, 'Agnieszka Dąb')).toContainText('wszystkie prawa')

  await expect(hers.getByRole('link', { name: 'Twórz i zarządzaj użytkownikami' })).toBeVisible()
  await hers.getByRole('button', { name: 'Przełącz konto' }).click()
  await expect(hers.getByRole('dialog').getByRole('radio')).toHaveCount(3)

  await test.step('and the right can be withdrawn again; the main account stays the home', async () => {
    await manageUser(page, 'Agnieszka Dąb', 'Odbierz prawa administratora')
    await dialog.getByRole('button', { name: 'Odbierz prawa administratora' }).click()
    await expect(userRow(page, 'Agnieszka Dąb')).toContainText('Procesy')
    await expect(hers.getByRole('link', { name: 'Twórz i zarządzaj użytkownikami' })).toBeHidden()
    const { members } = await owner.directory(organizationId)
    expect(members.find(({ username }) => username === 'a.dab')?.homeAccountId).toBe(accountId)
  })
})

test('[B13] removing a person asks first, names the accounts, and ends the access at once', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const kaszuby = await createSubAccount(owner, organizationId, 'Kaszuby Online', 'PT 03418')
  const member = await join(owner, organizationId, {
    ...pawel,
    homeAccountId: accountId,
    rights: ['processes'],
    grants: [kaszuby],
  })
  const { page } = await newBrowser(owner)
  const { page: his } = await newBrowser(member)
  await his.goto(`/a/${kaszuby}/processes`)
  await expect(his.getByRole('banner')).toContainText('Kaszuby Online')
  await page.goto(`/a/${accountId}/account/users`)

  const dialog = page.getByRole('dialog')
  await manageUser(page, 'Paweł Grzęda', 'Usuń użytkownika')
  await expect(dialog).toContainText(/Straci\s*dostęp do kont Mewa Telekom i Kaszuby Online/)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(userRow(page, 'Paweł Grzęda')).toBeVisible()
  await manageUser(page, 'Paweł Grzęda', 'Usuń użytkownika')
  await dialog.getByRole('button', { name: 'Usuń Paweł Grzęda' }).click()
  await expect(userRow(page, 'Paweł Grzęda')).toBeHidden()
  await expect(his.getByText('Ten login nie ma już dostępu do żadnego konta')).toBeVisible()
  expect((await member.request('GET', `/api/documents/section/${kaszuby}.processes`)).status).toBe(403)
})

test('[B20] [B21] the primary login says Konto główne under its name, and why nothing about it can be changed', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const zajac = await join(owner, organizationId, {
    name: 'Krzysztof Zając',
    username: 'k.zajac',
    homeAccountId: accountId,
    admin: true,
  })
  for (const person of [owner, zajac]) {
    const { page } = await newBrowser(person)
    await page.goto(`/a/${accountId}/account/users`)
    const row = userRow(page, 'Halina Wróblewska')
    await expect(row).toContainText('Konto główne')
    await expect(row).toContainText('Login główny')
    await expect(row.getByRole('button', { name: /^Zarządzaj/ })).toBeHidden()
    await row.getByRole('button', { name: 'Dlaczego nie można zmienić: Halina Wróblewska' }).click()
    await expect(page.getByRole('dialog')).toContainText('związane umową z operatorem')
  }
  const { members } = await owner.directory(organizationId)
  const memberId = members.find(({ primary }) => primary)?.id
  for (const name of ['withdrawAdmin', 'suspendMember', 'removeMember'])
    expect(await zajac.refusalOf(organizationId, name, { memberId })).toBe('primary-is-fixed')
})

test('[A16] an administrator’s boxes are ticked and locked, with the reason, and the server refuses too', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const kaszuby = await createSubAccount(owner, organizationId, 'Kaszuby Online', 'PT 03418')
  await createSubAccount(owner, organizationId, 'Żuławy Mobile', 'PT 07240')
  const zajac = await join(owner, organizationId, {
    name: 'Krzysztof Zając',
    username: 'k.zajac',
    homeAccountId: accountId,
    admin: true,
  })
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/account/roles`)
  await editGrants(page, 'Krzysztof Zając')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Administrator ma zawsze dostęp do wszystkich kont dodatkowych.')
  await expect(dialog.getByRole('checkbox')).toHaveCount(2)
  for (const box of await dialog.getByRole('checkbox').all()) {
    await expect(box).toBeChecked()
    await expect(box).toBeDisabled()
  }
  await expect(dialog.getByRole('button', { name: 'Zapisz' })).toBeHidden()
  expect(
    await owner.refusalOf(organizationId, 'changeGrants', { memberId: zajac.memberId, add: [], remove: [kaszuby] }),
  ).toBe('admin-access-is-fixed')
})

test('[A11] [A15] a sub-account’s member is moved to the main account from the dialog, and can then be given more', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const zulawy = await createSubAccount(owner, organizationId, 'Żuławy Mobile', 'PT 07240')
  await createSubAccount(owner, organizationId, 'Kaszuby Online', 'PT 03418')
  await join(owner, organizationId, { ...agnieszka, homeAccountId: zulawy, rights: ['processes'] })
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/account/roles`)
  await editGrants(page, 'Agnieszka Dąb')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('nie ma dostępu do konta głównego ani do innych kont dodatkowych')
  await expect(dialog.getByRole('checkbox', { name: /Kaszuby Online/ })).toBeDisabled()
  await dialog.getByRole('button', { name: 'Przenieś do konta głównego' }).click()
  await expect(dialog.getByRole('checkbox', { name: /Żuławy Mobile/ })).toBeChecked()
  await dialog.getByRole('checkbox', { name: /Kaszuby Online/ }).check()
  await dialog.getByRole('button', { name: 'Zapisz' }).click()
  await expect(dialog).toBeHidden()
  await expect(syncState(page)).toContainText('Zapisano')
  const { members } = await owner.directory(organizationId)
  const member = members.find(({ username }) => username === 'a.dab')
  expect([member?.homeAccountId, member?.grants.length]).toEqual([accountId, 2])
})

test('[DESIGN 5] a person is suspended and reinstated, each taken back with one press, and the open page follows', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const member = await join(owner, organizationId, { ...pawel, homeAccountId: accountId, rights: ['processes'] })
  const { page } = await newBrowser(owner)
  const { page: his } = await newBrowser(member)
  await his.goto(`/a/${accountId}/processes`)
  const hisPage = his.getByRole('heading', { level: 1, name: 'Procesy' })
  const held = his.getByText('Dostęp do organizacji Mewa Telekom sp. z o.o. jest zawieszony')
  await expect(hisPage).toBeVisible()
  await page.goto(`/a/${accountId}/account/users`)
  const row = userRow(page, 'Paweł Grzęda')

  const suspend = page.getByRole('button', { name: 'Zawieś Paweł Grzęda' })
  await manageUser(page, 'Paweł Grzęda', 'Zawieś')
  await suspend.click()
  await expect(row).toContainText('dostęp zawieszony')
  await expect(held).toBeVisible()
  await undo(page)
  await expect(row).not.toContainText('dostęp zawieszony')
  await expect(hisPage).toBeVisible()

  await manageUser(page, 'Paweł Grzęda', 'Zawieś')
  await suspend.click()
  await expect(held).toBeVisible()
  await page.getByRole('link', { name: /^Zawieszeni/ }).click()
  await manageUser(page, 'Paweł Grzęda', 'Przywróć')
  await page.getByRole('button', { name: 'Przywróć Paweł Grzęda' }).click()
  await expect(page.getByText('Przywrócono dostęp: Paweł Grzęda.')).toBeVisible()
  await expect(hisPage).toBeVisible()
})
