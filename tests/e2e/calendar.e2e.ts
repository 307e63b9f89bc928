import { join, register } from '../server/person.ts'
import { appKept } from './app-kept.ts'
import { base, calendarScene, cell, changeCalendar, day, family, makeStay, openCalendar } from './calendar-scene.ts'
import { recordEverything } from './everything-received.ts'
import { expect, test } from './fixtures.ts'
import { expectNoFindings, expectNoSidewaysScroll } from './no-findings.ts'
import { syncState } from './sync-state.ts'

const hotel = { profile: 'hospitality', unitIdentifier: 'HB 001', contractUnits: ['HB 001'] } as const
const leon = { name: 'Leon Kubiak', username: 'l.kubiak', rights: ['calendar'] } as const
const save = /^Zapisz/
const typed = (days: number) => day(days).split('-').toReversed().join('.')

test.use({ serviceWorkers: 'allow' })

test('[ISSUE 10] from an empty calendar to prices by keyboard alone, with what is wrong beside the fields, and undo', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await register(kontor, hotel)
  const { page } = await newBrowser(owner)
  await openCalendar(page, accountId)
  const dialog = page.getByRole('dialog')
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  /** Types over what the field holds. */
  const retype = async (text: string) => {
    await press('ControlOrMeta+a')
    await page.keyboard.type(text)
  }

  await test.step('the first room type brings the first rate plan', async () => {
    await page.getByRole('button', { name: 'Dodaj typ pokoju' }).focus()
    await press('Enter')
    await expect(dialog.getByLabel('Nazwa typu')).toBeFocused()
    await page.keyboard.type('Rodzinny')
    await press('Tab')
    await page.keyboard.type('zero')
    await press('Enter')
    await expect(dialog).toContainText('Proszę podać liczbę pokoi od 1 do 2000.')
    await retype('5')
    await press('Enter')
    await expect(dialog).toContainText('5 pokoi')
    await press('Escape')
    await expect(page.getByRole('rowheader', { name: 'Cena podstawowa' })).toBeVisible()
  })

  const grid = page.getByRole('grid')
  await test.step('arrows with Shift mark three nights, Enter edits them, wrong input has a sentence', async () => {
    await grid.focus()
    await press('ArrowDown', 'ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Enter')
    await expect(dialog.getByLabel('Cena za noc, zł')).toBeFocused()
    await page.keyboard.type('0')
    await press('Enter')
    await expect(dialog).toContainText('Proszę podać cenę większą od zera')
    await retype('465,50')
    await press('Tab')
    await page.keyboard.type('6')
    await press('Enter')
    await expect(dialog).toContainText('Typ „Rodzinny” ma 5 pokoi')
    await retype('4')
    await press('Enter')
    await expect(dialog).toBeHidden()
    await expect(cell(page, /465,50 zł/)).toHaveCount(3)
    await expect(cell(page, /w sprzedaży, wolne 4 z 4/)).toHaveCount(3)
    await expect(grid).toBeFocused()
  })
  await test.step('Escape leaves without a change, and the notice undoes', async () => {
    await press('Enter')
    await expect(dialog).toBeVisible()
    await press('Escape')
    await expect(dialog).toBeHidden()
    await expect(grid).toBeFocused()
    await page.getByRole('button', { name: 'Cofnij' }).click()
    await expect(cell(page, /465,50 zł/)).toHaveCount(0)
  })
  await expect(syncState(page)).toContainText('Zapisano')
})

test('[ISSUE 10] a range is marked with the mouse, and a colleague sees it; offline changes wait and arrive', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor, hotel)
  await calendarScene(owner, accountId)
  const colleague = await join(owner, organizationId, { ...leon, homeAccountId: accountId })
  const [one, other] = [await newBrowser(owner), await newBrowser(colleague)]
  await openCalendar(one.page, accountId)
  await openCalendar(other.page, accountId)
  const price = (page: typeof one.page, text: RegExp) => cell(page, new RegExp(`Cena podstawowa.*${text.source}`))
  const mark = async (from: number, to: number) => {
    const cells = one.page
      .getByRole('row', { name: /Bezzwrotna/ })
      .first()
      .getByRole('gridcell')
    const first = cells.filter({ visible: true }).nth(from)
    const last = cells.filter({ visible: true }).nth(to)
    const [begin, end] = [await first.boundingBox(), await last.boundingBox()]
    if (begin === null || end === null) throw new Error('the cells are drawn')
    await one.page.mouse.move(begin.x + 20, begin.y + 10)
    await one.page.mouse.down()
    await one.page.mouse.move(end.x + 20, end.y + 10, { steps: 4 })
    await one.page.mouse.up()
  }

  await test.step('dragging over four nights edits the plan of that row', async () => {
    await mark(5, 8)
    const dialog = one.page.getByRole('dialog')
    await dialog.getByLabel('Cena za noc, zł').fill('199')
    await dialog.getByRole('button', { name: 'Zapisz 4 noce' }).click()
    await expect(cell(other.page, /Bezzwrotna.*199,00 zł/)).toHaveCount(4)
  })

  await test.step('a long range of both types, on two weekdays', async () => {
    await one.page.getByRole('button', { name: 'Edytuj zakres' }).click()
    const dialog = one.page.getByRole('dialog')
    // What is marked in the grid is chosen to begin with.
    await dialog.getByLabel('Jednoosobowy').uncheck()
    await dialog.getByRole('button', { name: save }).click()
    await expect(dialog).toContainText('Proszę wybrać co najmniej jeden typ pokoju.')
    for (const type of ['Jednoosobowy', 'Rodzinny z widokiem na morze']) await dialog.getByLabel(type).check()
    await dialog.getByLabel('Pierwsza noc', { exact: true }).fill(typed(0))
    await dialog.getByLabel('Ostatnia noc', { exact: true }).fill(typed(13))
    for (const weekday of ['pon', 'wt', 'śr', 'czw', 'niedz'])
      await dialog.getByLabel(weekday, { exact: true }).uncheck()
    await dialog.getByLabel('Minimalny pobyt, noce').fill('3')
    await dialog.getByRole('button', { name: 'Zapisz 8 nocy' }).click()
    await expect(cell(other.page, /minimalny pobyt 3 noce/).first()).toBeVisible()
  })

  await test.step('offline: read after a reload, and what was changed waits and is sent', async () => {
    await appKept(one.page)
    await kontor.stop()
    await one.page.reload()
    await expect(one.page.getByRole('grid')).toBeVisible()
    await mark(9, 9)
    const dialog = one.page.getByRole('dialog')
    await dialog.getByLabel('Sprzedaż').selectOption('zamknięta')
    await dialog.getByRole('button', { name: save }).click()
    await expect(cell(one.page, /Jednoosobowy.*sprzedaż zamknięta/)).toHaveCount(1)
    await expect(syncState(one.page)).toContainText('1 zmiana czeka')
    await kontor.start()
    await expect(syncState(one.page)).toContainText('Zapisano', { timeout: 30_000 })
    await expect(cell(other.page, /Jednoosobowy.*sprzedaż zamknięta/)).toHaveCount(1, { timeout: 30_000 })
  })
  await expect(price(other.page, /250,00 zł/).first()).toBeVisible()
})

