import { hiddenWithout, kinds, profiles, type ProfileId } from '@kontor/domain'
import { expect, it } from 'vitest'
import { cardSources } from './cards/card-sources.ts'
import { phoneParts } from './phone-parts.ts'
import { phoneSearchSources } from './search-sources.ts'

const profileIds = Object.keys(profiles) as ProfileId[]

it.each(profileIds)(
  '[B28] %s: every place of the mobile column is a section, a card, a result or a notification',
  (id) => {
    const { rights, places } = profiles[id]
    const built = [
      ...phoneParts(id, rights).flatMap((part) => part.places),
      ...cardSources.flatMap(({ place }) => place(id) ?? []),
      ...phoneSearchSources.flatMap(({ places }) => places),
      ...Object.values(kinds.sections).flatMap(({ notices }) => notices?.place ?? []),
    ]
    const mobile = places.filter(({ surface }) => surface === 'mobile').map((place) => place.id)
    expect(mobile.filter((place) => !built.includes(place))).toEqual([])
  },
)

it.each(profileIds)('[B28] %s: a section is there with its rights, and gone without any one of them', (id) => {
  const profile = profiles[id]
  const keys = (rights: typeof profile.rights) => phoneParts(id, rights).map(({ key }) => key)
  const all = phoneParts(id, profile.rights)
  expect(keys([])).toEqual([])
  for (const right of profile.rights) {
    const hidden = new Set(hiddenWithout(profile, right, 'mobile').map((place) => place.id))
    const expected = all.filter(({ places }) => !places.some((place) => hidden.has(place))).map(({ key }) => key)
    expect([right, keys(profile.rights.filter((each) => each !== right))]).toEqual([right, expected])
  }
  expect(keys(profile.rights.filter((right) => right !== 'account'))).toEqual(keys(profile.rights))
})
