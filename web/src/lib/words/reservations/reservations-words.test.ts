import {
  reservationReasons,
  reservationFields,
  reservationsHistoryKinds,
  reservationsKind,
  reservationSources,
  reservationStates,
  reservationSteps,
  stayLists,
  type LoggedEntry,
  type ReservationEvent,
  type RecordChange,
} from '@kontor/domain'
import { afterEach, expect, it } from 'vitest'
import { m } from '#lib/paraglide/messages.js'
import { overwriteGetLocale } from '#lib/paraglide/runtime.js'
import { changeTitle } from '../change-in-words.ts'
import { LoggedEntryReader } from '../logged-entry-reader.ts'
import { plainText } from '../runs-of.ts'
import {
  sectionHistoryKindName,
  sectionHistorySentence,
  sectionHistoryWords,
  type SectionHistoryWords,
} from '../section-history/section-history-words.ts'
import { reservationEventSentence } from './reservation-event-sentence.ts'
import {
  reservationReasonName,
  nightsText,
  reservationFieldName,
  reservationSourceName,
  reservationStateName,
  reservationStepName,
  stayListName,
} from './reservation-names.ts'
import { reservationsObstacleSentence, reservationsWords } from './reservations-words.ts'

afterEach(() => overwriteGetLocale(() => 'pl'))
const speak = (language: 'pl' | 'en') => overwriteGetLocale(() => language)

const names = { 'reservation-1': '2041 · Róża Malec', 'member-07': 'Jan Kos', 'view-0001': 'Bez osoby' }
/** Amounts have spaces that do not break. */
const spaced = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ')

const historyOf = (name: string, args: object): string => {
  const change = { kind: 'reservation', id: 'reservation-1', before: null, after: null }
  const entry: LoggedEntry = {
    ...{ seq: 1, mutationId: 'mutation-1', at: 1_794_000_000_000, hash: '', previousHash: '' },
    actor: { kind: 'login', loginId: 'login-1', memberId: 'member-1', name: 'Anna Bem' } as LoggedEntry['actor'],
    ...{ name, args: args as LoggedEntry['args'], changes: [change] as unknown as LoggedEntry['changes'], names },
  }
  return spaced(
    plainText(
      sectionHistorySentence(
        sectionHistoryWords('reservations') as SectionHistoryWords,
        new LoggedEntryReader<RecordChange>(entry),
      ),
    ),
  )
}

it.each(['pl', 'en'] as const)(
  '[ISSUE 9] %s: each state, step, reason, source, field and list has a name',
  (locale) => {
    speak(locale)
    const lists = [
      [reservationStates, reservationStateName],
      [reservationSteps, reservationStepName],
      [reservationSteps, (step: string) => m.reservation_step_taken({ step })],
      [reservationReasons, reservationReasonName],
      [reservationSources, reservationSourceName],
      [reservationFields, reservationFieldName],
      [stayLists, stayListName],
      [reservationsHistoryKinds, sectionHistoryKindName],
      [
        ['nothing-changed', 'no-way-back', 'happened', 'too-large', 'as-before', 'changed-since'],
        reservationsObstacleSentence,
      ],
    ] as readonly (readonly [readonly string[], (id: string) => string])[]
    for (const [ids, nameOf] of lists) {
      const found = [...ids, '*'].map((id) => nameOf(id))
      expect(new Set(found).size).toBe(found.length)
      expect(found).not.toContain('')
    }
  },
)

it('[SCREENS] nights have Polish plurals', () => {
  expect([1, 2, 5, 22].map(nightsText)).toEqual(['1 noc', '2 noce', '5 nocy', '22 noce'])
})

it('[ISSUE 9] every mutation of reservations has words', () => {
  expect(Object.keys(reservationsWords).toSorted()).toEqual(Object.keys(reservationsKind.mutations).toSorted())
})

const reservationId = 'reservation-1'

it.each([
  ['makeReservation', { reservationId }, 'Anna Bem – nowa rezerwacja: 2041 · Róża Malec'],
  ['changeReservation', { reservationId }, 'Anna Bem – zmiana rezerwacji: 2041 · Róża Malec'],
  ['changeDates', { reservationId }, 'Anna Bem – zmiana pobytu, rezerwacja 2041 · Róża Malec'],
  ['moveReservation', { reservationId, step: 'arrive' }, 'Anna Bem – zameldowanie, rezerwacja 2041 · Róża Malec'],
  [
    'markCard',
    { reservationId, isInvalid: true },
    'Anna Bem – oznaczenie karty jako nieważnej, rezerwacja 2041 · Róża Malec',
  ],
  ['markCard', { reservationId, isInvalid: false }, 'Anna Bem – karta znów ważna, rezerwacja 2041 · Róża Malec'],
  [
    'reconcileStay',
    { reservationId, amount: 115_300 },
    'Anna Bem – rozliczenie pobytu: 1 153,00 zł, rezerwacja 2041 · Róża Malec',
  ],
  ['reconcileStay', { reservationId, amount: null }, 'Anna Bem – cofnięcie rozliczenia, rezerwacja 2041 · Róża Malec'],
  [
    'assignReservation',
    { reservationId, memberId: 'member-07' },
    'Anna Bem – przypisanie rezerwacji 2041 · Róża Malec osobie Jan Kos',
  ],
  ['assignReservation', { reservationId, memberId: null }, 'Anna Bem – odebranie osoby z rezerwacji 2041 · Róża Malec'],
  ['addNote', { recordId: reservationId }, 'Anna Bem – notatka do rezerwacji 2041 · Róża Malec'],
  ['changeNote', {}, 'Anna Bem – zmiana notatki do rezerwacji 2041 · Róża Malec'],
  ['removeNote', {}, 'Anna Bem – usunięcie notatki z rezerwacji 2041 · Róża Malec'],
  ['saveView', { viewId: 'view-0001' }, 'Anna Bem – zapisanie widoku Bez osoby'],
  ['changeView', { viewId: 'view-0001' }, 'Anna Bem – zmiana widoku Bez osoby'],
  ['removeView', { viewId: 'view-0001' }, 'Anna Bem – usunięcie widoku Bez osoby'],
  ['projectDirectory', {}, 'Dział przejął osoby i identyfikatory obiektów z ustawień organizacji'],
  ['paint', {}, m.change_unknown({}, { locale: 'pl' })],
])('[ISSUE 9] history: %s', (name, args, sentence) => {
  expect(historyOf(name, args)).toBe(sentence)
  speak('en')
  expect(historyOf(name, args)).not.toBe(sentence)
})

