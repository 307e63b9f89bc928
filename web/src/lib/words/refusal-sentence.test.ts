import type { AccountId, MemberId, Month, Refusal, RefusalCode } from '@kontor/domain'
import { afterEach, expect, test } from 'vitest'
import { overwriteGetLocale } from '#lib/paraglide/runtime.js'
import { refusalSentence } from './refusal-sentence.ts'

/** Where a process was brought in the meantime. */
const moved = {
  recordId: 'process-7',
  number: 20418,
  state: 'scheduled',
  movedBy: { memberId: 'member-07' as MemberId, name: 'Joanna Nadolna' },
  movedAt: Date.UTC(2026, 10, 27, 11, 30),
} as const

/** The same of a reservation. */
const stayed = {
  recordId: 'reservation-7',
  number: 2041,
  state: 'arrived',
  movedBy: { memberId: 'member-07' as MemberId, name: 'Leon Kubiak' },
  movedAt: Date.UTC(2026, 10, 20, 11, 30),
} as const

/** One of each code: the type requires that none is missing. */
const refusals: { readonly [Code in RefusalCode]: Refusal & { code: Code } } = {
  'not-admin': { code: 'not-admin' },
  'single-sign-on-required': { code: 'single-sign-on-required' },
  'single-sign-on-first': { code: 'single-sign-on-first' },
  'unknown-roomType': { code: 'unknown-roomType', recordId: 'type-0001' },
  'unknown-ratePlan': { code: 'unknown-ratePlan', recordId: 'plan-0001' },
  'room-type-name-taken': { code: 'room-type-name-taken', name: 'Rodzinny' },
  'rate-plan-name-taken': { code: 'rate-plan-name-taken', name: 'Bezzwrotna' },
  'room-type-is-booked': { code: 'room-type-is-booked', name: 'Rodzinny', nights: 3, last: '2026-11-29' },
  'range-the-wrong-way': { code: 'range-the-wrong-way', from: '2026-11-29', to: '2026-11-27' },
  'nights-in-the-past': { code: 'nights-in-the-past', from: '2026-11-19', today: '2026-11-20' },
  'nights-too-far-ahead': { code: 'nights-too-far-ahead', to: '2031-01-01', last: '2029-11-20' },
  'no-such-nights': { code: 'no-such-nights', from: '2026-11-23', to: '2026-11-25' },
  'too-many-nights-at-once': { code: 'too-many-nights-at-once', nights: 12_020, max: 12_000 },
  'nothing-to-set': { code: 'nothing-to-set' },
  'more-rooms-than-there-are': { code: 'more-rooms-than-there-are', name: 'Rodzinny', rooms: 5 },
  'unknown-promotion': { code: 'unknown-promotion', recordId: 'promotion-1' },
  'period-reversed': { code: 'period-reversed', period: 'stay', from: '2026-12-01', until: '2026-11-01' },
  'stays-before-bookings': { code: 'stays-before-bookings', bookFrom: '2026-12-01', stayUntil: '2026-11-01' },
  'nights-beyond-period': { code: 'nights-beyond-period', nights: 5, max: 2 },
  'promotion-over-already': { code: 'promotion-over-already', until: '2026-11-01' },
  'promotion-name-taken': { code: 'promotion-name-taken', name: 'Długi weekend' },
  'promotion-ended': { code: 'promotion-ended', name: 'Długi weekend', on: '2026-11-01' },
  'too-many-rooms': { code: 'too-many-rooms', max: 50 },
  'hours-reversed': { code: 'hours-reversed', hours: 'checkIn', from: '15:00', until: '14:00' },
  'too-many-own-amenities': { code: 'too-many-own-amenities', max: 50 },
  'policy-incomplete': { code: 'policy-incomplete', policy: 'cancellation' },
  'free-age-below-admission': { code: 'free-age-below-admission', fromAge: 8, freeUntil: 4 },
  'people-only': { code: 'people-only' },
  'unknown-token': { code: 'unknown-token', recordId: 'token-0001' },
  'unknown-webhook': { code: 'unknown-webhook', recordId: 'webhook-1' },
  'unknown-price': { code: 'unknown-price', recordId: 'price-0001' },
  'unknown-invoice': { code: 'unknown-invoice', recordId: 'invoice-1' },
  'unknown-organization': { code: 'unknown-organization', recordId: 'mewa-0001' },
  'price-in-force': { code: 'price-in-force', recordId: 'price-0001' },
  'already-issued': { code: 'already-issued', number: 'LT/2026/10/0001' },
  'month-not-over': { code: 'month-not-over', month: '2026-11' as Month },
  'no-terms': { code: 'no-terms' },
  'no-address': { code: 'no-address' },
  'nothing-to-charge': { code: 'nothing-to-charge' },
  'month-changed': { code: 'month-changed' },
  'nothing-to-correct': { code: 'nothing-to-correct' },
  'no-access': { code: 'no-access' },
  'not-on-the-phone': { code: 'not-on-the-phone' },
  'invalid-arguments': {
    code: 'invalid-arguments',
    issues: [{ path: 'unit.identifier', reason: 'not-an-identifier' }],
  },
  'unknown-mutation': { code: 'unknown-mutation', name: 'paint' },
  'unsupported-version': { code: 'unsupported-version', name: 'paint', version: 9 },
  'attachment-missing': { code: 'attachment-missing', name: 'umowa.pdf' },
  'attachment-empty': { code: 'attachment-empty', name: 'umowa.pdf' },
  'attachment-too-large': { code: 'attachment-too-large', name: 'umowa.pdf', max: 10 * 1024 * 1024 },
  'attachment-differs': { code: 'attachment-differs', name: 'umowa.pdf' },
  'attachments-full': { code: 'attachments-full', name: 'umowa.pdf', max: 10 * 1024 ** 3 },
  'unknown-account': { code: 'unknown-account', recordId: 'account-7' },
  'unknown-unit': { code: 'unknown-unit', recordId: 'unit-0007' },
  'unknown-service': { code: 'unknown-service', recordId: 'service-7' },
  'unknown-role': { code: 'unknown-role', recordId: 'role-0007' },
  'unknown-member': { code: 'unknown-member', recordId: 'member-07' },
  'unknown-invitation': { code: 'unknown-invitation', recordId: 'invitation-7' },
  'already-exists': { code: 'already-exists', kind: 'account', recordId: 'account-7' },
  'too-many-records': { code: 'too-many-records', kind: 'role', max: 500 },
  'right-outside-profile': { code: 'right-outside-profile', right: 'calendar' },
  'service-outside-profile': { code: 'service-outside-profile', type: 'dining' },
  'account-is-archived': { code: 'account-is-archived', accountId: 'account-7' as AccountId, name: 'Żuławy Mobile' },
  'main-account-is-fixed': { code: 'main-account-is-fixed', name: 'Mewa Telekom' },
  'unit-taken': { code: 'unit-taken', identifier: 'PT 10478', accountName: null },
  'unit-outside-contract': { code: 'unit-outside-contract', identifier: 'H-77', contractNumber: 'U/12' },
  'different-legal-entity': { code: 'different-legal-entity', identifier: 'H-77' },
  'contract-unit-is-fixed': { code: 'contract-unit-is-fixed', identifier: 'H-77', contractNumber: 'U/12' },
  'role-in-use': { code: 'role-in-use', name: 'Zespół FNP', members: 3, invitations: 1 },
  'role-name-taken': { code: 'role-name-taken', name: 'Zespół FNP' },
  'email-in-use': { code: 'email-in-use', email: 'a.dab@mewa.pl', by: 'invitation' },
  'grant-needs-main-home': { code: 'grant-needs-main-home', name: 'Tomasz Kłos', homeAccountName: 'Żuławy Mobile' },
  'no-such-login': { code: 'no-such-login' },
  'login-is-primary-elsewhere': { code: 'login-is-primary-elsewhere', username: 'e.mazur' },
  'already-a-member': { code: 'already-a-member', username: 'e.mazur', state: 'invited' },
  'too-many-tries': { code: 'too-many-tries', afterMs: 60_000 },
  'too-many-mails': { code: 'too-many-mails', email: 'a.dab@example.org', by: 'recipient', afterMs: 60_000 },
  'invitation-not-pending': { code: 'invitation-not-pending', name: 'Agnieszka Dąb', status: 'accepted' },
  'primary-is-fixed': { code: 'primary-is-fixed', name: 'Halina Wróblewska' },
  'admin-access-is-fixed': { code: 'admin-access-is-fixed', name: 'Krzysztof Zając' },
  'cannot-remove-yourself': { code: 'cannot-remove-yourself' },
  'second-factor-guards-others': { code: 'second-factor-guards-others', name: 'Anna Nowak' },
  'own-second-factor': { code: 'own-second-factor' },
  'unknown-process': { code: 'unknown-process', recordId: 'process-7' },
  'unknown-note': { code: 'unknown-note', recordId: 'note-0007' },
  'unknown-view': { code: 'unknown-view', recordId: 'view-0007' },
  'assignee-without-access': { code: 'assignee-without-access', memberId: 'member-07' },
  'unit-not-in-account': { code: 'unit-not-in-account', unitId: 'unit-0007' },
  'empty-note': { code: 'empty-note' },
  'not-your-note': { code: 'not-your-note', name: 'Joanna Nadolna' },
  'not-your-view': { code: 'not-your-view', view: 'Po terminie', name: 'Joanna Nadolna' },
  'view-name-taken': { code: 'view-name-taken', view: 'Po terminie' },
  'too-many-views': { code: 'too-many-views', max: 50 },
  'too-many-events': { code: 'too-many-events', number: 20418, max: 1000 },
  'step-not-allowed': { code: 'step-not-allowed', step: 'accept-date', allowed: ['port', 'cancel'], ...moved },
  'process-closed': { code: 'process-closed', ...moved, state: 'ported' },
  'already-sent': { code: 'already-sent', fields: ['mode', 'numbers'], ...moved },
  'only-refused-is-corrected': { code: 'only-refused-is-corrected', ...moved },
  'already-corrected': { code: 'already-corrected', number: 20420, recordId: 'process-9' },
  'reason-missing': { code: 'reason-missing', step: 'refuse', reasons: ['number-inactive', 'system-errors'] },
  'explanation-missing': { code: 'explanation-missing', step: 'cancel' },
  'date-missing': { code: 'date-missing', step: 'donor-agrees' },
  'routing-number-missing': { code: 'routing-number-missing', step: 'port' },
  'date-in-the-past': { code: 'date-in-the-past', date: '2026-11-26', today: '2026-11-27' },
  'date-in-the-future': { code: 'date-in-the-future', date: '2026-11-28', today: '2026-11-27' },
  'too-late-to-withdraw': { code: 'too-late-to-withdraw', date: '2026-12-10', until: '2026-12-08' },
  'number-in-open-process': {
    code: 'number-in-open-process',
    from: '+48552476010',
    to: '+48552476029',
    number: 20418,
    recordId: 'process-7',
  },
  'range-reversed': { code: 'range-reversed', from: '+48552476029', to: '+48552476010' },
  'range-across-blocks': {
    code: 'range-across-blocks',
    from: '+48552479999',
    to: '+48552480000',
    numbersPerBlock: 10_000,
  },
  'number-not-portable': { code: 'number-not-portable', from: '+48800123456' },
  'number-of-other-service': { code: 'number-of-other-service', from: '+48512884071', service: 'mnp' },
  'unknown-process-type': { code: 'unknown-process-type', recordId: 'type-0007' },
  'process-type-name-taken': { code: 'process-type-name-taken', name: 'Audyt' },
  'process-type-removed': { code: 'process-type-removed', name: 'Audyt' },
  'person-changed': { code: 'person-changed', name: 'Anna Nowak' },
  'unknown-conversation': { code: 'unknown-conversation', recordId: 'conversation-7' },
  'unknown-message': { code: 'unknown-message', recordId: 'message-7' },
  'no-request': { code: 'no-request' },
  'request-waits': { code: 'request-waits', number: 7 },
  'request-decided': { code: 'request-decided', state: 'approved' },
  'request-undecided': { code: 'request-undecided' },
  'unknown-reservation': { code: 'unknown-reservation', recordId: 'reservation-7' },
  'reservation-step-not-allowed': {
    code: 'reservation-step-not-allowed',
    step: 'cancel',
    allowed: ['depart', 'put-back'],
    ...stayed,
  },
  'reservation-closed': { code: 'reservation-closed', ...stayed, state: 'departed' },
  'guest-has-arrived': { code: 'guest-has-arrived', arrival: '2026-11-20', ...stayed },
  'stay-not-over': { code: 'stay-not-over', ...stayed },
  'stay-reconciled': {
    code: 'stay-reconciled',
    recordId: 'reservation-7',
    number: 2041,
    amount: 115_300,
    by: stayed.movedBy,
    at: stayed.movedAt,
  },
  'cancellation-reason-missing': { code: 'cancellation-reason-missing', reasons: ['duplicate', 'other'] },
  'cancellation-explanation-missing': { code: 'cancellation-explanation-missing' },
  'too-early-for-step': { code: 'too-early-for-step', step: 'arrive', from: '2026-11-21', today: '2026-11-20' },
  'departure-not-after-arrival': {
    code: 'departure-not-after-arrival',
    arrival: '2026-11-20',
    departure: '2026-11-20',
  },
  'too-many-nights': { code: 'too-many-nights', nights: 91, max: 90 },
  'viewing-as': { code: 'viewing-as', name: 'Joanna Nadolna' },
}

