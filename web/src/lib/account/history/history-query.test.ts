import { expect, it } from 'vitest'
import { endOfDay, startOfDay } from '#lib/format/calendar-day.ts'
import { historyQueryOf, historyQueryParams, isFiltered, serverFilter } from './history-query.ts'

const queryOf = (search: string) => historyQueryOf(new URLSearchParams(search))
const everything =
  'view=refused&member=member-0001&account=account-0001&actor=system&kind=access&from=2026-11-01&to=2026-11-20&sign-ins='

it('[ISSUE 3] the address holds the filter, and is parsed back', () => {
  const query = queryOf(everything)
  const params = new URLSearchParams(
    Object.entries(historyQueryParams(query)).filter((entry): entry is [string, string] => entry[1] !== null),
  )
  expect(params.toString()).toBe(everything)
  expect(queryOf(params.toString())).toEqual(query)
  expect([isFiltered(query), isFiltered(queryOf('sign-ins='))]).toEqual([true, false])
})

it('[ISSUE 3] other parameters of the address do not filter', () => {
  expect(queryOf('view=x&member=../..&account=%22&actor=&kind=everything&from=2026-02-30&to=now')).toEqual(queryOf(''))
})

it('[ISSUE 3] days are those of the calendar in Warsaw, both included', () => {
  expect(serverFilter(queryOf('from=2026-11-01&to=2026-11-20'))).toMatchObject({
    from: startOfDay('2026-11-01'),
    to: endOfDay('2026-11-20'),
  })
})

it('[ISSUE 3] sign-ins are left out unless they are requested', () => {
  expect(serverFilter(queryOf('')).kinds).toEqual([
    'access',
    'people',
    'invitations',
    'roles',
    'accounts',
    'process-types',
    'integrations',
    'view-as',
  ])
  expect(serverFilter(queryOf('sign-ins=')).kinds).toEqual([])
  expect(serverFilter(queryOf('kind=sign-ins')).kinds).toEqual(['sign-ins'])
})
