import type { RecordIn } from '../../kernel/record.ts'
import type { RecordRefusal } from '../../kernel/refusal.ts'
import { type WriteOf, writerOf } from '../../kernel/write.ts'
import type { BoardEvent } from './events.ts'
import {
  type BoardItem,
  BoardUnitSchema,
  type Colleague,
  ColleagueSchema,
  type Note,
  NoteSchema,
  type View,
  ViewSchema,
} from './records.ts'

/** The records that every board has, beside its items and their events. */
export const boardRecords = {
  colleague: ColleagueSchema,
  unit: BoardUnitSchema,
  note: NoteSchema,
  view: ViewSchema,
} as const
const boardShape = { singles: {}, records: boardRecords } as const

export const { put: putBoardRecord, remove: removeBoardRecord } = writerOf(boardShape)
export type BoardWrite = WriteOf<typeof boardShape>

export interface BoardContent {
  readonly colleague: ReadonlyMap<string, Colleague>
  readonly unit: ReadonlyMap<string, RecordIn<typeof boardShape, 'unit'>>
  readonly note: ReadonlyMap<string, Note>
  readonly view: ReadonlyMap<string, View>
}

/**
 * One board, to the functions of this folder: where its items lie, and how an item is written together with the event that
 * says why.
 */
export interface Board<Content extends BoardContent, Item extends BoardItem, Kind extends string, Write> {
  readonly kind: Kind
  readonly items: (content: Content) => ReadonlyMap<string, Item>
  /** The item is open, so its person in charge matters. */
  readonly isOpen: (item: Item) => boolean
  readonly write: (change: { readonly item: Item; readonly event: BoardEvent }) => readonly Write[]
}

/** Why a mutation of a board was not carried out. */
export type BoardRefusal<Kind extends string> =
  | RecordRefusal<Kind | 'note' | 'view'>
  /** The person may not open the section, or not any more. */
  | { readonly code: 'assignee-without-access'; readonly memberId: string }
  | { readonly code: 'unit-not-in-account'; readonly unitId: string }
  | { readonly code: 'empty-note' }
  | { readonly code: 'not-your-note'; readonly name: string }
  | { readonly code: 'not-your-view'; readonly view: string; readonly name: string }
  | { readonly code: 'view-name-taken'; readonly view: string }
  | { readonly code: 'too-many-views'; readonly max: number }
  | { readonly code: 'too-many-events'; readonly number: number | null; readonly max: number }
