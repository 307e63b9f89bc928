import { m } from '#lib/paraglide/messages.js'
import type { MessagePart } from '#lib/paraglide/runtime.js'
import { calendarObstacleSentence, calendarWords } from '../calendar/calendar-words.ts'
import { guestMailMutationWords, mailMutationWords, processMailMutationWords } from '../mail/mail-mutation-words.ts'
import { processesObstacleSentence, processesWords } from '../processes/processes-words.ts'
import { promotionsWords } from '../promotions/promotions-words.ts'
import { policiesWords, propertyWords } from '../property/property-words.ts'
import { reservationsObstacleSentence, reservationsWords } from '../reservations/reservations-words.ts'
import { calendarValues, policiesValues, promotionValues, propertyValues } from './hotel-values.ts'
import { mailValues } from './mail-values.ts'
import { processValues } from './process-values.ts'
import type { RecordValues, SectionEntryReader } from './record-values.ts'
import { reservationValues } from './reservation-values.ts'

/** The words of the history of one kind of section. */
export interface SectionHistoryWords {
  /** By the name of the mutation. */
  readonly sentences: Readonly<Record<string, { readonly history: (entry: never) => MessagePart[] }>>
  /** By the kind of the record; what the server keeps for itself has none. */
  readonly records: Readonly<Record<string, RecordValues>>
  /** Why an entry cannot be undone. */
  readonly obstacle?: (obstacle: string) => string
}

/** By the key of the kind. A section without a line here has no history to read. */
const byKey: Readonly<Record<string, SectionHistoryWords>> = {
  processes: { sentences: processesWords, records: processValues, obstacle: processesObstacleSentence },
  reservations: { sentences: reservationsWords, records: reservationValues, obstacle: reservationsObstacleSentence },
  calendar: { sentences: calendarWords, records: calendarValues, obstacle: calendarObstacleSentence },
  promotions: { sentences: promotionsWords, records: promotionValues },
  property: { sentences: propertyWords, records: propertyValues },
  'calendar+property': { sentences: policiesWords, records: policiesValues },
  mail: { sentences: mailMutationWords, records: mailValues },
  'mail+processes': { sentences: processMailMutationWords, records: mailValues },
  'mail+reservations': { sentences: guestMailMutationWords, records: mailValues },
}

export const sectionHistoryWords = (key: string): SectionHistoryWords | null =>
  Object.hasOwn(byKey, key) ? (byKey[key] ?? null) : null

/** An entry in one sentence; one of another version as far as it is known. */
export const sectionHistorySentence = (words: SectionHistoryWords, reader: SectionEntryReader): MessagePart[] => {
  const { name } = reader.entry
  const known = Object.hasOwn(words.sentences, name) ? words.sentences[name] : undefined
  // The registry pairs the sentences with the entries of their own kind.
  const history = known?.history as ((entry: SectionEntryReader) => MessagePart[]) | undefined
  return history?.(reader) ?? [{ type: 'text', value: m.change_unknown() }]
}

export const sectionObstacleSentence = (words: SectionHistoryWords, obstacle: string): string =>
  words.obstacle?.(obstacle) ?? m.section_history_obstacle({ obstacle })

export const sectionHistoryKindName = (kind: string): string => m.section_history_kind({ kind })
