import { undoings, type Directory, type HistoryEntry } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'
import { EntryReader } from '#lib/words/entry-reader.ts'
import { historyDetails } from '#lib/words/history-details.ts'
import { historySentence } from '#lib/words/history-sentence.ts'
import { namesInShort } from '../bulk/bulk-words.ts'
import { changedRecords } from './entry-fields.ts'
import { entryTeeth } from './entry-teeth.ts'
import type { HistoryWords } from './history-words.ts'
import { namesNow } from './names-now.ts'

/** How the history of an organisation's directory is shown; null: a reader who does not have the directory. */
export const directoryHistoryWords = (directory: Directory | null): HistoryWords<HistoryEntry> => {
  const readerOf = (entry: HistoryEntry): EntryReader => new EntryReader(entry, namesNow(directory))
  return {
    sentence: (entry) => historySentence(readerOf(entry)),
    details: (entry) => historyDetails(readerOf(entry)),
    records: (entry) => changedRecords(readerOf(entry)),
    act: (entries) =>
      m.history_of_many.parts({
        ...{ actor: readerOf(entries[0]).actor, mutation: entries[0].name, count: entries.length },
      }),
    subjects: (entries) =>
      namesInShort(
        entries.map((entry) => readerOf(entry).namedBy('memberId' in entry.args ? 'memberId' : 'invitationId')),
      ),
    teeth: (entry) => (directory === null ? null : entryTeeth(entry, directory)),
    undone: (entries) => (directory === null ? new Map() : undoings(entries, directory)),
  }
}
