import type { OrganizationAccess } from '@kontor/domain'
import { expect, test } from 'vitest'
import { accountsPerPage, overviewPage, overviewPlaces } from './overview-page.ts'

/** Only the fields that are read. */
const organization = (...names: readonly string[]): OrganizationAccess =>
  ({
    accounts: names.map((name) => ({
      id: name,
      name,
      rights: ['mail'],
      units: [{ identifier: `PT ${name}`, name: null }],
    })),
  }) as never

const namesOf = (places: ReturnType<typeof overviewPlaces>) => places.map(({ account }) => account.name)

test('[A5] the overview holds every account of every organisation, and finds by name and unit', () => {
  const all = [organization('Mewa', 'Żuławy'), organization('Bory')]
  expect(namesOf(overviewPlaces(all, ''))).toEqual(['Mewa', 'Żuławy', 'Bory'])
  expect([namesOf(overviewPlaces(all, ' zulawy ')), namesOf(overviewPlaces(all, 'pt b'))]).toEqual([
    ['Żuławy'],
    ['Bory'],
  ])
})

test('[SCREENS] a page holds so many accounts as can be live, whatever the address says', () => {
  const names = Array.from({ length: accountsPerPage + 1 }, (_, at) => `Konto ${at}`)
  const places = overviewPlaces([organization(...names)], '')
  const pages = [null, '2', '3', '-1', '1.9', 'x'].map((asked) => overviewPage(places, asked))
  expect(pages.map(({ number, last }) => [number, last])).toEqual([
    [1, 2],
    [2, 2],
    [2, 2],
    [1, 2],
    [1, 2],
    [1, 2],
  ])
  expect(namesOf(pages[1]?.places ?? [])).toEqual([`Konto ${accountsPerPage}`])
  expect(overviewPage([], null)).toEqual({ number: 1, last: 1, places: [] })
})
