import {
  mentionedNames,
  undoingsIn,
  type LoggedEntry,
  type RecordChange,
  type RecordContent,
  type SectionKind,
} from '@kontor/domain'
import type { ChangedField, ChangedRecord } from '#lib/account/history/entry-fields.ts'
import type { HistoryWords } from '#lib/account/history/history-words.ts'
import { m } from '#lib/paraglide/messages.js'
import { inList } from '#lib/words/in-list.ts'
import { note } from '#lib/words/history-detail.ts'
import { LoggedEntryReader } from '#lib/words/logged-entry-reader.ts'
import type { SectionEntryReader } from '#lib/words/section-history/record-values.ts'
import { sectionHistorySentence, type SectionHistoryWords } from '#lib/words/section-history/section-history-words.ts'

/** How the history of a section is shown. */
export interface SectionEntries extends HistoryWords<LoggedEntry> {
  /** The record that an entry is about, by its name. */
  readonly subject: (entry: LoggedEntry) => string
}

/** How the history of a section is shown, with the present names of records that an entry does not name. */
export const sectionEntries = (
  kind: SectionKind,
  words: SectionHistoryWords,
  content: RecordContent,
): SectionEntries => {
  const readerOf = (entry: LoggedEntry): SectionEntryReader =>
    new LoggedEntryReader<RecordChange>(entry, (id) => mentionedNames(kind, content, id)[id])
  return {
    sentence: (entry) => sectionHistorySentence(words, readerOf(entry)),
    details: ({ changes }) => (changes.length === 0 ? [note(m.history_nothing_changed())] : []),
    records: (entry) => changedIn(readerOf(entry), words),
    act: (entries) =>
      m.section_history_of_many.parts({
        ...{ actor: readerOf(entries[0]).actor, mutation: entries[0].name, count: entries.length },
      }),
    subject: (entry) => subjectOf(readerOf(entry)),
    subjects: (entries) => namesOf(entries.map((entry) => subjectOf(readerOf(entry)))),
    teeth: () => null,
    undone: (entries) => undoingsIn(kind, entries, content),
  }
}

/** The first names, and how many more there are. */
const namesOf = (names: readonly string[]): string => {
  const [first, second, ...more] = names
  return more.length < 2 ? inList(names) : m.section_history_names({ names: `${first}, ${second}`, count: more.length })
}

/** The record that an entry is about: the first argument that names one. */
export const subjectIdOf = ({ args, changes }: LoggedEntry): string | null => {
  const id = ['processId', 'reservationId', 'recordId', 'promotionId', 'unitId', 'conversationId']
    .map((argument) => args[argument])
    .find((value) => typeof value === 'string')
  return typeof id === 'string' ? id : (changes.find(({ kind }) => kind !== 'event')?.id ?? null)
}

const subjectOf = (reader: SectionEntryReader): string => reader.named(subjectIdOf(reader.entry))

const changedIn = (reader: SectionEntryReader, words: SectionHistoryWords): readonly ChangedRecord[] =>
  reader.entry.changes.flatMap(({ kind, id, before, after }) => {
    const said = Object.hasOwn(words.records, kind) ? words.records[kind] : undefined
    const record = after ?? before
    if (said === undefined || record === null) return []
    const [old, now] = [before, after].map((one) => (one === null ? [] : said.values(one, reader)))
    const labels = said.values(record, reader).map(([label]) => label)
    const fields = labels.map((label, place): ChangedField => ({
      label: label.charAt(0).toLocaleUpperCase() + label.slice(1),
      before: old?.[place]?.[1] ?? null,
      after: now?.[place]?.[1] ?? null,
    }))
    const changed = fields.filter((field) => field.before !== field.after)
    return changed.length === 0 ? [] : [{ id, title: said.title(record, reader), fields: changed }]
  })
