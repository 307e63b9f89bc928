import { mailKind, parseMutation, type MemberId } from '@kontor/domain'
import { afterEach, expect, it } from 'vitest'
import { overwriteGetLocale } from '#lib/paraglide/runtime.js'
import { fromTo, requestNumber, requestTitle } from './conversation-words.ts'
import { fieldOf, requestArguments, type RequestAbout } from './request-form.ts'

afterEach(() => overwriteGetLocale(() => 'pl'))

const person = { memberId: 'member-anna' as MemberId, name: 'Anna Nowak', email: 'anna@mewa.example' }
const input = {
  ...{ email: 'a.nowak@mewa.example', phone: '58 320 00 00', identifier: 'PT 20001', name: '', message: 'Od maja' },
}
const every: readonly RequestAbout[] = [
  { kind: 'change-email', person, phone: null },
  { kind: 'change-phone', person, phone: '+48583100000' },
  { kind: 'reset-second-factor', person },
  { kind: 'add-unit' },
  { kind: 'register-unit' },
]

it.each(every)('[B14, B22, B23] the form of a request $kind sends what the mutation takes', (about) => {
  const args = requestArguments(about, input)
  const parsed = parseMutation(mailKind, { name: 'sendRequest', version: 1, args })
  expect(parsed.refusal).toBe(null)
  expect([args.message, args.attachments, args.requested.kind]).toEqual(['Od maja', [], about.kind])
  const field = fieldOf(about)
  if (field !== null) expect(args.requested).toMatchObject({ to: input[field] })
})

it('[B14] a request says how it is and how it is to be, in the language of the page', () => {
  overwriteGetLocale(() => 'pl')
  const [email, phone, factor, unit] = every.map(
    (about) => requestArguments(about, { ...input, name: 'Sopot' }).requested,
  )
  if (email === undefined || phone === undefined || factor === undefined || unit === undefined)
    throw new Error('there are five requests')
  expect([email, phone, factor, unit].map(fromTo)).toEqual([
    [{ what: 'E-mail', from: 'anna@mewa.example', to: 'a.nowak@mewa.example' }],
    [{ what: 'Telefon', from: '+48583100000', to: '58 320 00 00' }],
    [{ what: 'Drugi składnik', from: 'włączony', to: 'wyłączony' }],
    [
      { what: 'Identyfikator', from: null, to: 'PT 20001' },
      { what: 'Nazwa', from: null, to: 'Sopot' },
    ],
  ])
  expect([email, unit].map(requestTitle)).toEqual(['Zmiana adresu e-mail: Anna Nowak', 'Dołączenie do umowy: PT 20001'])
  overwriteGetLocale(() => 'en')
  expect(requestTitle(phone)).toBe('New telephone number: Anna Nowak')
})

it('[S17] a request has a number once the server has given it', () => {
  overwriteGetLocale(() => 'pl')
  const by = { kind: 'member', memberId: person.memberId, name: person.name } as const
  const requested = requestArguments({ kind: 'add-unit' }, input).requested
  const request = { requested, state: 'sent', reason: null, by, at: 1 } as const
  expect([null, 118].map((number) => requestNumber({ ...request, number }))).toEqual([null, 'W-118'])
})
