import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Actor, ActorAccess } from '../../kernel/actor.ts'
import { applyChanges, recordChange, type RecordChange } from '../../kernel/change.ts'
import type { LoginId, MemberId } from '../../kernel/ids.ts'
import { emptyContent, type WritableContent } from '../../kernel/record.ts'
import { isRefusal, runMutation } from '../../kernel/run-mutation.ts'
import { applyWrites } from '../../kernel/write.ts'
import { stepIds } from '../processes/machines.ts'
import { processesKind } from '../processes/processes-kind.ts'
import { isOpen } from '../processes/types.ts'
import { isOpenReservation, reservationSteps } from '../reservations/machine.ts'
import { reservationsKind } from '../reservations/reservations-kind.ts'
import type { SectionKind } from '../section-kind.ts'
import { timelineOf } from './events.ts'
import type { BoardItem } from './records.ts'

interface Sent {
  readonly who: string
  readonly name: string
  readonly args: object
  /** How long after the one before. */
  readonly afterMs: number
}

const people = ['anna', 'jan', 'owner']
const word = fc.constantFrom('0001', '0002', '0003')
const who = fc.constantFrom(...people)
const memberId = fc.option(fc.constantFrom('member-anna', 'member-jan', 'member-gone'), { nil: null })
const date = fc.constantFrom('2026-11-19', '2026-11-20', '2026-11-21', '2026-11-23', '2026-02-30')
const noteId = word.map((text) => `note-${text}`)
const viewId = word.map((text) => `view-${text}`)
const attempt = (name: string, args: fc.Arbitrary<object>): fc.Arbitrary<Sent> =>
  fc.record({ who, name: fc.constant(name), args, afterMs: fc.constantFrom(1, 1_000, 30 * 60 * 60 * 1000) })

/** S18: the section after a change of the directory: these people may open it. */
const projected = fc.subarray(people).map((colleagues): Sent => ({
  ...{ who: 'system', name: 'projectDirectory', afterMs: 1 },
  args: {
    colleagues: colleagues.map((each) => ({ id: `member-${each}`, name: `Member ${each}` })),
    ...{ units: [{ id: 'unit-0001', identifier: 'PT 1', name: null }], processTypes: [], deadlines: [] },
  },
}))

/** What both boards take, by the id of the record. */
const onAnyBoard = (recordId: fc.Arbitrary<string>): readonly fc.Arbitrary<Sent>[] => [
  projected,
  attempt('addNote', fc.record({ noteId, recordId, text: fc.constantFrom('', 'Tak') })),
  attempt('changeNote', fc.record({ noteId, text: fc.constantFrom('', 'Nie') })),
  attempt('removeNote', fc.record({ noteId })),
  attempt('saveView', fc.record({ viewId, name: word, shared: fc.boolean(), query: fc.constant('late=1') })),
  attempt('removeView', fc.record({ viewId })),
]

const processId = word.map((text) => `process-${text}`)
const ofProcesses = fc.oneof(
  ...onAnyBoard(processId),
  attempt(
    'openProcess',
    fc.record({ processId, type: fc.constant('fault'), title: fc.constantFrom('Awaria', ''), dueDate: date }),
  ),
  attempt(
    'moveProcess',
    fc.record({ processId, step: fc.constantFrom(...stepIds), reason: fc.constantFrom('duplicate', 'other') }),
  ),
  attempt('changeProcess', fc.record({ processId, title: fc.constantFrom('Inna', null), dueDate: date })),
  attempt('assignProcess', fc.record({ processId, memberId })),
)

const reservationId = word.map((text) => `reservation-${text}`)
const amount = fc.constantFrom(0, 115_300, -1)
const ofReservations = fc.oneof(
  ...onAnyBoard(reservationId),
  attempt(
    'makeReservation',
    fc.record({
      ...{ reservationId, arrival: date, departure: date, adults: fc.constantFrom(0, 2), price: amount },
      ...{ name: fc.constant('Róża'), roomType: fc.constant('Rodzinny'), source: fc.constant('portal') },
    }),
  ),
  attempt(
    'moveReservation',
    fc.record({
      ...{ reservationId, step: fc.constantFrom(...reservationSteps) },
      reason: fc.constantFrom('duplicate', 'other'),
    }),
  ),
  attempt('changeReservation', fc.record({ reservationId, price: amount })),
  attempt('changeDates', fc.record({ reservationId, arrival: date, departure: date })),
  attempt('markCard', fc.record({ reservationId, isInvalid: fc.boolean() })),
  attempt('reconcileStay', fc.record({ reservationId, amount: fc.option(amount, { nil: null }) })),
  attempt('assignReservation', fc.record({ reservationId, memberId })),
)

