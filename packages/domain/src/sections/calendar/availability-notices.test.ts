import { describe, expect, it } from 'vitest'
import type { MemberId } from '../../kernel/ids.ts'
import type { CalendarChange } from './calendar.ts'
import { availabilityNotices } from './availability-notices.ts'
import { base, family, now, openSample, single, today } from './testing/sample-calendar.ts'

const [anna, jan] = ['member-anna', 'member-jan'] as [MemberId, MemberId]

const setup = () => {
  const sample = openSample()
  const range = { roomTypeIds: [single, family], from: '2026-11-20', to: '2026-12-31' }
  sample.send('setNights', { ...range, prices: [{ ratePlanId: base, price: 25_000 }] })
  const after = (changes: readonly CalendarChange[], by: MemberId | null = null) =>
    availabilityNotices
      .after({ changes, content: sample.calendar, now, by })
      .map(({ notice }) => (notice.kind === 'availability' ? [notice.recordId, notice.date, notice.state] : notice))
  /** Taken rooms from the 20th on. */
  const take = (...taken: readonly number[]) =>
    sample.take(single, '2026-11', [...Array.from({ length: 19 }, () => 0), ...taken])
  return { ...sample, after, take }
}

describe('[DESIGN 13] notices of availability', () => {
  it('a night that sells out, or nearly, is news once: one notice of each state', () => {
    const { after, take } = setup()
    expect(after(take(5, 7))).toEqual([])
    expect(after(take(5, 8, 9, 10, 10))).toEqual([
      [single, '2026-11-23', 'sold-out'],
      [single, '2026-11-21', 'nearly-sold-out'],
    ])
    expect(after(take(5, 9, 9, 10, 10))).toEqual([])
    expect(after(take(5, 10, 9, 9, 10))).toEqual([[single, '2026-11-21', 'sold-out']])
  })

  it('nights further ahead, past ones, unpriced and closed ones are none', () => {
    const { after, send, change } = setup()
    expect(
      after(change('setNights', { roomTypeIds: [single], from: '2026-12-04', to: '2026-12-31', rooms: 0 })),
    ).toEqual([])
    send('setNights', { roomTypeIds: [single], from: '2026-11-22', to: '2026-11-22', closed: true })
    expect(
      after(change('setNights', { roomTypeIds: [single], from: '2026-11-22', to: '2026-11-22', rooms: 0 })),
    ).toEqual([])
    // It opens for sale, and was full before.
    expect(
      after(change('setNights', { roomTypeIds: [single], from: '2026-11-22', to: '2026-11-22', closed: false })),
    ).toEqual([])
  })

  it('it concerns all but the person who changed the night, as long as it is so', () => {
    const { calendar, take } = setup()
    take(10)
    const sold = { kind: 'availability', recordId: single, date: today, state: 'sold-out', by: anna } as const
    const concerned = (notice: Parameters<typeof availabilityNotices.concerns>[1], at = now) =>
      [anna, jan].filter((memberId) => availabilityNotices.concerns(calendar, notice, { memberId, now: at }))
    expect(concerned(sold)).toEqual([jan])
    expect(concerned({ ...sold, by: null })).toEqual([anna, jan])
    expect(concerned(sold, now + 86_400_000)).toEqual([])
    expect(concerned({ ...sold, recordId: 'type-unknown' })).toEqual([])
    take(9)
    expect(concerned(sold)).toEqual([])
  })

  it('fewer rooms of a type sell it out too', () => {
    const { after, take, change } = setup()
    take(6)
    expect(after(change('changeRoomType', { roomTypeId: single, rooms: 6 }))).toEqual([
      [single, '2026-11-20', 'sold-out'],
    ])
  })
})