const speak = (language: 'pl' | 'en') => overwriteGetLocale(() => language)
afterEach(() => speak('pl'))

test('[S5] every refusal has a sentence of its own in both languages', () => {
  const inBoth = Object.values(refusals).map((refusal) => {
    speak('pl')
    const polish = refusalSentence(refusal)
    speak('en')
    return { polish, english: refusalSentence(refusal) }
  })
  const every = inBoth.flatMap(({ polish, english }) => [polish, english])

  expect(
    every.filter((sentence) => !/^\p{L}.*\.$/su.test(sentence) || /[{}]|undefined|refusal_/.test(sentence)),
  ).toEqual([])
  expect(new Set(every).size).toBe(every.length)
})

test('[S14] a reason that only a newer server has is answered with what to do', () => {
  expect(refusalSentence({ code: 'moon-is-full' } as never)).toBe(
    'Serwer odrzucił zmianę z powodu, którego ta wersja programu nie zna. Proszę odświeżyć stronę.',
  )
})

test('[S6] a missing account has its name where that is known', () => {
  speak('pl')
  expect(refusalSentence(refusals['unknown-account'], { 'account-7': 'Puck Światło' })).toBe(
    'Konta Puck Światło nie ma w organizacji. Proszę wybrać inne konto albo porzucić zmianę.',
  )
})

