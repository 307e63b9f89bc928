import { addDays, emptyPromotions, type CalendarDate, type Promotion, type PromotionUse } from '@kontor/domain'
import { expect, it } from 'vitest'
import { countInTab, monitorOf, placeInSeason, promotionRows, rowsInTab, seasonOf } from './promotion-rows.ts'

const today = '2026-11-20' as CalendarDate
const made = { at: 0, by: null }

const setup = () => {
  const content = emptyPromotions()
  const put = (id: string, fields: Partial<Promotion>) => {
    const promotion = {
      ...{ id, name: id, discount: 100, nightsMin: 1, rooms: [], made, changed: made, ended: null },
      ...{ bookFrom: '2026-11-01', bookUntil: '2026-11-30', stayFrom: '2026-11-01', stayUntil: null },
      ...fields,
    } as Promotion
    content.promotion.set(promotion.id, promotion)
  }
  const use = (id: string, days: readonly (readonly [string, number])[], more: Partial<PromotionUse> = {}) => {
    const dated = days.map(([date, reservations]) => ({ date: date as CalendarDate, reservations }))
    const reservations = days.reduce((sum, [, count]) => sum + count, 0)
    const one = { id, reservations, nights: 2 * reservations, cancelled: 0, days: dated, ...more } as PromotionUse
    content.use.set(one.id, one)
  }
  put('Wcześniej taniej', { bookFrom: '2026-12-01' as CalendarDate, bookUntil: null })
  put('Długi weekend', { rooms: ['Rodzinny'] })
  put('Jesień', { bookUntil: '2026-11-15' as CalendarDate })
  use('Długi weekend', [
    ['2026-10-20', 4],
    ['2026-11-19', 2],
    ['2026-11-20', 1],
  ])
  use('Jesień', [['2026-11-20', 3]], { cancelled: 2 })
  use('Cudza', [['2026-11-20', 9]])
  return content
}

it('[ISSUE 10] promotions by state and by words, with the counts of their use', () => {
  const rows = promotionRows(setup(), today)
  expect(
    rows.map(({ promotion, state, reservations, nights }) => [promotion.name, state, reservations, nights]),
  ).toEqual([
    ['Długi weekend', 'running', 7, 14],
    ['Wcześniej taniej', 'planned', 0, 0],
    ['Jesień', 'ended', 3, 6],
  ])
  expect((['all', 'running', 'planned', 'ended'] as const).map((tab) => countInTab(rows, tab))).toEqual([3, 1, 1, 1])
  const found = (tab: 'all' | 'running', text: string) =>
    rowsInTab(rows, tab, text).map(({ promotion }) => promotion.name)
  expect([found('all', 'RODZ'), found('all', 'dlugi'), found('running', 'jesien')]).toEqual([
    ...[['Długi weekend'], ['Długi weekend'], []],
  ])
})

it('[S18] the monitor counts the last thirty days, and nothing of a promotion that is not here', () => {
  const { days, ...sums } = monitorOf(setup(), today)
  expect(sums).toEqual({ reservations: 10, nights: 20, cancelled: 2 })
  expect([days.length, days[0]?.date, days.at(-1)]).toEqual([30, '2026-10-22', { date: today, reservations: 4 }])
  expect(days.reduce((sum, { reservations }) => sum + reservations, 0)).toBe(6)
})

it('[ISSUE 10] the bar of a period begins and ends within the season', () => {
  const season = seasonOf(today)
  const place = (bookFrom: CalendarDate, bookUntil: CalendarDate | null) =>
    placeInSeason({ bookFrom, bookUntil }, season)
  expect(place(addDays(today, -400), null)).toEqual({ left: 0, width: 100 })
  expect(place(season.until, addDays(season.until, 30))).toEqual({ left: 100, width: 2 })
})
