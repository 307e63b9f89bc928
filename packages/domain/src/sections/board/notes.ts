import * as v from 'valibot'
import { AttachmentsSchema } from '../../kernel/attachment.ts'
import type { MutationContext } from '../../kernel/define-mutation.ts'
import { NoteIdSchema } from '../../kernel/ids.ts'
import { limits } from '../../kernel/limits.ts'
import { textSchema } from '../../kernel/text.ts'
import { actingPerson } from './acting-person.ts'
import {
  type Board,
  type BoardContent,
  type BoardRefusal,
  type BoardWrite,
  putBoardRecord,
  removeBoardRecord,
} from './board.ts'
import { happened } from './events.ts'
import { findItem, refuseNewRecord } from './find-item.ts'
import type { BoardItem, Note } from './records.ts'

const noteFields = {
  noteId: NoteIdSchema,
  text: textSchema(limits.board.noteLengthMax),
  attachments: v.optional(AttachmentsSchema, []),
}
export const addNoteArguments = v.object({ ...noteFields, recordId: v.string() })
export const changeNoteArguments = v.object(noteFields)
export const removeNoteArguments = v.object({ noteId: NoteIdSchema })

type Outcome<Kind extends string, Write> = BoardRefusal<Kind> | readonly (Write | BoardWrite)[]

export const addNote = <Content extends BoardContent, Item extends BoardItem, Kind extends string, Write>(
  board: Board<Content, Item, Kind, Write>,
  content: Content,
  { noteId, recordId, text, attachments }: v.InferOutput<typeof addNoteArguments>,
  context: MutationContext,
): Outcome<Kind, Write> => {
  const { item, refusal } = findItem(board, content, recordId)
  if (refusal !== null) return refusal
  const refused = refuseNewRecord(content.note, 'note', noteId) ?? refuseEmpty(text, attachments)
  if (refused !== null) return refused
  const note = { id: noteId, recordId, text, attachments, by: actingPerson(context), at: context.now, changedAt: null }
  return [putBoardRecord('note', note), ...board.write(happened(item, { what: 'note-added', noteId }, context))]
}

export const changeNote = <Content extends BoardContent, Item extends BoardItem, Kind extends string, Write>(
  board: Board<Content, Item, Kind, Write>,
  content: Content,
  { noteId, text, attachments }: v.InferOutput<typeof changeNoteArguments>,
  context: MutationContext,
): Outcome<Kind, Write> => {
  const { note, item, refusal } = ownNote(board, content, noteId, context)
  if (refusal !== null) return refusal
  const refused = refuseEmpty(text, attachments)
  if (refused !== null) return refused
  if (note.text === text && JSON.stringify(note.attachments) === JSON.stringify(attachments)) return []
  const changed = { ...note, text, attachments, changedAt: context.now }
  return [putBoardRecord('note', changed), ...board.write(happened(item, { what: 'note-changed', noteId }, context))]
}

/** The text goes; that there was a note stays in the timeline. */
export const removeNote = <Content extends BoardContent, Item extends BoardItem, Kind extends string, Write>(
  board: Board<Content, Item, Kind, Write>,
  content: Content,
  { noteId }: v.InferOutput<typeof removeNoteArguments>,
  context: MutationContext,
): Outcome<Kind, Write> => {
  const { item, refusal } = ownNote(board, content, noteId, context)
  if (refusal !== null) return refusal
  return [removeBoardRecord('note', noteId), ...board.write(happened(item, { what: 'note-removed', noteId }, context))]
}

const refuseEmpty = (text: string, attachments: readonly unknown[]): { readonly code: 'empty-note' } | null =>
  text === '' && attachments.length === 0 ? { code: 'empty-note' } : null

/** A note changes by the hand of its author alone. */
const ownNote = <Content extends BoardContent, Item extends BoardItem, Kind extends string, Write>(
  board: Board<Content, Item, Kind, Write>,
  content: Content,
  noteId: Note['id'],
  context: MutationContext,
):
  | { readonly note: Note; readonly item: Item; readonly refusal: null }
  | { readonly note: null; readonly item: null; readonly refusal: BoardRefusal<Kind> } => {
  const note = content.note.get(noteId)
  if (note === undefined) return refused({ code: 'unknown-note', recordId: noteId } as BoardRefusal<Kind>)
  if (note.by.memberId !== actingPerson(context).memberId) return refused({ code: 'not-your-note', name: note.by.name })
  const { item, refusal } = findItem(board, content, note.recordId)
  return refusal === null ? { note, item, refusal } : refused(refusal)
}

const refused = <Refusal>(refusal: Refusal) => ({ note: null, item: null, refusal })