test('[ISSUE 10] [S18] [B28] reservations take rooms: scarce, sold out and overbooked, and no guest reaches the calendar', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor, hotel)
  await calendarScene(owner, accountId)
  const colleague = await join(owner, organizationId, { ...leon, homeAccountId: accountId })
  const { page, context } = await newBrowser(colleague)
  const received = recordEverything(context, page)
  await openCalendar(page, accountId)
  await expect(cell(page, /Jednoosobowy.*prawie wyprzedane, wolne 1 z 5/)).toHaveCount(1)
  await expect(cell(page, /Jednoosobowy.*wyprzedane, wolne 0 z 5/)).toHaveCount(1)
  await expect(cell(page, /Rodzinny.*wyprzedane, wolne 0 z 2.*nadkomplet 1/)).toHaveCount(1)
  await makeStay(owner, accountId, 'Jednoosobowy', 2, 1)
  await expect(cell(page, /Jednoosobowy.*wyprzedane, wolne 0 z 5/)).toHaveCount(2)
  await expect(page.getByRole('link', { name: /^Prawie wyprzedane/ })).toContainText('3')
  await page.getByRole('link', { name: /^Prawie wyprzedane/ }).click()
  await page.getByRole('row', { name: /nadkomplet: 1 pokój za dużo/ }).click()
  await expect(page.getByRole('grid')).toBeFocused()
  expect(await received.found(['Róża Malec', 'Rodzinny z widokiem'])).toEqual(['Rodzinny z widokiem'])
  await changeCalendar(owner, accountId, [
    'setNights',
    { roomTypeIds: [family], from: day(0), to: day(400), closed: true },
  ])
  await expect(page.getByText('Sprzedaż jest otwarta na mniej niż 12 miesięcy')).toBeVisible()
})

test('[ISSUE 10] [A11Y] the calendar has no findings, and on a phone a tap edits a night', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await register(kontor, hotel)
  await calendarScene(owner, accountId)
  const { page } = await newBrowser(owner)
  await openCalendar(page, accountId)
  await expect(page.getByRole('grid')).toBeVisible()
  await expectNoFindings(page, 'calendar')
  for (const dialog of ['types', 'range']) {
    await openCalendar(page, accountId, `?dialog=${dialog}`)
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectNoFindings(page, `calendar, ${dialog}`)
  }
  await page.setViewportSize({ width: 390, height: 844 })
  await openCalendar(page, accountId)
  await expectNoSidewaysScroll(page)
  await page.getByRole('grid').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectNoFindings(page, 'calendar, panel on a phone')
})

test('[ISSUE 10] no price is cut off, with four digits and grosz too, at both widths', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await register(kontor, hotel)
  await calendarScene(owner, accountId)
  const dear = { from: day(0), to: day(60), prices: [{ ratePlanId: base, price: 888_850 }] }
  await changeCalendar(owner, accountId, ['setNights', { roomTypeIds: [family], ...dear }])
  const { page } = await newBrowser(owner)
  for (const width of [1440, 390])
    for (const tab of ['weeks', 'month']) {
      await page.setViewportSize({ width, height: 900 })
      await openCalendar(page, accountId, `?tab=${tab}`)
      await expect(cell(page, /8\s888,50 zł/).first()).toBeVisible()
      const cut = await page.getByRole('gridcell').evaluateAll((cells) =>
        cells.flatMap((drawn) => {
          const text = drawn.querySelector('span[aria-hidden]')
          const edge = drawn.getBoundingClientRect()
          const room = text?.getBoundingClientRect()
          if (room === undefined || text === null) return []
          const fits = room.left >= edge.left && room.right <= edge.right && text.scrollWidth <= text.clientWidth + 1
          return fits || text.clientWidth === 0 ? [] : [`${text.textContent}: ${room.width} of ${edge.width} px`]
        }),
      )
      expect(cut, `${tab} at ${width} px`).toEqual([])
    }
})
