import {
  deadlineIds,
  processesHistoryKinds,
  processesKind,
  processTypes,
  reasonIds,
  services,
  stateIds,
  stepIds,
  type LoggedEntry,
  type ProcessEvent,
  type RecordChange,
} from '@kontor/domain'
import { afterEach, describe, expect, it } from 'vitest'
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
import { processEventSentence } from './process-event-sentence.ts'
import {
  phoneText,
  processDeadlineName,
  processModeName,
  processReasonName,
  processServiceName,
  processStateName,
  processStepName,
  processTermText,
  processTypeName,
  rangeText,
} from './process-names.ts'
import { processesObstacleSentence, processesWords } from './processes-words.ts'

afterEach(() => overwriteGetLocale(() => 'pl'))
const speak = (language: 'pl' | 'en') => overwriteGetLocale(() => language)

const names = { 'process-1': '20418 · Nogat', 'member-07': 'Jan Kos', 'view-0001': 'Po terminie' }

const historyOf = (name: string, args: object, changes: readonly object[] = []): string => {
  const entry: LoggedEntry = {
    ...{ seq: 1, mutationId: 'mutation-1', at: 1_794_000_000_000, hash: '', previousHash: '' },
    actor: { kind: 'login', loginId: 'login-1', memberId: 'member-1', name: 'Anna Bem' } as LoggedEntry['actor'],
    ...{ name, args: args as LoggedEntry['args'], changes: changes as LoggedEntry['changes'], names },
  }
  return plainText(
    sectionHistorySentence(
      sectionHistoryWords('processes') as SectionHistoryWords,
      new LoggedEntryReader<RecordChange>(entry),
    ),
  )
}

describe('[ISSUE 9] names of processes', () => {
  it.each(['pl', 'en'] as const)(
    '[ISSUE 9] %s: each type, state, step, reason and deadline has a name of its own',
    (locale) => {
      speak(locale)
      const lists = [
        [Object.keys(processTypes), processTypeName],
        [services, processServiceName],
        [['DAY', 'END', 'EOP'], processModeName],
        [stateIds, processStateName],
        [stepIds, processStepName],
        [stepIds, (step: string) => m.process_step_taken({ step })],
        [reasonIds, processReasonName],
        [deadlineIds, processDeadlineName],
        [processesHistoryKinds, sectionHistoryKindName],
        [
          ['nothing-changed', 'no-way-back', 'happened', 'too-large', 'as-before', 'changed-since'],
          processesObstacleSentence,
        ],
      ] as readonly (readonly [readonly string[], (id: string) => string])[]
      for (const [ids, nameOf] of lists) {
        const found = [...ids, '*'].map((id) => nameOf(id))
        expect(new Set(found).size).toBe(found.length)
        expect(found).not.toContain('')
      }
    },
  )

  it('[ISSUE 9] a type of the organisation’s own has the name from there', () => {
    expect(processTypeName('type-0001', [{ id: 'type-0001', name: 'Audyt' }] as never)).toBe('Audyt')
  })

  it('[DOMAIN] terms have Polish plurals', () => {
    expect(
      (
        [
          [1, 'working-days'],
          [6, 'working-hours'],
          [3, 'days'],
        ] as const
      ).map(([amount, unit]) => processTermText({ amount, unit })),
    ).toEqual(['1 dzień roboczy', '6 godzin roboczych', '3 dni'])
    expect(processTermText(null)).toBe('bez terminu')
  })

  it('[DOMAIN] numbers are grouped as people write them', () => {
    expect(phoneText('+48512884071')).toBe('+48 512 884 071')
    expect(phoneText('+48552476010')).toBe('+48 55 247 60 10')
    expect(rangeText({ from: '+48552476010', to: '+48552476029' })).toBe('+48 55 247 60 10 do 29')
    expect(rangeText({ from: '+48552476010', to: '+48552477009' })).toBe('+48 55 247 60 10 do 70 09')
    expect(rangeText({ from: '+48512884071', to: '+48512884071' })).toBe('+48 512 884 071')
  })
})