test('[A13] a taken identifier names the account that has it, when it is one of ours', () => {
  speak('en')
  expect(refusalSentence({ code: 'unit-taken', identifier: 'PT 10478', accountName: 'Zatoka Net' })).toBe(
    'The identifier PT 10478 already belongs to the account Zatoka Net. Please give another, or remove it from that account first.',
  )
})

test('[B3] wrong arguments get the sentence of the first field', () => {
  speak('pl')
  expect(refusalSentence(refusals['invalid-arguments'])).toBe(
    'Identyfikator zaczyna się literą albo cyfrą i składa z liter, cyfr, spacji oraz znaków . / _ -. Proszę usunąć inne znaki.',
  )
})

test('[ISSUE 9] the second of two people is shown where the process is, who moved it when, and the steps from there', () => {
  expect(refusalSentence(refusals['step-not-allowed'])).toBe(
    'Proces 20418 jest już w stanie „Termin uzgodniony”: Joanna Nadolna, 27 listopada 2026, 12:30 CET. Krok „Potwierdź termin” nie jest stąd możliwy. Możliwe: Zapisz przeniesienie i Anuluj.',
  )
  const closed = { ...refusals['step-not-allowed'], allowed: [], state: 'ported' } as unknown as Refusal
  expect(refusalSentence(closed)).toContain('żaden inny też nie')
})

test('[ISSUE 9] a number that another open process has is named with that process', () => {
  expect(refusalSentence(refusals['number-in-open-process'])).toBe(
    'Numer +48 55 247 60 10 do 29 ma już otwarty proces 20418 na tym koncie. Proszę pracować dalej w tamtym albo najpierw go zamknąć.',
  )
})
