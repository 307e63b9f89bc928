import { existsSync } from 'node:fs'
import { contractRefusalCodes, refusedPeople, waysOut, type AccountId, type ContractRefusal } from '@kontor/domain'
import { expect, it } from 'vitest'
import { refusalSentence } from '#lib/words/refusal-sentence.ts'
import { overwriteGetLocale } from '#lib/paraglide/runtime.js'
import { wayHref } from './way-href.ts'
import { wayName } from './way-name.ts'

const facts = { identifier: 'OB 7', accountName: null, contractNumber: 'K/1', username: 'jan' }
const refusals = contractRefusalCodes.flatMap((code) => [
  { ...facts, code },
  { ...facts, code, accountName: 'Bursztyn' },
]) as readonly ContractRefusal[]
const place = { accountId: 'account-1' as AccountId, profile: 'hospitality' } as const
const routes = new URL('../../routes', import.meta.url).pathname
/** The page of an address, as its folder in `src/routes`. */
const pageOf = (href: string): string =>
  href
    .replace(/\?.*/, '')
    .replace('/a/account-1/mail', '/a/[accountId]/[right]')
    .replace('/a/account-1/', '/a/[accountId]/')
    .replace(/^\/operator/, '/operator/(inside)')

it.each(['pl', 'en'] as const)(
  '[B24] [B25] each refusal has a sentence, and each way out a name and a page or dialog that exists, in %s',
  (locale) => {
    overwriteGetLocale(() => locale)
    const ways = refusedPeople.flatMap((by) => refusals.flatMap((refusal) => waysOut(refusal, by)))
    const hrefs = [...new Set(ways.flatMap((way) => wayHref(way, place) ?? []))]
    expect(hrefs.filter((href) => !existsSync(`${routes}${pageOf(href)}/+page.svelte`))).toEqual([])
    expect([...new Set(ways.filter((way) => wayHref(way, place) === null).map(({ to }) => to))].sort()).toEqual([
      'request',
      'second-login',
    ])
    expect(ways.filter((way) => wayName(way) === '')).toEqual([])
    expect(refusals.filter((refusal) => refusalSentence(refusal).length < 40)).toEqual([])
  },
)

it('[B24] outside an account there is no mail and no list of accounts to lead to', () => {
  const outside = { accountId: null, profile: 'telecom' } as const
  expect([
    wayHref({ to: 'conversation' }, outside),
    wayHref({ to: 'accounts', search: 'PT 00001' }, outside),
    wayHref({ to: 'unit-register', search: 'PT 00001' }, outside),
  ]).toEqual([null, null, '/operator/units?q=PT%2000001'])
})
