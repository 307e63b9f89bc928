import { createSubAccount, invite, join, register } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { userRow } from './manage-user.ts'
import { expectNoFindings, expectNoSidewaysScroll } from './no-findings.ts'
import { cell, explanation, joanna, tab } from './person-page.ts'
import { syncState } from './sync-state.ts'

test('[B12] [B13] [ISSUE 3] every act on a person says first what it does, and the open page follows a removal', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const kaszuby = await createSubAccount(owner, organizationId, 'Kaszuby Online', 'PT 03418')
  const { memberId } = await join(owner, organizationId, {
    ...joanna,
    homeAccountId: accountId,
    rights: ['mail'],
    grants: [kaszuby],
  })
  const { page } = await newBrowser(owner)
  const { page: other } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/account/users/${memberId}`)
  await other.goto(`/a/${accountId}/account/users/${memberId}?tab=rights`)
  await expect(other.getByRole('heading', { level: 1, name: 'Joanna Nadolna' })).toBeVisible()
  const dialog = page.getByRole('dialog')
  const manage = async (act: string) => {
    await page.getByRole('button', { name: 'Zarządzaj: Joanna Nadolna' }).click()
    await page.getByRole('menuitem', { name: act }).click()
  }
  const loses = /Straci\s*dostęp do kont Mewa Telekom i Kaszuby Online\. Otwarte strony zamkną się od razu\./

  await test.step('suspending says the loss; it is taken back with one press', async () => {
    await manage('Zawieś')
    await expect(dialog.getByRole('listitem')).toHaveText(loses)
    await dialog.getByRole('button', { name: 'Zawieś Joanna Nadolna' }).click()
    await expect(page.getByRole('main')).toContainText('dostęp zawieszony')
    await page.getByRole('button', { name: 'Cofnij', exact: true }).last().click()
    await expect(page.getByRole('main')).not.toContainText('dostęp zawieszony')
    await expect(syncState(page)).toContainText('Zapisano')
  })
  await test.step('reinstating says what comes back', async () => {
    await owner.mutate(organizationId, 'suspendMember', { memberId })
    await expect(page.getByRole('main')).toContainText('dostęp zawieszony')
    await manage('Przywróć')
    await expect(dialog.getByRole('listitem')).toHaveText(
      /Zyska\s*dostęp do kont Mewa Telekom i Kaszuby Online: Poczta\./,
    )
    await dialog.getByRole('button', { name: 'Przywróć Joanna Nadolna' }).click()
    await expect(page.getByRole('main')).not.toContainText('dostęp zawieszony')
  })
  await test.step('[B12] administrator rights say what they open', async () => {
    await manage('Przypisz prawa administratora')
    await expect(dialog.getByRole('listitem').first()).toHaveText(
      /Zyska\s*Procesy, PT i usługi, Finanse i Konto na kontach Mewa Telekom i Kaszuby Online\./,
    )
    await page.keyboard.press('Escape')
  })
  await test.step('[ISSUE 3] taking the last right says that none is left', async () => {
    await page.getByRole('button', { name: 'Edytuj prawa dostępu' }).click()
    await dialog.getByRole('checkbox', { name: /^Poczta/ }).uncheck()
    await expect(dialog.getByRole('listitem').filter({ hasText: 'Zostaje' })).toContainText('żadne prawo')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Odrzuć zmiany' }).click()
  })
  await test.step('[B13] removing says the loss, the button names the person, and both pages follow', async () => {
    await manage('Usuń użytkownika')
    await expect(dialog.getByRole('listitem')).toHaveText(loses)
    await dialog.getByRole('button', { name: 'Usuń Joanna Nadolna' }).click()
    for (const one of [page, other])
      await expect(one.getByRole('heading', { name: 'Joanna Nadolna nie należy już do organizacji' })).toBeVisible()
  })
})

test('[B12] an administrator who gives up their own administrator rights is warned, and then only reads the page', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const admin = await join(owner, organizationId, {
    name: 'Krzysztof Zając',
    username: 'k.zajac',
    homeAccountId: accountId,
    admin: true,
    rights: ['account'],
  })
  const { page } = await newBrowser(admin)
  await page.goto(`/a/${accountId}/account/users/${admin.memberId}`)
  await page.getByRole('button', { name: 'Zarządzaj: Krzysztof Zając' }).click()
  await page.getByRole('menuitem', { name: 'Odbierz prawa administratora' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(
    'Chodzi o własne prawa: po ich odebraniu przywrócić je może tylko inny administrator.',
  )
  await dialog.getByRole('button', { name: 'Odbierz prawa administratora' }).click()

  await expect(page.getByText('Zmieniać je może tylko administrator konta głównego.')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Zarządzaj|^Edytuj/ })).toHaveCount(0)
  await cell(page, 'Konto', 'Mewa Telekom').click()
  await expect(explanation(page)).toContainText('Zmienia to tylko administrator.')
  await expect(explanation(page)).toContainText('Kto i kiedy to nadał, widzi administrator.')
  await page.keyboard.press('Escape')
  await tab(page, 'Sesje').click()
  await expect(page.getByRole('heading', { name: 'Sesje widzi i kończy administrator' })).toBeVisible()
})

test('[B13] [B20] an administrator sees where a person is signed in and ends it there; the primary login is spared', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const member = await join(owner, organizationId, { ...joanna, homeAccountId: accountId, rights: ['mail'] })
  const { page } = await newBrowser(owner)
  const { page: hers } = await newBrowser(member)
  await hers.goto(`/a/${accountId}/mail`)
  await expect(hers.getByRole('heading', { level: 1, name: 'Poczta' })).toBeVisible()
  await page.goto(`/a/${accountId}/account/users/${member.memberId}?tab=sessions`)
  const sessions = page.getByRole('main').getByRole('listitem').filter({ hasText: 'ostatnio' })
  await expect(sessions).toHaveCount(1)

  await page.getByRole('button', { name: /^Zakończ sesję: / }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Ta osoba zostanie tam od razu wylogowana.')
  await dialog.getByRole('button', { name: 'Zakończ sesję', exact: true }).click()
  await expect(page.getByText('Zakończono sesje: Joanna Nadolna.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Ta osoba nie jest nigdzie zalogowana' })).toBeVisible()
  await expect(hers.getByRole('button', { name: 'Zaloguj się' })).toBeVisible()

  await test.step('[B20] the primary login’s sessions are seen, and ended by that person alone', async () => {
    const admin = await join(owner, organizationId, {
      name: 'Krzysztof Zając',
      username: 'k.zajac',
      homeAccountId: accountId,
      admin: true,
    })
    const { page: hisPage } = await newBrowser(admin)
    const { members } = await owner.directory(organizationId)
    await hisPage.goto(`/a/${accountId}/account/users/${members.find(({ primary }) => primary)?.id}?tab=sessions`)
    const end = hisPage.getByRole('button', { name: /^Zakończ sesję: / }).first()
    await expect(end).toBeDisabled()
    await expect(end).toHaveAttribute('title', /Halina Wróblewska/)
  })
})

for (const width of [1440, 390]) {
  test(`[SCREENS] axe finds nothing on a person’s page in both themes, and nothing scrolls sideways, ${width} pixels wide`, async ({
    kontor,
    newBrowser,
  }) => {
    test.slow()
    const { owner, organizationId, accountId } = await register(kontor)
    const kaszuby = await createSubAccount(
      owner,
      organizationId,
      'Bardzo długa nazwa konta dodatkowego, która nie mieści się w wierszu',
      'PT 03418',
    )
    const { memberId } = await join(owner, organizationId, {
      name: 'Maria Wiktoria Aleksandra Konstancja Brzęczyszczykiewicz-Chrząszczyżewoszycka',
      username: 'm.brzeczyszczykiewicz-chrzaszczyzewoszycka',
      homeAccountId: accountId,
      rights: ['mail'],
      grants: [kaszuby],
    })
    const { page } = await newBrowser(owner)
    await page.setViewportSize({ width, height: 844 })
    for (const name of ['overview', 'rights', 'accounts', 'sessions', 'history']) {
      await page.goto(`/a/${accountId}/account/users/${memberId}?tab=${name}`)
      await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible()
      await expectNoSidewaysScroll(page)
      await expectNoFindings(page, name)
    }
    await page.goto(`/a/${accountId}/account/users/${memberId}`)
    await cell(page, 'Procesy', 'Mewa Telekom').click()
    await expect(explanation(page)).toBeVisible()
    await expectNoSidewaysScroll(page)
    await expectNoFindings(page, 'why')
    await page.keyboard.press('Escape')
    await page.goto(`/a/${accountId}/account/users/${memberId}?dialog=suspend&of=${memberId}`)
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectNoFindings(page, 'suspend')
  })
}

test('[B10] a row of the list opens the page of a person or of an invitation, and a reader opens it too', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const reader = await join(owner, organizationId, { ...joanna, homeAccountId: accountId, rights: ['account'] })
  await invite(owner, organizationId, { name: 'Agnieszka Dąb', username: 'a.dab', homeAccountId: accountId })
  for (const person of [owner, reader]) {
    const { page } = await newBrowser(person)
    await page.goto(`/a/${accountId}/account/users`)
    await userRow(page, 'Agnieszka Dąb').getByText('oczekuje').click()
    await expect(page.getByRole('heading', { level: 1, name: 'Agnieszka Dąb' })).toBeVisible()
    await page.goBack()
    await userRow(page, 'Joanna Nadolna').focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Joanna Nadolna' })).toBeVisible()
    await page.goBack()
    await userRow(page, 'Halina Wróblewska').getByText('Halina Wróblewska').click()
    await expect(page.getByRole('heading', { level: 1, name: 'Halina Wróblewska' })).toBeVisible()
  }
})