it('[S5] a change that waits is described without its document', () => {
  const document = 'section/account-main.reservations'
  const title = (name: string, args: object) => spaced(changeTitle({ document, name, args, names } as never))
  expect([
    title('makeReservation', { name: 'Róża Malec' }),
    title('changeDates', { reservationId, arrival: '2026-11-20', departure: '2026-11-22' }),
    title('changeDates', { reservationId, arrival: 'soon', departure: 'later' }),
    title('moveReservation', { reservationId, step: 'cancel' }),
    title('markCard', { reservationId, isInvalid: true }),
    title('markCard', { reservationId, isInvalid: false }),
    title('reconcileStay', { reservationId, amount: 5 }),
    title('reconcileStay', { reservationId, amount: null }),
    title('assignReservation', { reservationId, memberId: 'member-07' }),
    title('assignReservation', { reservationId, memberId: null }),
    title('saveView', { name: 'Bez osoby' }),
  ]).toEqual([
    'Nowa rezerwacja Róża Malec',
    'Zmiana pobytu 2041 · Róża Malec: 20 lis 2026 – 22 lis 2026',
    'Zmiana pobytu 2041 · Róża Malec: soon – later',
    'Anuluj rezerwację: 2041 · Róża Malec',
    'Nieważna karta: 2041 · Róża Malec',
    'Karta znów ważna: 2041 · Róża Malec',
    'Rozliczenie pobytu 2041 · Róża Malec: 0,05 zł',
    'Cofnięcie rozliczenia pobytu 2041 · Róża Malec',
    'Przypisanie rezerwacji 2041 · Róża Malec osobie Jan Kos',
    'Odebranie osoby z rezerwacji 2041 · Róża Malec',
    'Zapisanie widoku Bez osoby',
  ])
})

it('[ISSUE 9] every event of a timeline has a sentence in both languages', () => {
  const jan = { memberId: 'member-07', name: 'Jan Kos' }
  const stay = (arrival: string, departure: string) => ({ arrival, departure })
  const moved = { what: 'moved', from: 'confirmed', to: 'cancelled' }
  const events = [
    { what: 'made' },
    { what: 'changed', fields: ['name', 'price'] },
    { what: 'dates-changed', from: stay('2026-11-20', '2026-11-22'), to: stay('2026-11-21', '2026-11-23') },
    { ...moved, step: 'arrive', reason: null, explanation: null },
    { ...moved, step: 'cancel', reason: 'guest-cancelled', explanation: null },
    { ...moved, step: 'cancel', reason: 'other', explanation: 'powódź' },
    { what: 'card-invalid' },
    { what: 'card-valid' },
    { what: 'reconciled', amount: 115_300 },
    { what: 'reconciled', amount: null },
    { what: 'assigned', from: null, to: jan },
    { what: 'assigned', from: jan, to: null },
    { what: 'access-lost', from: jan, by: null },
    { what: 'note-added', noteId: 'note-0001' },
    { what: 'note-changed', noteId: 'note-0001' },
    { what: 'note-removed', noteId: 'note-0001' },
  ].map((event) => ({ by: { memberId: 'member-1', name: 'Anna Bem' }, ...event })) as unknown as ReservationEvent[]
  const sentences = () => events.map((event) => spaced(plainText(reservationEventSentence(event))))
  const polish = sentences()
  expect(polish.slice(0, 9)).toEqual([
    'Anna Bem – utworzenie rezerwacji',
    'Anna Bem – zmiana: gość i cena',
    'Anna Bem – zmiana pobytu: 20 lis 2026 – 22 lis 2026 → 21 lis 2026 – 23 lis 2026',
    'Anna Bem – zameldowanie',
    'Anna Bem – anulowanie, powód: gość zrezygnował',
    'Anna Bem – anulowanie, powód: powódź',
    'Anna Bem – oznaczenie karty jako nieważnej',
    'Anna Bem – karta jest już ważna',
    'Anna Bem – rozliczenie pobytu: 1 153,00 zł',
  ])
  speak('en')
  const all = [...polish, ...sentences()]
  expect(new Set(all).size).toBe(all.length)
})
