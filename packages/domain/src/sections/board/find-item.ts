import { limits } from '../../kernel/limits.ts'
import type { RecordRefusal } from '../../kernel/refusal.ts'
import type { Board, BoardContent, BoardRefusal } from './board.ts'
import type { BoardItem } from './records.ts'

/** The item of this id; or why people can change nothing of it. */
export const findItem = <Content extends BoardContent, Item extends BoardItem, Kind extends string, Write>(
  board: Board<Content, Item, Kind, Write>,
  content: Content,
  recordId: string,
): { readonly item: Item; readonly refusal: null } | { readonly item: null; readonly refusal: BoardRefusal<Kind> } => {
  const item = board.items(content).get(recordId)
  if (item === undefined) return { item: null, refusal: unknownItem(board.kind, recordId) }
  const max = limits.board.eventsPerRecordMax
  return item.events < max
    ? { item, refusal: null }
    : { item: null, refusal: { code: 'too-many-events', number: item.number, max } }
}

/** The code of a kind's records is made of its name, which TypeScript cannot follow for a generic kind. */
const unknownItem = <Kind extends string>(kind: Kind, recordId: string): RecordRefusal<Kind> =>
  ({ code: `unknown-${kind}`, recordId }) as RecordRefusal<Kind>

/** A new record needs an id of its own, and room among its kind (S11). */
export const refuseNewRecord = <Kind extends keyof typeof limits.board.recordsPerKindMax>(
  records: ReadonlyMap<string, unknown>,
  kind: Kind,
  recordId: string,
): RecordRefusal<Kind> | null => {
  if (records.has(recordId)) return { code: 'already-exists', kind, recordId }
  const max = limits.board.recordsPerKindMax[kind]
  return records.size >= max ? { code: 'too-many-records', kind, max } : null
}
