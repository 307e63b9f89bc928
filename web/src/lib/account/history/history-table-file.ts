import type { HistoryEntry } from '@kontor/domain'
import { second, type Cell, type TableFile } from '#lib/files/table-file.ts'
import { m } from '#lib/paraglide/messages.js'
import { changedRecords, type ChangedRecord } from './entry-fields.ts'
import { historyText } from '#lib/words/history-sentence.ts'
import { EntryReader } from '#lib/words/entry-reader.ts'
import type { NamesNow } from '#lib/words/logged-entry-reader.ts'

/** Past this many records of one entry the cell would be too large for a spreadsheet. */
const recordsMax = 50

/** Entries as a table: number, time, who, the sentence, before, after, hash. */
export const historyTableFile = (entries: readonly HistoryEntry[], now: NamesNow): TableFile => ({
  title: m.history_title(),
  head: [
    ...[m.history_csv_seq(), m.history_csv_time(), m.history_csv_actor(), m.history_csv_sentence()],
    ...[m.history_csv_before(), m.history_csv_after(), m.history_csv_hash()],
  ],
  rows: entries.map((entry) => rowOf(new EntryReader(entry, now))),
})

const rowOf = (reader: EntryReader): readonly Cell[] => {
  const { seq, at, hash } = reader.entry
  const records = changedRecords(reader).slice(0, recordsMax)
  const [before, after] = [valuesOf(records, 'before'), valuesOf(records, 'after')]
  return [seq, second(at), reader.actor, historyText(reader), before, after, hash]
}

/** `Paweł Grzęda: Prawa dostępu: Poczta`, a line for each field. */
const valuesOf = (records: readonly ChangedRecord[], side: 'before' | 'after'): string =>
  records
    .flatMap(({ title, fields }) =>
      fields.flatMap((field) => (field[side] === null ? [] : [`${title}, ${field.label}: ${field[side]}`])),
    )
    .join('\n')
