import type { MutationContext } from '../../kernel/define-mutation.ts'
import type { StoredRecord } from '../../kernel/record.ts'
import type { Board, BoardContent } from './board.ts'
import { happened } from './events.ts'
import type { BoardItem, Colleague } from './records.ts'

interface ProjectedWrite<Kind extends string, Projected extends StoredRecord> {
  readonly kind: Kind
  readonly id: Projected['id']
  readonly record: Projected | null
}

/** What makes the records of one kind equal to those that the directory has (S18). Records in a list without one are removed. */
export const projectRecords = <Kind extends string, Projected extends StoredRecord>(
  kind: Kind,
  present: ReadonlyMap<string, Projected>,
  wanted: readonly Projected[],
): readonly ProjectedWrite<Kind, Projected>[] => {
  const kept = new Set(wanted.map(({ id }) => id))
  const gone = [...present.values()].filter(({ id }) => !kept.has(id))
  const changed = wanted.filter((record) => !isSame(present.get(record.id), record))
  return [
    ...gone.map(({ id }) => ({ kind, id, record: null })),
    ...changed.map((record) => ({ kind, id: record.id, record })),
  ]
}

const isSame = (one: StoredRecord | undefined, other: StoredRecord): boolean =>
  one !== undefined && JSON.stringify(one) === JSON.stringify(other)

/**
 * Takes people who are no colleagues any more off the open items, with an event each. On a closed item the person stays:
 * it says who was in charge.
 */
export const takeOffLeavers = <Content extends BoardContent, Item extends BoardItem, Kind extends string, Write>(
  board: Board<Content, Item, Kind, Write>,
  content: Content,
  colleagues: readonly Colleague[],
  context: MutationContext,
): readonly Write[] => {
  const known = new Set(colleagues.map(({ id }) => id))
  const writes: Write[] = []
  for (const item of board.items(content).values()) {
    const { assigneeId } = item
    if (assigneeId === null || known.has(assigneeId) || !board.isOpen(item)) continue
    const from = { memberId: assigneeId, name: content.colleague.get(assigneeId)?.name ?? '' }
    writes.push(...board.write(happened({ ...item, assigneeId: null }, { what: 'access-lost', from }, context)))
  }
  return writes
}
