import type { HistoryEntry, LoginId, MemberId } from '@kontor/domain'
import { expect, it } from 'vitest'
import { sampleDirectory } from '#lib/testing/sample-directory.ts'
import { suggestedFilters } from '../filters/filter-groups.ts'
import { filterOptions, filterTokens } from './filter-options.ts'
import { historyQueryOf } from './history-query.ts'

const sample = sampleDirectory()
const zulawy = sample.account('Żuławy Mobile')
const pawel = sample.member('Paweł Grzęda')
const gone = { ...pawel, id: 'member-gone' as MemberId, name: 'Rafał Ostrowski', username: 'r.ostrowski' }
const entries = [
  {
    actor: { kind: 'login', loginId: 'login-gone' as LoginId, memberId: null, name: 'Dawny Administrator' },
    changes: [{ kind: 'member', id: gone.id, before: gone, after: null }],
  },
] as unknown as readonly HistoryEntry[]
const options = filterOptions(sample.directory, entries)
const queryOf = (search: string) => historyQueryOf(new URLSearchParams(search))
const suggested = (text: string, search = '') =>
  suggestedFilters(options, queryOf(search), { text, max: 6 }).map(({ filter, name }) => `${filter} ${name}`)

it('[ISSUE 3] typing suggests people, accounts, actors and kinds, without regard to accents', () => {
  expect(suggested('pawel grz')).toEqual(['member Paweł Grzęda'])
  expect(suggested('p.grz')).toEqual([])
  expect(suggested('zulawy')).toEqual(['account Żuławy Mobile'])
  expect(suggested('halina')).toEqual(['member Halina Wróblewska', 'actor Halina Wróblewska'])
  expect(suggested('logowan')).toEqual(['kind logowań'])
  expect(suggested('z')).toEqual([])
  expect(suggested('zulawy', `account=${zulawy.id}`)).toEqual([])
})

it('[ISSUE 3] people who are no longer here are found while an entry mentions them', () => {
  expect(suggested('r.ostrowski')).toEqual(['member Rafał Ostrowski'])
  expect(suggested('dawny')).toEqual(['actor Dawny Administrator'])
})

it('[ISSUE 3] filters are shown in the field as tokens with names', () => {
  const query = queryOf(`member=${pawel.id}&account=${zulawy.id}&actor=system&kind=access&from=2026-11-01`)
  expect(filterTokens(options, query).map(({ label, value }) => `${label} ${value}`)).toEqual([
    'osoba Paweł Grzęda',
    'konto Żuławy Mobile',
    'kto zmienia serwer',
    'dotyczy praw i kont',
    'od 1 lis 2026',
  ])
  expect(filterTokens(options, queryOf('member=member-0000'))).toEqual([
    { id: 'member', label: 'osoba', value: 'spoza listy' },
  ])
})
