import { describe, expect, it } from 'vitest'
import { momentOf, type CalendarDate } from '../../kernel/calendar-date.ts'
import type { MemberId } from '../../kernel/ids.ts'
import type { Notice } from '../../kernel/notice.ts'
import { processNotices } from './process-notices.ts'
import type { ProcessesChange } from './processes.ts'
import { now, openSample, surroundings } from './testing/sample-processes.ts'

const [anna, jan, owner] = ['anna', 'jan', 'owner'].map((word) => `member-${word}`) as [MemberId, MemberId, MemberId]
const endOf = (date: string): number => momentOf(date as CalendarDate, 24)
const matter = { processId: 'process-one', type: 'complaint', title: 'Matter' } as const

const setup = () => {
  const sample = openSample()
  const after = (changes: readonly ProcessesChange[], by: MemberId | null = anna) =>
    processNotices.after({ changes, content: sample.processes, now, by })
  const concerned = (notice: Notice, at = now) =>
    [anna, jan, owner].filter((memberId) => processNotices.concerns(sample.processes, notice, { memberId, now: at }))
  const late = (since: number): Notice => ({ kind: 'late', recordId: 'process-one', since })
  return { ...sample, after, concerned, late }
}

describe('[DESIGN 13] notices of processes', () => {
  it('an assigned process is news to the person, not to the one who assigned it', () => {
    const { change, after, concerned } = setup()
    change('openProcess', matter)
    const assign = (memberId: MemberId | null) => change('assignProcess', { processId: 'process-one', memberId })
    const notice = { kind: 'assigned', recordId: 'process-one', memberId: jan } as const
    expect(after(assign(jan))).toEqual([{ notice, dueAt: now }])
    expect(concerned(notice)).toEqual([jan])
    expect(after(assign(anna))).toEqual([])
    expect(concerned(notice)).toEqual([])
    expect(after(assign(null))).toEqual([])
    expect(after(change('changeProcess', { processId: 'process-one', title: 'Other' }))).toEqual([])
  })

  it('a closed process concerns no one any more', () => {
    const { change, move, concerned } = setup()
    change('openProcess', matter)
    change('assignProcess', { processId: 'process-one', memberId: jan })
    expect(move('one', 'cancel', { reason: 'other', explanation: 'Not needed' })).toBe(null)
    expect(concerned({ kind: 'assigned', recordId: 'process-one', memberId: jan })).toEqual([])
  })

  it('a process is late at its deadline, once, and again when the deadline moves', () => {
    const { change, after, late } = setup()
    const day = '2026-12-01'
    expect(after(change('openProcess', { ...matter, dueDate: day }))).toEqual([
      { notice: late(endOf(day)), dueAt: endOf(day) },
    ])
    expect(after(change('changeProcess', { processId: 'process-one', title: 'Other' }))).toEqual([])
    expect(after(change('changeProcess', { processId: 'process-one', dueDate: '2026-12-02' }))).toEqual([
      { notice: late(endOf('2026-12-02')), dueAt: endOf('2026-12-02') },
    ])
    expect(after(change('changeProcess', { processId: 'process-one', dueDate: null }))).toEqual([])
  })

  it('what is late concerns its person, and everyone where it has none; no one before, or once the deadline has moved', () => {
    const { change, concerned, late } = setup()
    const since = endOf('2026-12-01')
    change('openProcess', { ...matter, dueDate: '2026-12-01' })
    expect(concerned(late(since), since - 1)).toEqual([])
    expect(concerned(late(since), since)).toEqual([anna, jan, owner])
    change('assignProcess', { processId: 'process-one', memberId: jan })
    expect(concerned(late(since), since)).toEqual([jan])
    change('changeProcess', { processId: 'process-one', dueDate: '2026-12-04' })
    expect(concerned(late(since), since)).toEqual([])
  })

  it('a deadline that the organisation changes moves those of its processes; what is late by then is no news', () => {
    const { change, after } = setup()
    change('openProcess', { processId: 'process-one', type: 'type-audit', title: 'Audit' })
    const withDays = (days: number) => ({
      ...surroundings,
      processTypes: surroundings.processTypes.map((type) => (type.id === 'type-audit' ? { ...type, days } : type)),
    })
    const withTerm = (days: number) => change('projectDirectory', withDays(days), { who: 'system' })
    expect(after(withTerm(7), null)).toEqual([
      { notice: { kind: 'late', recordId: 'process-one', since: endOf('2026-12-04') }, dueAt: endOf('2026-12-04') },
    ])
    expect(after(withTerm(7), null)).toEqual([])
  })

  it('a record that is not here concerns no one', () => {
    const { concerned, late } = setup()
    expect(concerned(late(now))).toEqual([])
    expect(concerned({ kind: 'message', recordId: 'process-one', place: 1 })).toEqual([])
  })
})
