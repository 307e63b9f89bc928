import { createSubAccount, join, register } from '../server/person.ts'
import { recordEverything } from './everything-received.ts'
import { expect, test } from './fixtures.ts'
import { expectNoFindings, expectNoSidewaysScroll } from './no-findings.ts'
import { createPromotion } from './promotion-scene.ts'
import { day, makeReservation, openReservations } from './reservation-scene.ts'
import { syncState } from './sync-state.ts'
import { expectTouchTargets } from './touch-targets.ts'

const hotel = { profile: 'hospitality', unitIdentifier: 'HB 001', contractUnits: ['HB 001', 'HB 002'] } as const

test.use({ serviceWorkers: 'allow' })

test('[ISSUE 10] a promotion from the first form to its end, with what is wrong beside the fields', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await register(kontor, hotel)
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/promotions`)
  await expect(page.getByText('Nie ma jeszcze ofert promocyjnych')).toBeVisible()
  const dialog = page.getByRole('dialog')
  const create = () => dialog.getByRole('button', { name: 'Utwórz ofertę' }).click()
  const row = page.getByRole('row', { name: /Długi weekend/ })

  await test.step('a discount and days that are none have a sentence', async () => {
    await page.getByRole('button', { name: 'Nowa oferta' }).click()
    await expect(dialog.getByLabel('Nazwa', { exact: true })).toBeFocused()
    await dialog.getByLabel('Zniżka, %').fill('95')
    await create()
    await expect(dialog.getByLabel('Zniżka, %')).toHaveAccessibleDescription(/od 0,1 do 90 procent/)
    await dialog.getByLabel('Nazwa', { exact: true }).fill('Długi weekend')
    await dialog.getByLabel('Zniżka, %').fill('12,5')
    await dialog.getByLabel('Najmniej nocy').fill('2')
    await dialog.getByLabel('Rezerwowanie do', { exact: true }).fill(day(-1))
    await create()
    await expect(dialog.getByLabel('Rezerwowanie do', { exact: true })).toHaveAccessibleDescription(
      /Proszę podać późniejszy koniec/,
    )
    await expectNoFindings(page, 'a new promotion')
    await dialog.getByLabel('Rezerwowanie do', { exact: true }).fill(day(20))
    await dialog.getByLabel('Pobyty do', { exact: true }).fill(day(30))
    await dialog.getByLabel('Inny rodzaj pokoju').fill('Rodzinny')
    await dialog.getByLabel('Inny rodzaj pokoju').press('Enter')
    await expect(dialog.getByRole('checkbox', { name: 'Rodzinny' })).toBeChecked()
    await create()
    await expect(dialog).toBeHidden()
  })
  await test.step('it runs at once; a second one of that name is refused beside the name', async () => {
    await expect(row).toContainText('−12,5%')
    await expect(row).toContainText('trwa')
    await page.getByRole('button', { name: 'Nowa oferta' }).click()
    await dialog.getByLabel('Nazwa', { exact: true }).fill('długi WEEKEND')
    await dialog.getByLabel('Zniżka, %').fill('10')
    await create()
    await expect(dialog.getByLabel('Nazwa', { exact: true })).toHaveAccessibleDescription(/już trwa/)
    await dialog.getByRole('button', { name: 'Anuluj' }).click()
  })
  await test.step('by keyboard: changed in its dialog', async () => {
    await row.getByRole('button', { name: 'Długi weekend' }).first().focus()
    await page.keyboard.press('Enter')
    await dialog.getByLabel('Zniżka, %').fill('15')
    await page.keyboard.press('Enter')
    await expect(row).toContainText('−15%')
  })
  await test.step('a reservation names it, and the monitor counts it', async () => {
    await openReservations(page, accountId)
    await page.getByRole('button', { name: 'Nowa rezerwacja' }).first().click()
    await dialog.getByLabel('Przyjazd', { exact: true }).fill(day(1))
    await dialog.getByLabel('Wyjazd', { exact: true }).fill(day(4))
    await dialog.getByLabel('Gość', { exact: true }).fill('Róża Malec')
    await dialog.getByLabel('Pokój', { exact: true }).fill('Rodzinny')
    await dialog.getByLabel('Cena pobytu, zł').fill('1153')
    await dialog.getByLabel('Oferta').selectOption({ label: 'Długi weekend (−15%)' })
    await dialog.getByRole('button', { name: 'Utwórz rezerwację' }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByText('Długi weekend')).toBeVisible()
    await page.goto(`/a/${accountId}/promotions`)
    const monitor = page.getByRole('region', { name: 'Monitor ofert' })
    await expect(monitor).toContainText('Rezerwacje 1')
    await expect(monitor).toContainText('Noce 3')
    await expect(monitor.getByRole('img')).toHaveAccessibleName(/najwięcej 1 jednego dnia/)
  })
  await test.step('⌘K finds it by its name', async () => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type('dlugi')
    await expect(page.getByRole('option', { name: /Długi weekend/ })).toBeVisible()
    await page.keyboard.press('Escape')
  })
  await test.step('ended, with a question first, and taken back', async () => {
    await page.getByRole('button', { name: 'Więcej: Długi weekend' }).click()
    await page.getByRole('menuitem', { name: 'Zakończ ofertę' }).click()
    await expectNoFindings(page, 'the end of a promotion')
    await dialog.getByRole('button', { name: 'Zakończ: Długi weekend' }).click()
    await expect(row).toContainText('zakończona')
    await page.getByRole('button', { name: 'Cofnij', exact: true }).last().click()
    await expect(row).toContainText('trwa')
  })
  await expect(syncState(page)).toContainText('Zapisano')
})

test('[S6] [S5] two people change one promotion offline: different fields both count, the second end is no error', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor, hotel)
  const leon = await join(owner, organizationId, {
    ...{ name: 'Leon Kubiak', username: 'l.kubiak', homeAccountId: accountId, rights: ['promotions'] },
  })
  await createPromotion(owner, accountId, 'Długi weekend')
  const { page } = await newBrowser(owner)
  const { page: his } = await newBrowser(leon)
  const open = (one: typeof page) => one.getByRole('button', { name: 'Długi weekend' }).first()
  for (const one of [page, his]) {
    await one.goto(`/a/${accountId}/promotions`)
    await expect(open(one)).toBeVisible()
  }
  await kontor.stop()
  for (const [one, field, value] of [
    [page, 'Zniżka, %', '20'],
    [his, 'Najmniej nocy', '3'],
  ] as const) {
    await open(one).click()
    await one.getByRole('dialog').getByLabel(field).fill(value)
    await one.getByRole('dialog').getByRole('button', { name: 'Zapisz zmiany' }).click()
    await expect(one.getByRole('dialog')).toBeHidden()
  }
  await kontor.start()
  for (const one of [page, his]) {
    await expect(one.getByRole('row', { name: /Długi weekend/ })).toContainText('−20%')
    await expect(one.getByRole('row', { name: /Długi weekend/ })).toContainText('od 3 nocy')
    await expect(syncState(one)).toContainText('Zapisano')
  }
})

test('[B28] [A3] the monitor shows counts and no guests, the other account nothing; the phone has the same page', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor, hotel)
  const jantar = await createSubAccount(owner, organizationId, 'Dwór Jantar', 'HB 002')
  const person = (username: string, homeAccountId: string) =>
    join(owner, organizationId, { name: username, username, homeAccountId, rights: ['promotions'] })
  const [leon, ela] = [await person('l.kubiak', accountId), await person('e.bem', jantar)]
  const promotion = await createPromotion(owner, accountId, 'Centralna oferta')
  await createPromotion(owner, jantar, 'Jantarowa oferta', { bookFrom: day(2) })
  await makeReservation(owner, accountId, 'Róża Malec', { promotion })

  const { page, context } = await newBrowser(leon)
  const received = recordEverything(context, page)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`/a/${accountId}/promotions`)
  await expect(page.getByRole('region', { name: 'Monitor ofert' })).toContainText('Rezerwacje 1')
  await expectNoSidewaysScroll(page)
  await expectTouchTargets(page, 'promotions')
  await expectNoFindings(page, 'promotions on a phone')
  expect(await received.found(['Róża Malec', 'Jantarowa oferta', 'Centralna oferta'])).toEqual(['Centralna oferta'])

  const { page: hers } = await newBrowser(ela)
  await hers.goto(`/a/${jantar}/promotions`)
  await expect(hers.getByRole('row', { name: /Jantarowa oferta/ })).toContainText('zaplanowana')
  await hers.getByRole('link', { name: /^Trwają/ }).click()
  await expect(hers.getByText('Nie ma takiej oferty')).toBeVisible()
  await hers.getByRole('link', { name: 'Wyczyść filtry' }).click()
  await expect(hers.getByRole('row', { name: /Jantarowa oferta/ })).toBeVisible()
  expect((await ela.request('GET', `/api/documents/section/${accountId}.promotions`)).status).toBe(403)
})
