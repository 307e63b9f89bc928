import type { Process, ProcessId, Refusal } from '@kontor/domain'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { emptyStart, ProcessDraft, startOfChange, startOfProcess } from './process-draft.svelte.ts'

// A form moves the focus to its first wrong field; here no field is drawn.
beforeEach(() => vi.stubGlobal('document', { getElementById: () => null, querySelector: () => null }))
afterEach(() => vi.unstubAllGlobals())

const processId = 'process-1' as ProcessId
const ported = {
  ...{ id: processId, type: 'np-in', title: 'Nogat', unit: null },
  portability: {
    ...{ service: 'fnp', from: '+48552476010', to: '+48552476029', mode: 'DAY', inPerson: true, relocation: false },
    ...{ operator: 'PT 04471', date: null, routingNumber: null },
  },
} as unknown as Process

it('[ISSUE 9] the number says the service, and what is left empty is not sent', () => {
  const draft = new ProcessDraft(emptyStart, null)
  draft.numbers.values.from = '512 884 071'
  draft.numbers.values.operator = 'PT 01102'
  expect(draft.opening(processId, null)).toEqual({
    ...{ processId, type: 'np-in' },
    portability: {
      ...{ service: 'mnp', numbers: { from: '512 884 071' }, mode: 'DAY' },
      ...{ inPerson: true, relocation: false, operator: 'PT 01102' },
    },
  })
})

it('[ISSUE 9] a simple process has a title and no numbers', () => {
  const draft = new ProcessDraft({ ...emptyStart, type: 'fault' }, null)
  draft.simple.values.title = 'Maszt w Stegnie'
  expect(draft.opening(processId, null)).toEqual({ processId, type: 'fault', title: 'Maszt w Stegnie' })
})

it('[ISSUE 9] a change sends the fields that differ alone', () => {
  const draft = new ProcessDraft(startOfProcess(ported), null)
  expect(draft.changing()).toEqual({})
  draft.numbers.values.title = ''
  draft.numbers.values.to = '+48 55 247 60 19'
  expect(draft.changing()).toEqual({
    title: null,
    portability: { service: 'fnp', numbers: { from: '+48 55 247 60 10', to: '+48 55 247 60 19' } },
  })
})

it('[S5] what was refused opens in the form, whatever an older page has written', () => {
  const { args } = { args: { type: 'fault', title: 'Maszt', portability: 7 } }
  expect(startOfChange(args, emptyStart)).toEqual({ ...emptyStart, type: 'fault', title: 'Maszt' })
})

const typed = { from: '512 884 071', to: '', operator: 'PT 01102', title: '' }
type Typed = typeof typed
const wrong: readonly (readonly [keyof Typed, string])[] = [
  ...['', '12345', '512 884 07', '5128840711', '+49 512 884 071', 'numer', '٥١٢٨٨٤٠٧١'].map(
    (from) => ['from', from] as const,
  ),
  ...['1', 'abc', '512 884 0711'].map((to) => ['to', to] as const),
  ...['', '<b>PT</b>', 'x'.repeat(201)].map((operator) => ['operator', operator] as const),
  ...['<script>', 'x'.repeat(201)].map((title) => ['title', title] as const),
]

it.each(wrong)('[ISSUE 9] a case with %s "%s" is not sent: a sentence, and nothing is lost', (field, text) => {
  const draft = new ProcessDraft(emptyStart, null)
  Object.assign(draft.numbers.values, typed, { [field]: text })
  expect(draft.ready()).toBe(false)
  const sentences = draft.numbers.names.filter((name) => draft.numbers.errorOf(name) !== null)
  expect(sentences).toEqual([field])
  expect(draft.numbers.errorOf(field)).toMatch(/\w.*\.$/)
  expect({ ...draft.numbers.values }).toEqual({ ...typed, [field]: text })
})

it.each(['', '   ', '<b>Maszt</b>', 'x'.repeat(201)])('[ISSUE 9] a simple process about "%s" is not sent', (title) => {
  const draft = new ProcessDraft({ ...emptyStart, type: 'fault' }, null)
  draft.simple.values.title = title
  expect([draft.ready(), draft.simple.values.title]).toEqual([false, title])
  expect(draft.simple.errorOf('title')).toMatch(/\w.*\.$/)
})

it.each([
  [{ code: 'range-reversed', from: '+48552476029', to: '+48552476010' }, 'to'],
  [{ code: 'range-across-blocks', from: '+48552479999', to: '+48552480000' }, 'to'],
  [{ code: 'number-not-portable', from: '+48800123456', number: '+48800123456' }, 'from'],
  [{ code: 'number-in-open-process', from: typed.from, to: typed.from, number: 7, recordId: 'process-7' }, 'from'],
  [{ code: 'unit-not-in-account', unitId: 'unit-moved' }, null],
  [{ code: 'assignee-without-access', memberId: 'member-gone' }, null],
  [{ code: 'process-type-removed', name: 'Audyt' }, null],
  [{ code: 'invalid-arguments', issues: [{ path: 'dueDate', reason: 'not-a-date' }] }, null],
  [{ code: 'no-access' }, null],
] as const)(
  '[ISSUE 9] what the server refuses, %j, is said where it is wrong, and nothing is lost',
  (refusal, field) => {
    const draft = new ProcessDraft(emptyStart, null)
    Object.assign(draft.numbers.values, typed)
    draft.refuse(refusal as unknown as Refusal)
    expect(field === null ? draft.error : draft.numbers.errorOf(field)).toMatch(/\w.*\.$/)
    expect({ ...draft.numbers.values }).toEqual(typed)
  },
)
