import { dayMs } from '../../../kernel/durations.ts'
import { describe, expect, it } from 'vitest'
import { now, openSample, today } from '../testing/sample-processes.ts'

const agreed = '2026-12-10'

/** A case that came so far. */
const setup = (state: 'draft' | 'with-donor' | 'date-proposed' | 'scheduled' = 'with-donor') => {
  const sample = openSample()
  sample.open('0001', { assigneeId: 'member-jan' })
  const way = [
    ['send', {}],
    ['donor-agrees', { date: agreed }],
    ['accept-date', {}],
  ] as const
  const length = ['draft', 'with-donor', 'date-proposed', 'scheduled'].indexOf(state)
  for (const [step, fields] of way.slice(0, length)) sample.move('0001', step, fields)
  return sample
}

describe('[DOMAIN] a portability case', () => {
  it('[DOMAIN] goes from draft to ported, with its date and routing number', () => {
    const { move, process } = setup('scheduled')
    expect(move('0001', 'port', { date: today, routingNumber: 'C1234' }, { who: 'jan', at: now + 1 })).toBe(null)
    const { state, moved, closedAt, portability, events } = process('0001')
    expect([state, moved, closedAt, portability?.date, portability?.routingNumber, events]).toEqual([
      ...['ported', { at: now + 1, by: { memberId: 'member-jan', name: 'Member jan' } }, now + 1, today, 'C1234', 5],
    ])
  })

  it('[DOMAIN] is refused with a reason of the donor or the exchange', () => {
    for (const step of ['donor-refuses', 'exchange-refuses']) {
      const { move, process } = setup()
      expect(move('0001', step, { reason: 'number-inactive' })).toBe(null)
      expect([process('0001').state, process('0001').reason]).toEqual([
        ...['refused', { code: 'number-inactive', explanation: null }],
      ])
    }
  })

  it('[DOMAIN] a reminder stays where it is, and the deadline does not begin again', () => {
    const { move, process, processes } = setup()
    const before = process('0001')
    expect(move('0001', 'remind', {}, { at: now + dayMs })).toBe(null)
    expect(process('0001')).toEqual({ ...before, events: before.events + 1, changedAt: now + dayMs })
    expect(processes.event.get('process-0001_2')).toMatchObject({ what: 'moved', step: 'remind', to: 'with-donor' })
  })

  it('[DOMAIN] another date goes back to the donor', () => {
    const { move, process } = setup('date-proposed')
    expect(move('0001', 'propose-date', { date: '2026-12-14' })).toBe(null)
    expect([process('0001').state, process('0001').portability?.date]).toEqual(['with-donor', '2026-12-14'])
  })

  it('[DOMAIN] from the donor’s side a date or a reason answers', () => {
    const { open, move, process } = openSample()
    open('0001', { type: 'np-out' })
    expect(move('0001', 'agree', { date: agreed })).toBe(null)
    expect(process('0001').state).toBe('scheduled')
    expect(move('0001', 'port', { date: today, routingNumber: 'C1234' })).toBe(null)
  })

  it.each([
    [
      'a refusal without a reason',
      'with-donor',
      'donor-refuses',
      {},
      { code: 'reason-missing', step: 'donor-refuses' },
    ],
    ['a reason of another step', 'with-donor', 'donor-refuses', { reason: 'duplicate' }, { code: 'reason-missing' }],
    ['a cancellation without a reason', 'draft', 'cancel', {}, { code: 'reason-missing', step: 'cancel' }],
    [
      'no words for another reason',
      'draft',
      'cancel',
      { reason: 'other' },
      { code: 'explanation-missing', step: 'cancel' },
    ],
    ['no date', 'with-donor', 'donor-agrees', {}, { code: 'date-missing', step: 'donor-agrees' }],
    [
      'a date that has passed',
      'with-donor',
      'donor-agrees',
      { date: '2026-11-26' },
      { code: 'date-in-the-past', date: '2026-11-26', today },
    ],
    [
      'a move that has not happened',
      'scheduled',
      'port',
      { date: agreed, routingNumber: 'C1' },
      { code: 'date-in-the-future', date: agreed, today },
    ],
    ['no routing number', 'scheduled', 'port', { date: today }, { code: 'routing-number-missing', step: 'port' }],
    [
      'a date that does not exist',
      'with-donor',
      'donor-agrees',
      { date: '2026-11-31' },
      { code: 'invalid-arguments', issues: [{ path: 'date', reason: 'not-a-date' }] },
    ],
    [
      'an unknown step',
      'draft',
      'jump',
      {},
      { code: 'invalid-arguments', issues: [{ path: 'step', reason: 'not-an-option' }] },
    ],
  ] as const)('[ISSUE 9] is not moved with %s', (_what, state, step, fields, refusal) => {
    const { move, process } = setup(state)
    expect(move('0001', step, fields)).toMatchObject(refusal)
    expect(process('0001').state).toBe(state)
  })

  it('[DOMAIN] is withdrawn until two days before its date, and not later', () => {
    const cancel = (date: string) => {
      const { move } = setup('scheduled')
      return move('0001', 'cancel', { reason: 'withdrawn-by-customer' }, { at: Date.parse(`${date}T11:00:00Z`) })
    }
    expect(cancel('2026-12-08')).toBe(null)
    expect(cancel('2026-12-09')).toEqual({ code: 'too-late-to-withdraw', date: agreed, until: '2026-12-08' })
  })
})

describe('[ISSUE 9] two people who move one process', () => {
  it('[ISSUE 9] the second is refused with where it is, who moved it there and when, and the steps from there', () => {
    const { move, process } = setup('date-proposed')
    expect(move('0001', 'accept-date', {}, { who: 'jan', at: now + 5 })).toBe(null)
    expect(move('0001', 'propose-date', { date: agreed }, { at: now + 6 })).toEqual({
      code: 'step-not-allowed',
      step: 'propose-date',
      allowed: ['port', 'cancel'],
      recordId: 'process-0001',
      number: 1,
      state: 'scheduled',
      movedBy: { memberId: 'member-jan', name: 'Member jan' },
      movedAt: now + 5,
    })
    expect(process('0001').state).toBe('scheduled')
  })

  it('[ISSUE 9] a process that is closed allows no step', () => {
    const { move } = setup('draft')
    move('0001', 'cancel', { reason: 'duplicate' })
    expect(move('0001', 'send')).toMatchObject({ code: 'step-not-allowed', state: 'cancelled', allowed: [] })
  })

  it('[ISSUE 9] an unknown process is refused as such', () => {
    expect(openSample().move('0009', 'send')).toEqual({ code: 'unknown-process', recordId: 'process-0009' })
  })
})

it('[ISSUE 9] a reopened process loses a person who may not open the section any more', () => {
  const { openSimple, move, change, process } = openSample()
  openSimple('0001', { assigneeId: 'member-jan' })
  move('0001', 'finish')
  const without = { colleagues: [], units: [], processTypes: [], deadlines: [] }
  change('projectDirectory', without, { who: 'system' })
  expect(process('0001').assigneeId).toBe('member-jan')
  expect(move('0001', 'reopen')).toBe(null)
  expect([process('0001').state, process('0001').assigneeId, process('0001').closedAt]).toEqual([
    ...['in-progress', null, null],
  ])
})