describe('[ISSUE 9] mutations of processes in words', () => {
  it('[ISSUE 9] every mutation of processes has words', () => {
    expect(Object.keys(processesWords).toSorted()).toEqual(Object.keys(processesKind.mutations).toSorted())
  })

  it.each([
    ['openProcess', { processId: 'process-1' }, 'Anna Bem – nowy proces: 20418 · Nogat'],
    ['changeProcess', { processId: 'process-1' }, 'Anna Bem – zmiana procesu: 20418 · Nogat'],
    ['moveProcess', { processId: 'process-1', step: 'remind' }, 'Anna Bem – ponaglenie dawcy, proces 20418 · Nogat'],
    [
      'assignProcess',
      { processId: 'process-1', memberId: 'member-07' },
      'Anna Bem – przypisanie procesu 20418 · Nogat osobie Jan Kos',
    ],
    ['assignProcess', { processId: 'process-1', memberId: null }, 'Anna Bem – odebranie osoby z procesu 20418 · Nogat'],
    ['addNote', { recordId: 'process-1' }, 'Anna Bem – notatka do procesu 20418 · Nogat'],
    ['changeNote', {}, 'Anna Bem – zmiana notatki do procesu 20418 · Nogat'],
    ['removeNote', {}, 'Anna Bem – usunięcie notatki z procesu 20418 · Nogat'],
    ['saveView', { viewId: 'view-0001' }, 'Anna Bem – zapisanie widoku Po terminie'],
    ['changeView', { viewId: 'view-0001' }, 'Anna Bem – zmiana widoku Po terminie'],
    ['removeView', { viewId: 'view-0001' }, 'Anna Bem – usunięcie widoku Po terminie'],
    ['projectDirectory', {}, 'Sekcja przejęła osoby, identyfikatory PT i terminy z ustawień organizacji'],
    ['paint', {}, m.change_unknown({}, { locale: 'pl' })],
  ])('[ISSUE 9] history: %s', (name, args, sentence) => {
    const change = { kind: 'process', id: 'process-1', before: null, after: null }
    expect(historyOf(name, args, [change])).toBe(sentence)
    speak('en')
    expect(historyOf(name, args, [change])).not.toBe(sentence)
  })

  it('[S5] a change that waits is described without its document', () => {
    const document = 'section/account-main.processes'
    const title = (name: string, args: object) => changeTitle({ document, name, args, names } as never)
    expect([
      title('openProcess', { portability: { numbers: { from: '512 884 071' } } }),
      title('openProcess', { title: 'Nogat' }),
      title('moveProcess', { processId: 'process-1', step: 'cancel' }),
      title('assignProcess', { processId: 'process-1', memberId: 'member-07' }),
      title('assignProcess', { processId: 'process-1', memberId: null }),
      title('saveView', { name: 'Po terminie' }),
    ]).toEqual([
      'Nowy proces 512 884 071',
      'Nowy proces Nogat',
      'Anuluj: 20418 · Nogat',
      'Przypisanie procesu 20418 · Nogat osobie Jan Kos',
      'Odebranie osoby z procesu 20418 · Nogat',
      'Zapisanie widoku Po terminie',
    ])
  })
})

it('[ISSUE 9] every event of a timeline has a sentence in both languages', () => {
  const jan = { memberId: 'member-07', name: 'Jan Kos' }
  const moved = { what: 'moved', from: 'draft', to: 'cancelled', date: null, routingNumber: null }
  const events = [
    { what: 'opened', corrects: null },
    { what: 'opened', corrects: 'process-2' },
    { what: 'changed', fields: ['title', 'dueDate'] },
    { ...moved, step: 'send', reason: null, explanation: null },
    { ...moved, step: 'cancel', reason: 'duplicate', explanation: null },
    { ...moved, step: 'cancel', reason: 'other', explanation: 'pomyłka abonenta' },
    { what: 'assigned', from: null, to: jan },
    { what: 'assigned', from: jan, to: null },
    { what: 'access-lost', from: jan, by: null },
    { what: 'note-added', noteId: 'note-0001' },
    { what: 'note-changed', noteId: 'note-0001' },
    { what: 'note-removed', noteId: 'note-0001' },
    { what: 'corrected', correctedBy: 'process-2' },
  ].map((event) => ({ by: { memberId: 'member-1', name: 'Anna Bem' }, ...event })) as unknown as ProcessEvent[]
  const sentences = () => events.map((event) => plainText(processEventSentence(event)))
  const polish = sentences()
  expect(polish.slice(0, 9)).toEqual([
    'Anna Bem – otwarcie procesu',
    'Anna Bem – otwarcie poprawionego procesu',
    'Anna Bem – zmiana: tytuł i termin',
    'Anna Bem – wysłanie żądania do dawcy',
    'Anna Bem – anulowanie, powód: powtórzony proces',
    'Anna Bem – anulowanie, powód: pomyłka abonenta',
    'Anna Bem – przypisanie: Jan Kos',
    'Anna Bem – odebranie prowadzenia: Jan Kos',
    'Jan Kos nie ma już dostępu do procesów, więc proces czeka na osobę',
  ])
  speak('en')
  const all = [...polish, ...sentences()]
  expect(new Set(all).size).toBe(all.length)
})