const actorOf = (name: string): { readonly actor: Actor; readonly access: ActorAccess | null } => {
  if (name === 'system') return { actor: { kind: 'system' }, access: null }
  const ids = { memberId: `member-${name}` as MemberId, loginId: `login-${name}` as LoginId }
  const access: ActorAccess = { ...ids, name: `Member ${name}`, admin: name === 'owner', rights: [] }
  return { actor: { kind: 'login', loginId: ids.loginId }, access }
}

/** Runs what was sent, in order; gives the content, and everything that changed. */
const played = (kind: SectionKind, sent: readonly Sent[]) => {
  const content: WritableContent = emptyContent(kind)
  const changes: RecordChange[] = []
  let now = Date.UTC(2026, 10, 20, 11)
  for (const { who: sender, name, args, afterMs } of sent) {
    now += afterMs
    const context = { ...actorOf(sender), now, facts: {}, number: kind.nextNumber?.(content) ?? 0 }
    const result = runMutation(kind, content, { name, version: 1, args }, context)
    if (isRefusal(result)) continue
    changes.push(...result.writes.map((write) => recordChange(content, write)))
    applyWrites(content, result.writes)
  }
  return { content, changes }
}

const boards = [
  { kind: processesKind, item: 'process', sent: ofProcesses, isOpen },
  { kind: reservationsKind, item: 'reservation', sent: ofReservations, isOpen: isOpenReservation },
] as const

describe.each(boards)('[ISSUE 9] the board of $item records', ({ kind, item, sent, isOpen: isOpenItem }) => {
  // The kind of one board, as a section like any other.
  const section = kind as unknown as SectionKind
  const many = fc.array(sent, { maxLength: 40 })
  const itemsOf = (content: WritableContent): readonly (BoardItem & { readonly state: never })[] => [
    ...(content[item] as Map<string, BoardItem & { readonly state: never }>).values(),
  ]
  const mapOf = (content: WritableContent, name: string) => content[name] as Map<string, never>

  it('[S17] numbers have no gaps and follow the order of acceptance', () => {
    fc.assert(
      fc.property(many, (all) => {
        const numbers = itemsOf(played(section, all).content).map(({ number }) => number)
        expect(numbers).toEqual(numbers.map((_, at) => at + 1))
      }),
    )
  })

  it('[S18] people and units are those of the last projection, as a rebuild gives them', () => {
    fc.assert(
      fc.property(many, projected, (all, last) => {
        const { content } = played(section, [...all, last])
        const rebuilt = played(section, [last]).content
        for (const name of ['colleague', 'unit']) expect(mapOf(content, name)).toEqual(mapOf(rebuilt, name))
      }),
    )
  })

  it('[DESIGN 10] only people who may open the section are in charge of anything open', () => {
    fc.assert(
      fc.property(many, (all) => {
        const { content } = played(section, all)
        const wrong = itemsOf(content).filter(
          (each) => isOpenItem(each) && each.assigneeId !== null && !mapOf(content, 'colleague').has(each.assigneeId),
        )
        expect(wrong).toEqual([])
      }),
    )
  })

  it('[ISSUE 9] every record has all events of its timeline, and its content is the sum of what changed', () => {
    fc.assert(
      fc.property(many, (all) => {
        const { content, changes } = played(section, all)
        for (const each of itemsOf(content)) expect(timelineOf(each, mapOf(content, 'event'))).toHaveLength(each.events)
        const summed: WritableContent = emptyContent(section)
        applyChanges(summed, changes)
        expect(summed).toEqual(content)
      }),
    )
  })
})
