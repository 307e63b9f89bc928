import type { MutationContext } from '../../kernel/define-mutation.ts'
import type { MemberId } from '../../kernel/ids.ts'
import type { Board, BoardContent, BoardRefusal } from './board.ts'
import { happened } from './events.ts'
import { findItem } from './find-item.ts'
import type { BoardItem, NamedPerson } from './records.ts'

/** Puts a person in charge of an item, or no one: only people who may open the section (DESIGN 10). */
export const assign = <Content extends BoardContent, Item extends BoardItem, Kind extends string, Write>(
  board: Board<Content, Item, Kind, Write>,
  content: Content,
  { recordId, memberId }: { readonly recordId: string; readonly memberId: MemberId | null },
  context: MutationContext,
): BoardRefusal<Kind> | readonly Write[] => {
  const { item, refusal } = findItem(board, content, recordId)
  if (refusal !== null) return refusal
  const to = memberId === null ? null : colleagueIn(content, memberId)
  if (memberId !== null && to === null) return { code: 'assignee-without-access', memberId }
  if (item.assigneeId === memberId) return []
  const from = item.assigneeId === null ? null : colleagueIn(content, item.assigneeId)
  return board.write(happened({ ...item, assigneeId: memberId }, { what: 'assigned', from, to }, context))
}

export const colleagueIn = ({ colleague }: Pick<BoardContent, 'colleague'>, memberId: MemberId): NamedPerson | null => {
  const found = colleague.get(memberId)
  return found === undefined ? null : { memberId, name: found.name }
}
