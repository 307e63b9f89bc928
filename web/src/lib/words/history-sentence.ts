import type { MessagePart } from '#lib/paraglide/runtime.js'
import type { EntryReader } from './entry-reader.ts'
import { wordsOfEntry } from './mutations/registry.ts'
import { plainText } from './runs-of.ts'

/** An entry in one sentence, with the names of its time. */
export const historySentence = (entry: EntryReader): MessagePart[] => wordsOfEntry(entry.entry.name).history(entry)

/** The same as plain text: for files and labels. */
export const historyText = (entry: EntryReader): string => plainText(historySentence(entry))
