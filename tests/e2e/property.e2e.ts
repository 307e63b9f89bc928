import { createSubAccount, join, register } from '../server/person.ts'
import { recordEverything } from './everything-received.ts'
import { expect, test } from './fixtures.ts'
import { expectNoFindings, expectNoSidewaysScroll } from './no-findings.ts'
import { changeSection, unitsOfAccount } from './section-acts.ts'
import { syncState } from './sync-state.ts'
import { expectTouchTargets } from './touch-targets.ts'

const hotel = { profile: 'hospitality', unitIdentifier: 'HB 001', contractUnits: ['HB 001', 'HB 002'] } as const

test.use({ serviceWorkers: 'allow' })

test('[ISSUE 10] what guests read about a property is said field by field, and a colleague sees it at once', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor, hotel)
  const leon = await join(owner, organizationId, {
    ...{ name: 'Leon Kubiak', username: 'l.kubiak', homeAccountId: accountId, rights: ['property'] },
  })
  const { page } = await newBrowser(owner)
  const { page: his } = await newBrowser(leon)
  await page.goto(`/a/${accountId}/property`)
  await his.goto(`/a/${accountId}/property`)
  const dialog = page.getByRole('dialog')
  const change = (what: string) => page.getByRole('button', { name: `Zmień: ${what}`, exact: true }).click()
  const save = () => dialog.getByRole('button', { name: 'Zapisz' }).click()

  await test.step('hours that are none have a sentence, and reversed ones another', async () => {
    await change('Zameldowanie')
    await dialog.getByLabel('Zameldowanie od').fill('25')
    await save()
    await expect(dialog.getByLabel('Zameldowanie od')).toHaveAccessibleDescription(/To nie jest godzina/)
    await dialog.getByLabel('Zameldowanie od').fill('15:00')
    await dialog.getByLabel('Zameldowanie do').fill('14:00')
    await expectNoFindings(page, 'hours of a property')
    await save()
    await expect(dialog).toContainText('Zameldowanie od 15:00 kończyłoby się o 14:00.')
    await dialog.getByLabel('Zameldowanie do').fill('22:00')
    await save()
    await expect(dialog).toBeHidden()
    await expect(page.getByText('od 15:00 do 22:00')).toBeVisible()
    await expect(his.getByText('od 15:00 do 22:00')).toBeVisible()
  })
  await test.step('by keyboard: the address, with what is wrong beside the field', async () => {
    await page.getByRole('button', { name: 'Zmień: Adres', exact: true }).focus()
    await page.keyboard.press('Enter')
    await expect(dialog.getByLabel('Ulica i numer')).toBeFocused()
    await page.keyboard.type('ul. Wydmowa 8')
    await page.keyboard.press('Tab')
    await page.keyboard.type('-')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Rewka')
    await page.keyboard.press('Enter')
    await expect(dialog.getByLabel('Kod pocztowy')).toHaveAccessibleDescription(/To nie jest kod pocztowy/)
    await expect(dialog.getByLabel('Kod pocztowy')).toBeFocused()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('84-999')
    await page.keyboard.press('Enter')
    await expect(dialog).toBeHidden()
    await expect(his.getByText('ul. Wydmowa 8, 84-999 Rewka')).toBeVisible()
  })
  await test.step('languages are ticked', async () => {
    await change('Języki obsługi')
    await dialog.getByLabel('niemiecki').check()
    await dialog.getByLabel('polski').check()
    await save()
    await expect(his.getByText('polski i niemiecki')).toBeVisible()
  })
  await test.step('amenities of the list and one’s own, which is undone after it was removed', async () => {
    await page.getByRole('link', { name: 'Udogodnienia' }).click()
    await page.getByRole('checkbox', { name: 'Sauna' }).check()
    await page.getByLabel('Nowe udogodnienie').fill('Domowe ciasto')
    await page.getByRole('button', { name: 'Dodaj', exact: true }).click()
    await expect(page.getByText('Domowe ciasto', { exact: true })).toBeVisible()
    await page.getByRole('button', { name: 'Usuń udogodnienie Domowe ciasto' }).click()
    await expect(page.getByText('Domowe ciasto', { exact: true })).toBeHidden()
    await page.getByRole('button', { name: 'Cofnij', exact: true }).last().click()
    await his.getByRole('link', { name: 'Udogodnienia' }).click()
    await expect(his.getByRole('checkbox', { name: 'Sauna' })).toBeChecked()
    await expect(his.getByText('Domowe ciasto', { exact: true })).toBeVisible()
    await expectNoFindings(page, 'amenities')
  })
  await test.step('the units stay a page of the section', async () => {
    await page.getByRole('link', { name: 'Obiekty i usługi' }).click()
    await expect(page.getByRole('row', { name: /HB 001/ })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Dodaj obiekt' })).toBeVisible()
  })
  await expect(syncState(page)).toContainText('Zapisano')
})

