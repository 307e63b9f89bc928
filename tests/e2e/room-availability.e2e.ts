import { join, register } from '../server/person.ts'
import { appKept } from './app-kept.ts'
import { calendarScene, changeCalendar, day as date, family, makeStay, openCalendar, single } from './calendar-scene.ts'
import { recordEverything } from './everything-received.ts'
import { expect, test } from './fixtures.ts'
import { expectNoFindings } from './no-findings.ts'
import { panel } from './process-scene.ts'
import { makeReservation, openReservations } from './reservation-scene.ts'
import { syncState } from './sync-state.ts'

const hotel = { profile: 'hospitality', unitIdentifier: 'HB 001', contractUnits: ['HB 001'] } as const
const typed = (days: number) => date(days).split('-').toReversed().join('.')
const familyRoom = 'Rodzinny z widokiem na morze'

test.use({ serviceWorkers: 'allow' })

test('[ISSUE 10] [DOMAIN] the form of a reservation offers the room types with the rooms left, warns of nights that are gone, and refuses nothing', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await register(kontor, hotel)
  await calendarScene(owner, accountId)
  const { page } = await newBrowser(owner)
  await openReservations(page, accountId)
  const dialog = page.getByRole('dialog')
  const room = dialog.getByLabel('Pokój', { exact: true })
  const open = () => page.getByRole('button', { name: 'Nowa rezerwacja' }).first().click()

  await test.step('without a room the field says so; without days there are only names', async () => {
    await open()
    await expect(room.locator('option')).toHaveText(['wybierz', 'Jednoosobowy', familyRoom, 'inny, wpiszę nazwę'])
    await dialog.getByLabel('Gość', { exact: true }).fill('Igor Zaręba')
    await dialog.getByLabel('Cena pobytu, zł').fill('900')
    await dialog.getByRole('button', { name: 'Utwórz rezerwację' }).click()
    await expect(room).toHaveAttribute('aria-invalid', 'true')
  })
  await test.step('with days each type shows how many rooms are left, and nights without one are named', async () => {
    await dialog.getByLabel('Przyjazd', { exact: true }).fill(typed(2))
    await dialog.getByLabel('Wyjazd', { exact: true }).fill(typed(5))
    await expect(room.locator('option')).toHaveText([
      'wybierz',
      'Jednoosobowy, wolne: 0',
      `${familyRoom}, wolne: 2`,
      'inny, wpiszę nazwę',
    ])
    await room.selectOption(familyRoom + ', wolne: 2')
    await expect(dialog.getByRole('status')).toHaveText('')
    await room.selectOption('Jednoosobowy, wolne: 0')
    await expect(dialog.getByRole('status')).toContainText('nie ma wolnego pokoju')
    await expectNoFindings(page, 'a reservation that would overbook')
  })
  await test.step('it is saved all the same, and the calendar counts it', async () => {
    await dialog.getByRole('button', { name: 'Utwórz rezerwację' }).click()
    await expect(dialog).toBeHidden()
    await expect(panel(page, 'Igor Zaręba')).toContainText('Jednoosobowy')
    await openCalendar(page, accountId)
    await expect(page.getByRole('gridcell', { name: /Jednoosobowy.*nadkomplet 1/ })).toHaveCount(1)
  })
  await test.step('another text is possible: two rooms at once', async () => {
    await openReservations(page, accountId)
    await open()
    await room.selectOption('other')
    await expect(dialog.getByLabel('Nazwa pokoju')).toBeFocused()
    await page.keyboard.type('2 × Jednoosobowy')
    await expect(dialog.getByRole('status')).toHaveText('')
    await dialog.getByRole('button', { name: 'Anuluj' }).click()
  })
  await test.step('closed nights are named too', async () => {
    await open()
    await dialog.getByLabel('Przyjazd', { exact: true }).fill(typed(7))
    await dialog.getByLabel('Wyjazd', { exact: true }).fill(typed(10))
    await room.selectOption(`${familyRoom}, wolne: 2`)
    await expect(dialog.getByRole('status')).toContainText('Sprzedaż tych nocy jest zamknięta')
    await dialog.getByRole('button', { name: 'Anuluj' }).click()
  })
})

