import { profiles, type Right } from '@kontor/domain'
import { expect, test } from 'vitest'
import { sampleDirectory } from '#lib/testing/sample-directory.ts'
import { rightRows } from './right-rows.ts'

const setup = (rights: readonly Right[], before: readonly Right[] | null) => {
  const role = sampleDirectory().role('Zespół MNP', ['processes'])
  const rows = rightRows({
    profile: profiles.telecom,
    rights,
    roles: [role],
    before,
  })
  return rows.map(({ right, checked, locked, roles, change }) => [right, checked, locked, roles.length, change])
}

test('[B11] a right held through a role alone is locked; the others can be ticked', () => {
  expect(setup(['finance'], ['processes', 'mail'])).toEqual([
    ['processes', true, true, 1, null],
    ['units', false, false, 0, null],
    ['mail', false, false, 0, 'loss'],
    ['finance', true, false, 0, 'gain'],
    ['account', false, false, 0, null],
  ])
})

test('[B11] a right held both ways can be taken directly, and stays through the role', () => {
  expect(setup(['processes'], ['processes'])[0]).toEqual(['processes', true, false, 1, null])
  expect(setup([], ['processes'])[0]).toEqual(['processes', true, true, 1, null])
})

test('[B3] without a previous state, no row counts as a change', () => {
  expect(setup(['finance'], null).map((row) => row[4])).toEqual([null, null, null, null, null])
})
