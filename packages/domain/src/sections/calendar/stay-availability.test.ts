import { describe, expect, it } from 'vitest'
import { addDays, type CalendarDate } from '../../kernel/calendar-date.ts'
import { openSample as openReservations } from '../reservations/testing/sample-reservations.ts'
import { stayAvailability } from './stay-availability.ts'
import { family, openSample as openCalendar, single, today } from './testing/sample-calendar.ts'

/** Five rooms of the type *Rodzinny*, and the reservations of the same account. */
const setup = () => {
  const [front, back] = [openReservations(), openCalendar()]
  const roomTypes = [...back.calendar.roomType.values()].map(({ id, name, place }) => ({ id, name, place }))
  front.change('projectCalendar', { roomTypes }, { who: 'system' })
  const read = (from: number, to: number, own: string | null = null) =>
    stayAvailability(
      back.calendar,
      front.reservations,
      { arrival: addDays(today, from), departure: addDays(today, to) },
      own === null ? null : front.reservation(own),
    )
  const nights = (...days: readonly number[]): readonly CalendarDate[] => days.map((count) => addDays(today, count))
  return { front, back, read, nights }
}

describe('[DOMAIN] what the calendar says of a stay', () => {
  it('the rooms that every night has left, by type; the nights without one are named', () => {
    const { front, read, nights } = setup()
    for (const number of [1, 2, 3, 4]) front.make(`000${number}`)
    expect(read(0, 3).get(family)).toEqual({ left: 1, soldOut: [], closed: [] })
    front.make('0005', { arrival: addDays(today, 1), departure: addDays(today, 4) })
    expect(read(0, 3).get(family)).toEqual({ left: 0, soldOut: nights(1), closed: [] })
    expect(read(2, 3).get(family)).toEqual({ left: 4, soldOut: [], closed: [] })
    expect(read(0, 3).get(single)).toEqual({ left: 10, soldOut: [], closed: [] })
  })

  it('a reservation that waits for the server counts already, its own nights do not, and a cancelled one takes none', () => {
    const { front, back, read, nights } = setup()
    back.send('setNights', { roomTypeIds: [family], from: today, to: addDays(today, 9), rooms: 1 })
    front.make('0001')
    expect(back.calendar.taken.size).toBe(0)
    expect(read(0, 2).get(family)?.soldOut).toEqual(nights(0, 1))
    expect(read(0, 3, '0001').get(family)).toEqual({ left: 1, soldOut: [], closed: [] })
    front.make('0002', { arrival: addDays(today, 1), departure: addDays(today, 3) })
    expect(read(0, 3, '0001').get(family)).toEqual({ left: 0, soldOut: nights(2), closed: [] })
    expect(read(0, 3, '0002').get(family)?.soldOut).toEqual(nights(0))
    front.move('0002', 'cancel', { reason: 'guest-cancelled' })
    front.move('0001', 'cancel', { reason: 'guest-cancelled' })
    expect(read(0, 2).get(family)?.left).toBe(1)
  })

  it('nights with closed sale are named, whether they have a price or not', () => {
    const { back, read, nights } = setup()
    back.send('setNights', { roomTypeIds: [family], from: addDays(today, 1), to: addDays(today, 1), closed: true })
    expect(read(0, 3).get(family)).toEqual({ left: 5, soldOut: [], closed: nights(1) })
    expect(read(0, 3).get(single)?.closed).toEqual([])
  })

  it('days that are no stay say nothing: the same day, the wrong order, more nights than a stay may have', () => {
    const { read } = setup()
    expect([read(0, 0).size, read(2, 1).size, read(0, 100_000).size, read(0, 1).size]).toEqual([0, 0, 0, 2])
  })
})
