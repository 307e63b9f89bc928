import type { MemberId } from '../../kernel/ids.ts'
import type { DueNotice, Notice } from '../../kernel/notice.ts'
import type { Board, BoardContent } from './board.ts'
import type { BoardItem } from './records.ts'

interface ItemChange<Item> {
  readonly before: Item | null
  readonly after: Item | null
}

/** That a record of a board was assigned to someone else than the person who did it. */
export const assignedNotices = <Item extends BoardItem>(
  changes: readonly ItemChange<Item>[],
  { by, now }: { readonly by: MemberId | null; readonly now: number },
): readonly DueNotice[] =>
  changes.flatMap(({ before, after }) => {
    const memberId = after?.assigneeId ?? null
    if (after === null || memberId === null || memberId === by || memberId === before?.assigneeId) return []
    return [{ notice: { kind: 'assigned', recordId: after.id, memberId }, dueAt: now }]
  })

/** That records of a board become late, at that moment. What is late already when it comes is no news. */
export const lateNotices = <Item extends BoardItem>(
  changes: readonly ItemChange<Item>[],
  due: { readonly before: (item: Item) => number | null; readonly after: (item: Item) => number | null },
  now: number,
): readonly DueNotice[] =>
  changes.flatMap(({ before, after }) => {
    const since = after === null ? null : due.after(after)
    if (after === null || since === null || since <= now) return []
    if (before !== null && due.before(before) === since) return []
    return [{ notice: { kind: 'late', recordId: after.id, since }, dueAt: since }]
  })

/** What is late concerns the person in charge; without one, all who may open the section. */
export const concernsOnBoard = <Content extends BoardContent, Item extends BoardItem, Kind extends string, Write>(
  board: Board<Content, Item, Kind, Write>,
  content: Content,
  {
    notice,
    memberId,
    lateSince,
  }: {
    readonly notice: Notice
    readonly memberId: MemberId
    readonly lateSince: (item: Item) => number | null
  },
): boolean => {
  const item = board.items(content).get(notice.recordId)
  if (item === undefined || !board.isOpen(item)) return false
  if (notice.kind === 'assigned') return item.assigneeId === memberId && notice.memberId === memberId
  if (notice.kind !== 'late' || lateSince(item) !== notice.since) return false
  return item.assigneeId === null || item.assigneeId === memberId
}
