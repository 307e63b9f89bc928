import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type CalendarDate } from '../../kernel/calendar-date.ts'
import { dayMs } from '../../kernel/durations.ts'
import type { AccountId } from '../../kernel/ids.ts'
import { reservationsKind } from '../reservations/reservations-kind.ts'
import { roomTypeOf } from '../reservations/room-type-of.ts'
import { now, openSample as openReservations } from '../reservations/testing/sample-reservations.ts'
import { calendarKind } from './calendar-kind.ts'
import { openSample as openCalendar, family, single, today } from './testing/sample-calendar.ts'

const account = 'account-0001' as AccountId

/** A calendar and the reservations of the same account. */
const setup = () => {
  const [front, back] = [openReservations(), openCalendar()]
  const intoCalendar = calendarKind.sectionProjections?.['reservations']
  const intoReservations = reservationsKind.sectionProjections?.['calendar']
  if (intoCalendar === undefined || intoReservations === undefined) throw new Error('both are projected')
  const project = () => {
    const names = intoReservations.draft(intoReservations.facts(back.calendar, account), front.reservations)
    if (names !== null) front.change(names.name, names.args, { who: 'system' })
    const taken = intoCalendar.draft(intoCalendar.facts(front.reservations, account), back.calendar)
    if (taken !== null) back.change(taken.name, taken.args, { isSystems: true })
    return { names, taken }
  }
  project()
  /** Nights of November and December, by their days, in which rooms of the type are taken. */
  const taken = (type = family) =>
    Array.from({ length: 30 }, (_, days) => addDays(today, days)).flatMap((date) => {
      const { taken } = back.night(date, type)
      return taken > 0 ? [`${date} ${taken}`] : []
    })
  return { front, back, project, taken, intoCalendar }
}