test('[ISSUE 10] other days of a stay warn of the nights that are gone, not of its own; offline too', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await register(kontor, hotel)
  await calendarScene(owner, accountId)
  await changeCalendar(owner, accountId, ['changeRoomType', { roomTypeId: family, rooms: 1 }])
  const stay = { roomType: familyRoom, arrival: date(12), departure: date(14) }
  const reservationId = await makeReservation(owner, accountId, 'Nadia Szeląg', stay)
  await makeStay(owner, accountId, familyRoom, 14, 1)
  const { page } = await newBrowser(owner)
  await openCalendar(page, accountId)
  await expect(page.getByRole('grid')).toBeVisible()
  await openReservations(page, accountId, `?reservation=${reservationId}`)
  await expect(panel(page, 'Nadia Szeląg')).toBeVisible()
  await appKept(page)
  await kontor.stop()
  await page.reload()
  await panel(page, 'Nadia Szeląg').getByRole('button', { name: 'Zmień pobyt' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('status')).toHaveText('')
  await dialog.getByLabel('Wyjazd', { exact: true }).fill(typed(15))
  await expect(dialog.getByRole('status')).toContainText('nie ma wolnego pokoju')
  await dialog.getByRole('button', { name: 'Zmień pobyt' }).click()
  await expect(dialog).toBeHidden()
  await kontor.start()
  await expect(syncState(page)).toContainText('Zapisano', { timeout: 30_000 })
})

test('[B28] without the right to the calendar the form offers names alone, and neither rooms nor nights reach the browser', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor, hotel)
  await calendarScene(owner, accountId)
  await changeCalendar(owner, accountId, ['addRatePlan', { ratePlanId: 'plan-secret', name: 'Cena tajna' }])
  const leon = { name: 'Leon Kubiak', username: 'l.kubiak', rights: ['reservations'] }
  const { page, context } = await newBrowser(await join(owner, organizationId, { ...leon, homeAccountId: accountId }))
  const received = recordEverything(context, page)
  await openReservations(page, accountId)
  await page.getByRole('button', { name: 'Nowa rezerwacja' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Przyjazd', { exact: true }).fill(typed(2))
  await dialog.getByLabel('Wyjazd', { exact: true }).fill(typed(5))
  const room = dialog.getByLabel('Pokój', { exact: true })
  await expect(room.locator('option')).toHaveText(['wybierz', 'Jednoosobowy', familyRoom, 'inny, wpiszę nazwę'])
  await room.selectOption('Jednoosobowy')
  await expect(dialog.getByRole('status')).toHaveText('')
  expect(await received.found(['Cena tajna', single, 'Jednoosobowy'])).toEqual([single, 'Jednoosobowy'])
})

test('[DESIGN 10] [B28] the palette finds room types and rate plans, for those who may open the calendar', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor, hotel)
  await calendarScene(owner, accountId)
  const { page } = await newBrowser(owner)
  const palette = page.getByRole('dialog', { name: 'Szukaj i polecenia' })
  const find = async (text: string) => {
    await page.keyboard.press('Control+k')
    await expect(palette.getByRole('combobox')).toBeFocused()
    await page.keyboard.type(text)
  }
  const active = page.getByRole('grid').locator('.cell.active')
  await openCalendar(page, accountId, '?tab=scarce')
  await test.step('a room type leads to its line, also from another tab', async () => {
    await find('rodzinny')
    await palette.getByRole('option').filter({ hasText: '2 pokoje' }).click()
    await expect(page.getByRole('grid')).toBeFocused()
    await expect(active).toContainText('Rodzinny z widokiem na morze')
  })
  await test.step('a plan leads to its first line, while the calendar is open', async () => {
    await find('bezzwrotna')
    await expect(palette.getByRole('option', { selected: true })).toContainText('plan cenowy')
    await page.keyboard.press('Enter')
    await expect(active).toContainText('Jednoosobowy, Bezzwrotna')
  })
  const leon = { name: 'Leon Kubiak', username: 'l.kubiak', rights: ['property'] }
  const other = await newBrowser(await join(owner, organizationId, { ...leon, homeAccountId: accountId }))
  await test.step('without the right nothing is found', async () => {
    await other.page.goto(`/a/${accountId}/property`)
    await expect(other.page.getByRole('heading', { level: 1 })).toBeVisible()
    await other.page.keyboard.press('Control+k')
    await expect(other.page.getByRole('combobox')).toBeFocused()
    await other.page.keyboard.type('rodzinny')
    await expect(other.page.getByRole('dialog')).toContainText('Nic nie pasuje do „rodzinny”')
  })
})
