import { describe, expect, it } from 'vitest'
import { limits } from '../../kernel/limits.ts'
import {
  badDates,
  badNames,
  badNumbers,
  badTexts,
  type BadValue,
  malformedIds,
  noOption,
  notYesOrNo,
  withValue,
} from '../board/testing/bad-input.ts'
import { mutations } from './mutations/mutations.ts'
import { openSample, stay } from './testing/sample-reservations.ts'

const { amountMax, guestsMax, remarksLengthMax, explanationLengthMax } = limits.reservations

const facts: Readonly<Record<string, readonly BadValue[]>> = {
  name: badNames,
  phone: [
    ['nothing', '', 'empty'],
    ['letters', '600 ABC 117', 'not-a-phone'],
    ['a few digits', '12345', 'not-a-phone'],
    ['more than there are', '+4860000011700000', 'not-a-phone'],
  ],
  email: [
    ['nothing', '', 'empty'],
    ['no domain', 'roza@', 'not-an-email'],
    ['two addresses', 'a@b.example, c@d.example', 'not-an-email'],
    ['one character too many', `${'a'.repeat(limits.emailLengthMax)}@b.example`, 'too-long'],
  ],
  roomType: badNames,
  adults: badNumbers(1, guestsMax),
  children: badNumbers(0, guestsMax),
  price: badNumbers(0, amountMax),
  commission: badNumbers(0, 1000),
  source: noOption,
  promotion: [['a name alone', 'Długi weekend', 'wrong-type']],
  remarks: badTexts(remarksLengthMax),
}

const id = { reservationId: malformedIds }
const one = { reservationId: 'reservation-0001' }

/** Arguments that are accepted, and what each field refuses. Written by hand; every field of every mutation is here. */
const fieldsOf: Readonly<
  Record<string, { readonly good: object; readonly fields: Readonly<Record<string, readonly BadValue[]>> }>
> = {
  makeReservation: {
    good: { ...stay, reservationId: 'reservation-0002', assigneeId: 'member-jan' },
    fields: { ...facts, ...id, arrival: badDates, departure: badDates, assigneeId: malformedIds },
  },
  changeReservation: {
    good: {
      ...one,
      ...Object.fromEntries(Object.keys(facts).map((field) => [field, stay[field as keyof typeof stay]])),
    },
    fields: { ...facts, ...id },
  },
  changeDates: {
    good: { ...one, arrival: '2026-11-21', departure: '2026-11-24' },
    fields: { ...id, arrival: badDates, departure: badDates },
  },
  moveReservation: {
    good: { ...one, step: 'cancel', reason: 'other', explanation: 'Zmiana planów' },
    fields: { ...id, step: noOption, reason: noOption, explanation: badTexts(explanationLengthMax) },
  },
  markCard: { good: { ...one, isInvalid: true }, fields: { ...id, isInvalid: notYesOrNo } },
  reconcileStay: {
    good: { reservationId: 'reservation-over', amount: 100 },
    fields: { ...id, amount: badNumbers(0, amountMax) },
  },
  assignReservation: {
    good: { ...one, memberId: 'member-jan' },
    fields: { ...id, memberId: malformedIds },
  },
  addNote: {
    good: { noteId: 'note-0002', recordId: 'reservation-0001', text: 'Prosi o ciszę', attachments: [] },
    fields: {
      noteId: malformedIds,
      recordId: [['a number', 5, 'wrong-type']],
      text: badTexts(limits.board.noteLengthMax),
      attachments: [['text for a list', 'plan.png', 'wrong-type']],
    },
  },
  changeNote: {
    good: { noteId: 'note-0001', text: 'Inna notatka', attachments: [] },
    fields: {
      noteId: malformedIds,
      text: badTexts(limits.board.noteLengthMax),
      attachments: [['text for a list', 'plan.png', 'wrong-type']],
    },
  },
  removeNote: { good: { noteId: 'note-0001' }, fields: { noteId: malformedIds } },
  saveView: {
    good: { viewId: 'view-0002', name: 'Moje', shared: true, query: 'tab=mine' },
    fields: {
      viewId: malformedIds,
      name: badNames,
      shared: notYesOrNo,
      query: [['an address', 'https://x.example/?a=1', 'not-a-query']],
    },
  },
  changeView: {
    good: { viewId: 'view-0001', name: 'Inne', shared: false, query: 'tab=late' },
    fields: {
      viewId: malformedIds,
      name: badNames,
      shared: notYesOrNo,
      query: [['markup', '<b>', 'not-a-query']],
    },
  },
  removeView: { good: { viewId: 'view-0001' }, fields: { viewId: malformedIds } },
}

const setup = () => {
  const sample = openSample()
  sample.make('0001')
  sample.bring('over', 'departed')
  sample.send('addNote', { noteId: 'note-0001', recordId: 'reservation-0001', text: 'Notatka' })
  sample.send('saveView', { viewId: 'view-0001', name: 'Widok', shared: false, query: '' })
  return sample
}

const cases = Object.entries(fieldsOf).flatMap(([name, { good, fields }]) =>
  Object.entries(fields).flatMap(([path, values]) =>
    values.map(([what, value, reason]) => ({ name, good, path, what, value, reason })),
  ),
)

describe('[ISSUE 9] bad input in the reservations', () => {
  it('every mutation of people is in the table, and its good arguments are accepted', () => {
    const people = Object.entries(mutations).flatMap(([name, { who }]) => (who === 'system' ? [] : [name]))
    expect(Object.keys(fieldsOf).toSorted()).toEqual(people.toSorted())
    for (const [name, { good }] of Object.entries(fieldsOf))
      expect([name, setup().send(name, good)]).toEqual([name, null])
  })

  it.each(cases)('$name refuses $what as $path', ({ name, good, path, value, reason }) => {
    const { send, reservations } = setup()
    const before = JSON.stringify([...reservations.reservation.values()])
    const refusal = send(name, withValue(good, path, value))
    expect(refusal).toEqual({ code: 'invalid-arguments', issues: [{ path, reason }] })
    expect(JSON.stringify([...reservations.reservation.values()])).toBe(before)
  })

  it('a person who may not open the section, and dates in the wrong order, are refused, and nothing is written', () => {
    const { send, reservation } = setup()
    const before = reservation('0001')
    expect(send('assignReservation', { ...one, memberId: 'member-gone' })).toEqual({
      ...{ code: 'assignee-without-access', memberId: 'member-gone' },
    })
    expect(send('changeDates', { ...one, arrival: '2026-11-24', departure: '2026-11-24' })).toEqual({
      ...{ code: 'departure-not-after-arrival', arrival: '2026-11-24', departure: '2026-11-24' },
    })
    expect(send('changeDates', { ...one, arrival: '2026-11-21', departure: '2027-11-21' })?.code).toBe(
      'too-many-nights',
    )
    expect(reservation('0001')).toEqual(before)
  })
})
