import { describe, expect, it } from 'vitest'
import { limits } from '../../kernel/limits.ts'
import {
  badDates,
  badLines,
  badNames,
  badTexts,
  type BadValue,
  malformedIds,
  noOption,
  notYesOrNo,
  withValue,
} from '../board/testing/bad-input.ts'
import { mutations } from './mutations/mutations.ts'
import { openSample, portability } from './testing/sample-processes.ts'

const notPhones: readonly BadValue[] = [
  ['nothing', '', 'not-a-phone-number'],
  ['eight digits', '51288407', 'not-a-phone-number'],
  ['ten digits', '5128840711', 'not-a-phone-number'],
  ['a leading zero', '012884071', 'not-a-phone-number'],
  ['another country', '+49 151 2345678', 'not-a-phone-number'],
  ['letters', '512 ABC 071', 'not-a-phone-number'],
  ['more than anyone types', '5'.repeat(41), 'not-a-phone-number'],
]

/** Arguments that are accepted, and what each field refuses. Written by hand; every field of every mutation is here. */
const fieldsOf = {
  openProcess: {
    good: {
      ...{ processId: 'process-0002', type: 'np-in', title: 'Anna Kowalska', unitId: 'unit-0001' },
      ...{ dueDate: '2026-11-30', assigneeId: 'member-jan', corrects: 'process-refused' },
      portability: {
        ...portability,
        numbers: { from: '601337925', to: '601337926' },
        inPerson: true,
        relocation: false,
      },
    },
    fields: {
      processId: malformedIds,
      type: [['a number', 5, 'wrong-type']],
      title: badNames,
      unitId: malformedIds,
      dueDate: badDates,
      assigneeId: malformedIds,
      corrects: malformedIds,
      'portability.service': noOption,
      'portability.numbers.from': notPhones,
      'portability.numbers.to': notPhones,
      'portability.mode': noOption,
      'portability.inPerson': notYesOrNo,
      'portability.relocation': notYesOrNo,
      'portability.operator': badNames,
    },
  },
  changeProcess: {
    good: {
      ...{ processId: 'process-0001', title: 'Jan Nowak', unitId: 'unit-0001', dueDate: '2026-12-01' },
      portability: { ...portability, inPerson: true, relocation: true },
    },
    fields: {
      processId: malformedIds,
      title: badNames,
      unitId: malformedIds,
      dueDate: badDates,
      'portability.service': noOption,
      'portability.numbers.from': notPhones,
      'portability.mode': noOption,
      'portability.inPerson': notYesOrNo,
      'portability.relocation': notYesOrNo,
      'portability.operator': badNames,
    },
  },
  moveProcess: {
    good: {
      ...{ processId: 'process-0001', step: 'cancel', reason: 'other', explanation: 'Pomyłka' },
      ...{ date: '2026-11-30', routingNumber: 'C0A1' },
    },
    fields: {
      processId: malformedIds,
      step: noOption,
      reason: noOption,
      explanation: badTexts(limits.processes.explanationLengthMax),
      date: badDates,
      routingNumber: [...badLines(limits.identifierLengthMax), ['a slash first', '/C0A1', 'not-an-identifier']],
    },
  },
  assignProcess: {
    good: { processId: 'process-0001', memberId: 'member-jan' },
    fields: { processId: malformedIds, memberId: malformedIds },
  },
  addNote: {
    good: { noteId: 'note-0002', recordId: 'process-0001', text: 'Rozmowa', attachments: [] },
    fields: {
      noteId: malformedIds,
      recordId: [['a number', 5, 'wrong-type']],
      text: badTexts(limits.board.noteLengthMax),
      attachments: [['text for a list', 'plan.png', 'wrong-type']],
    },
  },
  changeNote: {
    good: { noteId: 'note-0001', text: 'Inna rozmowa', attachments: [] },
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
      query: [
        ['an address', 'https://x.example/?a=1', 'not-a-query'],
        ['one character too many', 'x'.repeat(limits.board.viewQueryLengthMax + 1), 'too-long'],
      ],
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
} as const satisfies Readonly<
  Record<string, { readonly good: object; readonly fields: Readonly<Record<string, readonly BadValue[]>> }>
>

const setup = () => {
  const sample = openSample()
  sample.open('0001')
  sample.open('refused', { portability: { ...portability, numbers: { from: '730115602' } } })
  sample.move('refused', 'send')
  sample.move('refused', 'donor-refuses', { reason: 'number-inactive' })
  sample.send('addNote', { noteId: 'note-0001', recordId: 'process-0001', text: 'Notatka' })
  sample.send('saveView', { viewId: 'view-0001', name: 'Widok', shared: false, query: '' })
  return sample
}

const cases = Object.entries(fieldsOf).flatMap(([name, { good, fields }]) =>
  Object.entries<readonly BadValue[]>(fields).flatMap(([path, values]) =>
    values.map(([what, value, reason]) => ({ name, good, path, what, value, reason })),
  ),
)

describe('[ISSUE 9] bad input in the processes', () => {
  it('every mutation of people is in the table, and its good arguments are accepted', () => {
    const people = Object.entries(mutations).flatMap(([name, { who }]) => (who === 'system' ? [] : [name]))
    expect(Object.keys(fieldsOf).toSorted()).toEqual(people.toSorted())
    for (const [name, { good }] of Object.entries(fieldsOf))
      expect([name, setup().send(name, good)]).toEqual([name, null])
  })

  it.each(cases)('$name refuses $what as $path', ({ name, good, path, value, reason }) => {
    const { send, processes } = setup()
    const before = JSON.stringify([...processes.process.values()])
    const refusal = send(name, withValue(good, path, value))
    expect(refusal).toEqual({ code: 'invalid-arguments', issues: [{ path, reason }] })
    expect(JSON.stringify([...processes.process.values()])).toBe(before)
  })

  it('a unit that moved and a person who may not open the section are refused by name, and nothing is written', () => {
    const { send, process } = setup()
    const { openProcess, changeProcess } = fieldsOf
    const before = process('0001')
    expect(send('openProcess', { ...openProcess.good, unitId: 'unit-moved' })).toEqual({
      ...{ code: 'unit-not-in-account', unitId: 'unit-moved' },
    })
    expect(send('changeProcess', { ...changeProcess.good, unitId: 'unit-moved' })).toEqual({
      ...{ code: 'unit-not-in-account', unitId: 'unit-moved' },
    })
    expect(send('assignProcess', { processId: 'process-0001', memberId: 'member-gone' })).toEqual({
      ...{ code: 'assignee-without-access', memberId: 'member-gone' },
    })
    expect(process('0001')).toEqual(before)
  })

  it('spaces, no-break spaces and dashes in a number are no other number', () => {
    const { send } = setup()
    const written = ['512\u00A0884\u00A0071', '+48 512-884-071', '0048512884071', '(512) 884 071', '５１２８８４０７１']
    for (const from of written)
      expect(
        send('openProcess', {
          ...fieldsOf.openProcess.good,
          corrects: undefined,
          portability: { ...portability, numbers: { from } },
        })?.code,
      ).toBe('number-in-open-process')
  })
})
