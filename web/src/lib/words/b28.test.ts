import { hiddenWithout, profiles, type ProfileId, type Right, type Surface } from '@kontor/domain'
import { afterEach, expect, test } from 'vitest'
import { overwriteGetLocale } from '#lib/paraglide/runtime.js'
import { placeName } from './place-name.ts'
import { rightAsObject, rightHint, rightName } from './right-words.ts'
import { serviceName } from './service-name.ts'

const setup = (language: 'pl' | 'en') => {
  overwriteGetLocale(() => language)
  const hidden = (profile: ProfileId, right: Right, surface: Surface) =>
    hiddenWithout(profiles[profile], right, surface).map((place) => placeName(place, profile))
  return { hidden }
}
afterEach(() => overwriteGetLocale(() => 'pl'))

test('[B28] the table reads as in the source, in Polish', () => {
  const { hidden } = setup('pl')
  expect(
    profiles.hospitality.rights.map((right) => [
      right,
      hidden('hospitality', right, 'web'),
      hidden('hospitality', right, 'mobile'),
    ]),
  ).toEqual([
    [
      'calendar',
      ['kalendarza Ceny i dostępność', 'strony Zasady działalności w dziale Obiekt', 'Dostępności'],
      [
        'kart aktywności o dostępności: pokoje wyprzedane i prawie wyprzedane, dostępność długoterminowa',
        'powiadomień push o pokojach wyprzedanych i prawie wyprzedanych',
      ],
    ],
    [
      'mail',
      ['wiadomości w zakładce Poczta', 'wiadomości od gości w zakładce Poczta'],
      ['kart aktywności o wiadomościach', 'powiadomień push o wiadomościach'],
    ],
    ['finance', ['stron działu Finanse'], ['faktur w dziale Finanse (lub Więcej)']],
    [
      'property',
      ['stron działu Obiekt', 'strony Zasady działalności w dziale Obiekt'],
      ['działu Informacje o obiekcie w zakładce Więcej'],
    ],
    [
      'reservations',
      [
        'wiadomości od gości w zakładce Poczta',
        'stron działu Rezerwacje',
        'wyników wyszukiwania związanych z rezerwacjami',
      ],
      ['szczegółów rezerwacji', 'Rezerwacji i Wiadomości', 'wyników wyszukiwania związanych z rezerwacjami'],
    ],
    ['account', ['określonych uprawnień dotyczących obiektu w zakładce Konto'], []],
    ['promotions', ['stron działu Oferty promocyjne'], ['narzędzia do monitorowania promocji w zakładce Więcej']],
  ])
})

test('[B15] every right, place and service of both profiles has its words in both languages', () => {
  const words = (['pl', 'en'] as const).flatMap((language) => {
    setup(language)
    return Object.values(profiles).flatMap((profile) => [
      ...profile.rights.flatMap((right) => [rightName(right), rightAsObject(right), rightHint(right, profile.id)]),
      // A place without words would be shown by its id.
      ...profile.places.map((place) =>
        placeName(place, profile.id) === place.id ? '?' : placeName(place, profile.id),
      ),
      ...profile.serviceTypes.map(serviceName),
    ])
  })
  expect(words.filter((text) => text.length < 3 || text.includes('_') || text === '?')).toEqual([])
})
