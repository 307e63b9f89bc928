import { describe, expect, it } from 'vitest'
import { timelineOf } from '../../board/events.ts'
import { now, openSample, portability } from '../testing/sample-processes.ts'

const issue = (path: string, reason: string) => ({ code: 'invalid-arguments', issues: [{ path, reason }] })

describe('[ISSUE 9] opening a process', () => {
  it('[S17] [DOMAIN] gives it a number, the first state of its type, and an event', () => {
    const { open, process, processes } = openSample()
    expect(open('0001', { title: 'Anna Kowalska', unitId: 'unit-0001', assigneeId: 'member-jan' })).toBe(null)
    const by = { memberId: 'member-anna', name: 'Member anna' }
    expect(process('0001')).toEqual({
      id: 'process-0001',
      number: 1,
      type: 'np-in',
      title: 'Anna Kowalska',
      unit: { id: 'unit-0001', identifier: 'PT 07240' },
      portability: {
        ...{ service: 'mnp', from: '+48512884071', to: '+48512884071', mode: 'DAY', inPerson: false },
        ...{ relocation: false, operator: 'PT 01102 Sieć Żuraw', date: null, routingNumber: null },
      },
      state: 'draft',
      moved: { at: now, by },
      reason: null,
      dueDate: null,
      assigneeId: 'member-jan',
      opened: { at: now, by },
      closedAt: null,
      corrects: null,
      correctedBy: null,
      events: 1,
      changedAt: now,
    })
    expect(timelineOf(process('0001'), processes.event)).toEqual([
      { id: 'process-0001_0', recordId: 'process-0001', at: now, by, what: 'opened', corrects: null },
    ])
  })

  it('[ISSUE 9] of each type begins where its machine does', () => {
    const { open, openSimple, process } = openSample()
    open('0001', { type: 'np-out' })
    const types = ['complaint', 'wholesale-order', 'data-change', 'fault', 'type-audit']
    expect(types.map((type, at) => openSimple(`type-${at}`, { type }))).toEqual(types.map(() => null))
    expect(process('0001').state).toBe('received')
    expect(types.map((_, at) => process(`type-${at}`).state)).toEqual(types.map(() => 'new'))
  })

  it.each([
    [
      'an id that is taken',
      { processId: 'process-0001' },
      { code: 'already-exists', kind: 'process', recordId: 'process-0001' },
    ],
    ['an unknown type', { type: 'type-unknown' }, { code: 'unknown-process-type', recordId: 'type-unknown' }],
    ['a type like `constructor`', { type: 'constructor' }, { code: 'unknown-process-type', recordId: 'constructor' }],
    ['a type that was removed', { type: 'type-gone' }, { code: 'process-type-removed', name: 'Gone' }],
    ['portability without numbers', { portability: undefined }, issue('portability', 'missing')],
    ['numbers where there are none', { type: 'fault', title: 'Brak sygnału' }, issue('portability', 'unexpected')],
    ['a simple one without a title', { type: 'fault', portability: undefined }, issue('title', 'missing')],
    ['a unit that moved', { unitId: 'unit-0009' }, { code: 'unit-not-in-account', unitId: 'unit-0009' }],
    [
      'a person who lost the right',
      { portability: { ...portability, numbers: { from: '512884072' } }, assigneeId: 'member-gone' },
      { code: 'assignee-without-access', memberId: 'member-gone' },
    ],
    ['a due date that does not exist', { dueDate: '2026-02-30' }, issue('dueDate', 'not-a-date')],
    [
      'a number that is none',
      { portability: { ...portability, numbers: { from: '112' } } },
      issue('portability.numbers.from', 'not-a-phone-number'),
    ],
    [
      'a range that is reversed',
      { portability: { ...portability, numbers: { from: '512884071', to: '512884070' } } },
      { code: 'range-reversed', from: '+48512884071', to: '+48512884070' },
    ],
    [
      'a range across blocks',
      { portability: { ...portability, numbers: { from: '512889999', to: '512890000' } } },
      { code: 'range-across-blocks', from: '+48512889999', to: '+48512890000', numbersPerBlock: 10_000 },
    ],
    [
      'a fixed number as mobile',
      { portability: { ...portability, numbers: { from: '552476010' } } },
      { code: 'number-of-other-service', from: '+48552476010', service: 'fnp' },
    ],
    [
      'a number that another open case has',
      {},
      {
        ...{ code: 'number-in-open-process', from: '+48512884071', to: '+48512884071' },
        ...{ number: 1, recordId: 'process-0001' },
      },
    ],
    [
      'a correction of a case that is not refused',
      { portability: { ...portability, numbers: { from: '512884072' } }, corrects: 'process-0001' },
      {
        ...{ code: 'only-refused-is-corrected', recordId: 'process-0001', number: 1, state: 'draft' },
        ...{ movedBy: { memberId: 'member-anna', name: 'Member anna' }, movedAt: now },
      },
    ],
    [
      'a correction of nothing',
      { portability: { ...portability, numbers: { from: '512884072' } }, corrects: 'process-0009' },
      { code: 'unknown-process', recordId: 'process-0009' },
    ],
  ])('[ISSUE 9] is refused with %s', (_what, fields, refusal) => {
    const { open, processes } = openSample()
    open('0001')
    expect(open('0002', fields)).toEqual(refusal)
    expect(processes.process.size).toBe(1)
  })

  it('[DOMAIN] a number is free again when its case is closed', () => {
    const { open, move } = openSample()
    open('0001')
    move('0001', 'cancel', { reason: 'duplicate' })
    expect(open('0002')).toBe(null)
  })

  it('[DOMAIN] correct and send again: a new case names the refused one, once, and again when it was cancelled itself', () => {
    const { open, move, process } = openSample()
    open('0001')
    move('0001', 'send')
    move('0001', 'donor-refuses', { reason: 'data-mismatch' })
    expect(open('0002', { corrects: 'process-0001' })).toBe(null)
    expect([process('0001').correctedBy, process('0002').corrects]).toEqual(['process-0002', 'process-0001'])
    const another = { portability: { ...portability, numbers: { from: '512884079' } }, corrects: 'process-0001' }
    expect(open('0003', another)).toEqual({ code: 'already-corrected', number: 2, recordId: 'process-0002' })
    move('0002', 'cancel', { reason: 'opened-by-mistake' })
    expect(open('0003', another)).toBe(null)
  })
})
