import type { LoggedEntry } from '@kontor/domain'
import { second, type Cell, type TableFile } from '#lib/files/table-file.ts'
import { m } from '#lib/paraglide/messages.js'
import { LoggedEntryReader } from '#lib/words/logged-entry-reader.ts'
import { plainText } from '#lib/words/runs-of.ts'
import type { ChangedRecord } from './entry-fields.ts'
import type { HistoryWords } from './history-words.ts'

/** Past this many records of one entry the cell would be too large for a spreadsheet. */
const recordsMax = 50

/** Entries as a table: number, time, who, the sentence, before, after, hash. */
export const historyTableFile = <Entry extends LoggedEntry>(
  entries: readonly Entry[],
  words: Pick<HistoryWords<Entry>, 'sentence' | 'records'>,
): TableFile => ({
  title: m.history_title(),
  head: [
    ...[m.history_csv_seq(), m.history_csv_time(), m.history_csv_actor(), m.history_csv_sentence()],
    ...[m.history_csv_before(), m.history_csv_after(), m.history_csv_hash()],
  ],
  rows: entries.map((entry) => rowOf(entry, words)),
})

const rowOf = <Entry extends LoggedEntry>(
  entry: Entry,
  words: Pick<HistoryWords<Entry>, 'sentence' | 'records'>,
): readonly Cell[] => {
  const { seq, at, hash } = entry
  const records = words.records(entry).slice(0, recordsMax)
  const [before, after] = [valuesOf(records, 'before'), valuesOf(records, 'after')]
  const { actor } = new LoggedEntryReader(entry)
  return [seq, second(at), actor, plainText(words.sentence(entry)), before, after, hash]
}

/** `Paweł Grzęda: Prawa dostępu: Poczta`, a line for each field. */
const valuesOf = (records: readonly ChangedRecord[], side: 'before' | 'after'): string =>
  records
    .flatMap(({ title, fields }) =>
      fields.flatMap((field) => (field[side] === null ? [] : [`${title}, ${field.label}: ${field[side]}`])),
    )
    .join('\n')