describe('[S18] reservations in the calendar', () => {
  it('take a room of their type for their nights, found by its name; the day of departure is free', () => {
    const { front, project, taken } = setup()
    front.make('0001')
    front.make('0002', { roomType: ' rodzinny', arrival: '2026-11-21', departure: '2026-11-23' })
    front.make('0003', { roomType: 'Domek', arrival: '2026-11-21', departure: '2026-11-23' })
    project()
    expect(taken()).toEqual(['2026-11-20 1', '2026-11-21 2', '2026-11-22 1'])
    expect(taken(single)).toEqual([])
    expect(roomTypeOf(front.reservations, front.reservation('0003'))).toBe(null)
  })

  it('a cancelled one and a no-show take none; other dates take other nights; who left early frees the rest', () => {
    const { front, project, taken } = setup()
    front.make('0001')
    front.bring('0002', 'no-show')
    front.bring('0003', 'arrived', { departure: '2026-11-25' })
    project()
    front.move('0001', 'cancel', { reason: 'guest-cancelled' })
    front.send('changeDates', { reservationId: 'reservation-0003', arrival: '2026-11-20', departure: '2026-11-26' })
    project()
    expect(taken().at(-1)).toBe('2026-11-25 1')
    front.move('0003', 'depart', {}, { at: now + 2 * dayMs })
    project()
    expect(taken()).toEqual(['2026-11-20 1', '2026-11-21 1'])
    front.move('0001', 'reinstate')
    project()
    expect(taken()).toEqual(['2026-11-20 2', '2026-11-21 2'])
  })

  it('writes only the months in which something changed, and nothing where nothing did', () => {
    const { front, project } = setup()
    front.make('0001')
    front.make('0002', { arrival: '2026-12-30', departure: '2027-01-02' })
    const months = (draft: ReturnType<typeof project>['taken']) =>
      ((draft?.args['months'] ?? []) as { month: string }[]).map(({ month }) => month)
    expect(months(project().taken)).toEqual(['2026-11', '2026-12', '2027-01'])
    expect(project()).toEqual({ names: null, taken: null })
    front.send('addNote', { noteId: 'note-0001', recordId: 'reservation-0001', text: 'Bez wpływu' })
    front.send('changeReservation', { reservationId: 'reservation-0001', price: 5 })
    expect(project().taken).toBe(null)
    front.move('0002', 'cancel', { reason: 'guest-cancelled' })
    expect(months(project().taken)).toEqual(['2026-12', '2027-01'])
  })

  it('keep their room type when the calendar renames it, also those written before it existed', () => {
    const { front, back, project, taken } = setup()
    front.make('0001')
    back.send('changeRoomType', { roomTypeId: family, name: 'Rodzinny z aneksem' })
    project()
    front.make('0002', { roomType: 'Rodzinny z aneksem' })
    front.make('0003', { roomType: 'Rodzinny' })
    project()
    expect(taken()).toEqual(['2026-11-20 2', '2026-11-21 2'])
    front.make('0004', { roomType: 'Loft' })
    back.send('addRoomType', { roomTypeId: 'type-loft', name: 'Loft', rooms: 1 })
    project()
    expect(front.reservation('0004').roomTypeId).toBe(undefined)
    back.send('changeRoomType', { roomTypeId: 'type-loft', name: 'Loft na poddaszu' })
    project()
    expect(front.reservation('0004').roomTypeId).toBe('type-loft')
    front.send('changeReservation', { reservationId: 'reservation-0004', roomType: 'Jednoosobowy' })
    expect(front.reservation('0004').roomTypeId).toBe(single)
  })

  it('[B28] the calendar gets no guest, and the reservations no number of rooms and no price', () => {
    const { front, back, project } = setup()
    back.send('setNights', {
      ...{ roomTypeIds: [single], from: today, to: '2026-12-24', rooms: 7, prices: [] },
    })
    front.make('0001', { name: 'Zenobia Kwiecień', remarks: 'Uczulenie na pierze' })
    project()
    const inCalendar = JSON.stringify([...back.calendar.taken.values()])
    expect(inCalendar).not.toMatch(/Zenobia|pierze|reservation|115300/)
    expect([...front.reservations.roomType.values()]).toEqual([
      { id: single, name: 'Jednoosobowy', place: 0 },
      { id: family, name: 'Rodzinny', place: 1 },
    ])
  })

  it('whatever happens to reservations, what was projected step by step equals a rebuild (property)', () => {
    const step = fc.record({
      what: fc.constantFrom('make', 'cancel', 'reinstate', 'dates', 'rename'),
      word: fc.integer({ min: 1, max: 5 }).map((at) => `000${at}`),
      type: fc.constantFrom('Rodzinny', 'Jednoosobowy', 'Inny'),
      from: fc.integer({ min: 0, max: 50 }),
      nights: fc.integer({ min: 1, max: 40 }),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const { front, back, project, intoCalendar } = setup()
        for (const { what, word, type, from, nights } of steps) {
          const arrival = addDays(today as CalendarDate, from)
          const stay = { arrival, departure: addDays(arrival, nights) }
          if (what === 'make') front.make(word, { roomType: type, ...stay })
          else if (what === 'dates') front.send('changeDates', { reservationId: `reservation-${word}`, ...stay })
          else if (what === 'rename') back.send('changeRoomType', { roomTypeId: family, name: `Rodzinny ${nights}` })
          else front.move(word, what, what === 'cancel' ? { reason: 'guest-cancelled' } : {})
          project()
        }
        const rebuilt = openCalendar()
        const draft = intoCalendar.draft(intoCalendar.facts(front.reservations, account), rebuilt.calendar)
        if (draft !== null) rebuilt.change(draft.name, draft.args, { isSystems: true })
        const sorted = (calendar: typeof back.calendar) => [...calendar.taken].toSorted(([a], [b]) => (a < b ? -1 : 1))
        expect(sorted(back.calendar)).toEqual(sorted(rebuilt.calendar))
      }),
      { numRuns: 60 },
    )
  })
})
