import {
  promotionFields,
  promotionsKind,
  promotionStates,
  type CalendarDate,
  type LoggedEntry,
  type RecordChange,
} from '@kontor/domain'
import { afterEach, expect, it } from 'vitest'
import { overwriteGetLocale } from '#lib/paraglide/runtime.js'
import { changeTitle } from '../change-in-words.ts'
import { LoggedEntryReader } from '../logged-entry-reader.ts'
import { plainText } from '../runs-of.ts'
import { discountText, periodText, promotionFieldName, promotionStateName } from './promotion-names.ts'
import { promotionsWords } from './promotions-words.ts'

afterEach(() => overwriteGetLocale(() => 'pl'))
const promotionId = 'promotion-1'
const names = { [promotionId]: 'Długi weekend' }

const historyOf = (name: keyof typeof promotionsWords, args: object): string => {
  const entry = {
    ...{ seq: 1, mutationId: 'mutation-1', at: 1_794_000_000_000, hash: '', previousHash: '', name, args, names },
    ...{ actor: { kind: 'login', loginId: 'login-1', memberId: 'member-1', name: 'Anna Bem' }, changes: [] },
  } as unknown as LoggedEntry
  return plainText(promotionsWords[name]?.history(new LoggedEntryReader<RecordChange>(entry)) ?? [])
}

it.each(['pl', 'en'] as const)('[ISSUE 10] %s: each state and field has a name', (locale) => {
  overwriteGetLocale(() => locale)
  const found = [...promotionStates.map(promotionStateName), ...promotionFields.map(promotionFieldName)]
  expect(new Set(found).size).toBe(promotionStates.length + promotionFields.length)
  expect(found).not.toContain('')
})

it('[ISSUE 10] discounts and periods are read as people write them', () => {
  const period = (until: string | null) => periodText('2026-11-06' as CalendarDate, until as CalendarDate | null)
  expect([discountText(100), discountText(125), period('2026-12-13'), period(null)]).toEqual([
    ...['−10%', '−12,5%', '6 lis 2026 – 13 gru 2026', 'od 6 lis 2026'],
  ])
})

it('[ISSUE 10] every mutation of the promotions has words', () => {
  expect(Object.keys(promotionsWords).toSorted()).toEqual(Object.keys(promotionsKind.mutations).toSorted())
})

it.each([
  ['createPromotion', { promotionId, name: 'Długi weekend' }, 'Anna Bem – nowa oferta Długi weekend'],
  [
    'changePromotion',
    { promotionId, discount: 200, addRooms: ['Apartament'], removeRooms: [] },
    'Anna Bem – zmiana oferty Długi weekend: zniżka i pokoje',
  ],
  ['endPromotion', { promotionId }, 'Anna Bem – zakończenie oferty Długi weekend'],
  ['reopenPromotion', { promotionId }, 'Anna Bem – wznowienie oferty Długi weekend'],
  ['projectUses', {}, 'Dział policzył rezerwacje z ofert'],
  ['projectCalendar', {}, 'Dział przejął rodzaje pokoi z kalendarza'],
] as const)('[ISSUE 10] history: %s', (name, args, sentence) => {
  expect(historyOf(name, args)).toBe(sentence)
  overwriteGetLocale(() => 'en')
  expect(historyOf(name, args)).not.toBe(sentence)
})

it('[S5] a change that waits is described without its document', () => {
  const title = (name: string, args: object) =>
    changeTitle({ document: 'section/account-main.promotions', name, args, names } as never)
  expect([
    title('createPromotion', { name: 'Ferie' }),
    title('changePromotion', { promotionId, nightsMin: 3, addRooms: [], removeRooms: ['Rodzinny'] }),
    title('endPromotion', { promotionId }),
    title('reopenPromotion', { promotionId }),
  ]).toEqual([
    'Nowa oferta Ferie',
    'Zmiana oferty Długi weekend: najmniejsza liczba nocy i pokoje',
    'Zakończenie oferty Długi weekend',
    'Wznowienie oferty Długi weekend',
  ])
})