test('[B28] [S6] two people change the policies offline and both count; without the calendar there is no such page', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor, hotel)
  const person = (name: string, username: string, rights: readonly string[]) =>
    join(owner, organizationId, { name, username, homeAccountId: accountId, rights: [...rights] })
  const ela = await person('Ela Bem', 'e.bem', ['property', 'calendar'])
  const leon = await person('Leon Kubiak', 'l.kubiak', ['property'])
  const unitId = (await unitsOfAccount(owner, accountId))[0]?.id
  await changeSection(owner, accountId, 'property', 'changeInformation', { unitId, description: 'Opis dla wszystkich' })
  await changeSection(owner, accountId, 'calendar+property', 'changePolicies', {
    ...{ unitId, houseRules: 'Regulamin za kalendarzem' },
  })
  const { page } = await newBrowser(owner)
  const { page: hers } = await newBrowser(ela)
  for (const one of [page, hers]) {
    await one.goto(`/a/${accountId}/property?page=policies`)
    await expect(one.getByRole('heading', { name: 'Odwołanie i płatność' })).toBeVisible()
  }
  await kontor.stop()
  await page.getByRole('button', { name: 'Zmień: Palenie' }).click()
  await page.getByRole('dialog').getByLabel('Palenie').selectOption('outside')
  await page.getByRole('dialog').getByRole('button', { name: 'Zapisz' }).click()
  await hers.getByRole('button', { name: 'Zmień: Odwołanie' }).click()
  const dialog = hers.getByRole('dialog')
  await dialog.getByLabel('Odwołanie', { exact: true }).selectOption('free')
  await dialog.getByRole('button', { name: 'Zapisz' }).click()
  await expect(dialog).toContainText('Proszę podać, do ilu dni przed przyjazdem')
  await dialog.getByLabel('Bezpłatnie do ilu dni').fill('2')
  await dialog.getByLabel('Opłata za późniejsze').selectOption('first-night')
  await dialog.getByRole('button', { name: 'Zapisz' }).click()
  await kontor.start()
  for (const one of [page, hers]) {
    await expect(one.getByText('bezpłatne do 2 dni przed przyjazdem, potem cena pierwszej nocy')).toBeVisible()
    await expect(one.getByText('tylko na zewnątrz')).toBeVisible()
    await expect(syncState(one)).toContainText('Zapisano')
  }

  const { page: his, context: hisContext } = await newBrowser(leon)
  const received = recordEverything(hisContext, his)
  await his.goto(`/a/${accountId}/property`)
  await expect(his.getByRole('link', { name: 'Udogodnienia' })).toBeVisible()
  await expect(his.getByRole('link', { name: 'Zasady działalności' })).toHaveCount(0)
  await his.goto(`/a/${accountId}/property?page=policies`)
  await expect(his.getByRole('heading', { name: 'Tego działu nie można otworzyć' })).toBeVisible()
  expect(await received.found(['Regulamin za kalendarzem', 'Opis dla wszystkich'])).toEqual(['Opis dla wszystkich'])
})

test('[A3] the information of one account reaches no one of another, and a phone shows it without scrolling sideways', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor, hotel)
  const jantar = await createSubAccount(owner, organizationId, 'Dwór Jantar', 'HB 002')
  const leon = await join(owner, organizationId, {
    ...{ name: 'Leon Kubiak', username: 'l.kubiak', homeAccountId: jantar, rights: ['property', 'calendar'] },
  })
  for (const [account, word] of [
    [accountId, 'centralny'],
    [jantar, 'jantarowy'],
  ] as const) {
    const [unit] = await unitsOfAccount(owner, account)
    const unitId = unit?.id
    await changeSection(owner, account, 'property', 'changeInformation', { unitId, description: `Opis ${word}` })
    await changeSection(owner, account, 'calendar+property', 'changePolicies', {
      unitId,
      houseRules: `Regulamin ${word}`,
    })
  }
  const { page } = await newBrowser(leon)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`/a/${jantar}/property`)
  await expect(page.getByText('Opis jantarowy')).toBeVisible()
  for (const name of ['Informacje', 'Udogodnienia', 'Zasady działalności', 'Obiekty i usługi']) {
    await page.getByRole('link', { name }).click()
    await expect(page.getByRole('link', { name })).toHaveAttribute('aria-current', 'page')
    await expectNoSidewaysScroll(page)
    await expectTouchTargets(page, name)
    await expectNoFindings(page, `property: ${name}`)
  }
  await page.getByRole('link', { name: 'Zasady działalności' }).click()
  await expect(page.getByText('Regulamin jantarowy')).toBeVisible()
  for (const key of ['property', 'calendar+property']) {
    const { status } = await leon.request('GET', `/api/documents/section/${accountId}.${key}`)
    expect([key, status]).toEqual([key, 403])
  }
})
