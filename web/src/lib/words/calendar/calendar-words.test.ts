import { calendarHistoryKinds, calendarKind, type RecordChange, type LoggedEntry } from '@kontor/domain'
import { afterEach, expect, it } from 'vitest'
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
import { nightStateName, priceText, rangeText } from './calendar-names.ts'
import { calendarObstacleSentence, calendarWords } from './calendar-words.ts'

afterEach(() => overwriteGetLocale(() => 'pl'))

const names = { 'type-0001': 'Rodzinny', 'plan-0001': 'Bezzwrotna' }
const spaced = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ')
const nights = { roomTypeIds: ['type-0001'], from: '2026-11-27', to: '2026-12-03' }

const historyOf = (name: string, args: object): string => {
  const entry: LoggedEntry = {
    ...{ seq: 1, mutationId: 'mutation-1', at: 1_794_000_000_000, hash: '', previousHash: '' },
    actor: { kind: 'login', loginId: 'login-1', memberId: 'member-1', name: 'Anna Bem' } as LoggedEntry['actor'],
    ...{ name, args: args as LoggedEntry['args'], changes: [], names },
  }
  return spaced(
    plainText(
      sectionHistorySentence(
        sectionHistoryWords('calendar') as SectionHistoryWords,
        new LoggedEntryReader<RecordChange>(entry),
      ),
    ),
  )
}

it.each(['pl', 'en'] as const)('[ISSUE 10] %s: each state, kind and obstacle of the calendar has a name', (locale) => {
  overwriteGetLocale(() => locale)
  const lists = [
    [['open', 'nearly-sold-out', 'sold-out', 'unpriced', 'closed'], nightStateName],
    [calendarHistoryKinds, sectionHistoryKindName],
    [['nothing-changed', 'happened', 'too-large'], calendarObstacleSentence],
  ] as readonly (readonly [readonly string[], (id: string) => string])[]
  for (const [ids, nameOf] of lists) {
    const found = [...ids, '*'].map((id) => nameOf(id))
    expect(new Set(found).size).toBe(found.length)
    expect(found).not.toContain('')
  }
})

it('[ISSUE 10] every mutation of the calendar has words', () => {
  expect(Object.keys(calendarWords).toSorted()).toEqual(Object.keys(calendarKind.mutations).toSorted())
})

it.each([
  ['addRoomType', { name: 'Rodzinny' }, 'Anna Bem – nowy typ pokoju: Rodzinny'],
  [
    'setNights',
    { ...nights, prices: [{ ratePlanId: 'plan-0001', price: 46_550 }], minStay: 2, closed: false },
    'Anna Bem – kalendarz, Rodzinny, 27 lis – 3 gru 2026: Bezzwrotna: 465,50 zł, minimalny pobyt 2 noce, sprzedaż otwarta',
  ],
  [
    'setNights',
    { ...nights, prices: [{ ratePlanId: 'plan-0001', price: null }], rooms: null },
    'Anna Bem – kalendarz, Rodzinny, 27 lis – 3 gru 2026: Bezzwrotna: bez ceny, do sprzedania wszystkie pokoje',
  ],
  ['removeRatePlan', { ratePlanId: 'plan-0001' }, 'Anna Bem – usunięcie planu cenowego Bezzwrotna'],
])('[ISSUE 10] %s in the history: %o', (name, args, sentence) => {
  expect(historyOf(name, args)).toBe(sentence)
})

it('[ISSUE 10] a change that waits says what it sets, and one of an older page does not fail', () => {
  const change = (args: object) =>
    spaced(
      changeTitle({ document: 'section/account-1.calendar' as never, name: 'setNights', args: args as never, names }),
    )
  expect(change({ ...nights, rooms: 3 })).toBe('Kalendarz, Rodzinny, 27 lis – 3 gru 2026: do sprzedania 3')
  expect(change({ from: 5, prices: ['x', null, {}] })).toContain('Kalendarz')
})

it('[ISSUE 10] a price shows its grosz where it has some, and a range its years where they differ', () => {
  expect([priceText(25_000), priceText(25_050)].map(spaced)).toEqual(['250', '250,50'])
  expect(rangeText('2026-12-30' as never, '2027-01-02' as never)).toBe('30 gru 2026 – 2 sty 2027')
  expect(rangeText('2026-12-30' as never, '2026-12-30' as never)).toBe('30 gru 2026')
})
