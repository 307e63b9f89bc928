import type { Note, View } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'
import { recordValues } from './record-values.ts'

const label = (field: string): string => m.section_history_field({ field })

/** Notes and saved views, which every board has. */
export const boardValues = {
  note: recordValues<Note>({
    title: () => m.section_history_note(),
    values: ({ text, attachments }) => [
      [label('text'), text === '' ? null : text],
      [label('attachments'), attachments.map(({ name }) => name).join(', ') || null],
    ],
  }),
  view: recordValues<View>({
    title: ({ name }) => m.section_history_view({ name }),
    values: ({ name, shared }) => [
      [label('name'), name],
      [label('shared'), shared ? m.history_yes() : m.history_no()],
    ],
  }),
}
