import { describe, expect, it } from 'vitest'
import { addDays, type CalendarDate } from '../../kernel/calendar-date.ts'
import { saleAhead, shortOfAYear } from './long-term.ts'
import { scarceNights } from './night.ts'
import { base, family, openSample, single, today } from './testing/sample-calendar.ts'

const setup = () => {
  const sample = openSample()
  const range = { roomTypeIds: [single, family], from: '2026-12-01', to: '2026-12-31' }
  sample.send('setNights', { ...range, prices: [{ ratePlanId: base, price: 25_000 }] })
  // Of ten: from none to eleven.
  sample.take(single, '2026-12', [0, 7, 8, 9, 10, 11])
  return sample
}
const date = (day: number) => `2026-12-${String(day).padStart(2, '0')}` as CalendarDate

describe('[DOMAIN] availability', () => {
  it('sold out: none left; nearly sold out: at most a fifth of the rooms; overbooked: more taken than there are', () => {
    const { night } = setup()
    const read = [1, 2, 3, 4, 5, 6].map((day) => night(date(day)))
    expect(read.map(({ state }) => state)).toEqual([
      ...['open', 'open', 'nearly-sold-out', 'nearly-sold-out', 'sold-out', 'sold-out'],
    ])
    expect(read.map(({ left, overbooked }) => [left, overbooked])).toEqual([
      ...[[10, 0] as const, [3, 0] as const, [2, 0] as const, [1, 0] as const, [0, 0] as const, [0, 1] as const],
    ])
  })

  it('a night without a price or with closed sale is neither; fewer rooms to sell sell out sooner', () => {
    const { send, night } = setup()
    expect(night('2027-01-01').state).toBe('unpriced')
    send('setNights', { roomTypeIds: [single], from: date(5), to: date(5), closed: true })
    expect(night(date(5))).toMatchObject({ state: 'closed', left: 0 })
    send('setNights', { roomTypeIds: [single], from: date(2), to: date(2), rooms: 7 })
    expect(night(date(2))).toMatchObject({ state: 'sold-out', rooms: 7, left: 0 })
    send('changeRoomType', { roomTypeId: single, rooms: 6 })
    expect(night(date(2))).toMatchObject({ rooms: 6, overbooked: 1 })
  })

  it('the scarce nights of a range come by date, all types', () => {
    const { calendar } = setup()
    const scarce = scarceNights(calendar, { from: date(1), to: date(31) })
    expect(scarce.map((night) => [night.date, night.state])).toEqual([
      [date(3), 'nearly-sold-out'],
      [date(4), 'nearly-sold-out'],
      [date(5), 'sold-out'],
      [date(6), 'sold-out'],
    ])
  })

  it('long-term: the types of which fewer than twelve months ahead are open for sale', () => {
    const { calendar, send } = setup()
    const read = () =>
      shortOfAYear(calendar, today).map(({ roomType, openUntil, nights }) => [roomType.id, openUntil, nights])
    expect(read()).toEqual([
      [single, date(31), 42],
      [family, date(31), 42],
    ])
    const until = (to: string) =>
      send('setNights', { roomTypeIds: [single], from: '2027-01-01', to, prices: [{ ratePlanId: base, price: 1 }] })
    until('2027-11-18')
    expect(read()[0]).toEqual([single, '2027-11-18', 364])
    until('2027-11-19')
    expect(read()).toEqual([[family, date(31), 42]])
    send('setNights', { roomTypeIds: [single], from: '2027-11-01', to: '2027-11-19', closed: true })
    expect(read()[0]).toEqual([single, '2027-10-31', 346])
    send('removeRatePlan', { ratePlanId: base })
    expect(read()).toEqual([
      [single, null, 0],
      [family, null, 0],
    ])
  })

  it('on February 29 a year ends with February 28', () => {
    const { calendar, change } = openSample()
    const leapDay = '2028-02-29' as CalendarDate
    const at = Date.UTC(2028, 1, 29, 11)
    const prices = [{ ratePlanId: base, price: 1 }]
    change('setNights', { roomTypeIds: [single], from: leapDay, to: addDays(leapDay, 365), prices }, { at })
    const [type] = calendar.roomType.values()
    if (type === undefined) throw new Error('there is a type')
    expect(saleAhead(calendar, type, leapDay)).toMatchObject({ openUntil: '2029-02-28', nights: 366 })
    expect(shortOfAYear(calendar, leapDay).map(({ roomType }) => roomType.id)).toEqual([family])
  })
})
