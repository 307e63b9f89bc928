import { expect, test } from 'vitest'
import { ownerLogin, sampleDirectory } from '#lib/testing/sample-directory.ts'
import { plainText } from '#lib/words/runs-of.ts'
import { accountStatusLines, type AccountStatusChange } from './account-status-lines.ts'

const setup = (people: number) => {
  const sample = sampleDirectory()
  const coast = sample.account('Zatoka Net')
  for (let index = 1; index <= people; index += 1) sample.member(`Osoba ${index}`, { grants: [coast.id] })
  sample.member('Rafał Ostrowski', { status: 'suspended', homeAccountId: coast.id })
  const words = (name: AccountStatusChange['name'] = 'archiveAccount', accountId = coast.id) =>
    accountStatusLines(sample.directory, { name, accountId }, { loginId: ownerLogin, now: 0 }).map(
      ({ kind, parts }) => `${kind}: ${plainText(parts)}`,
    )
  return { ...sample, coast, words }
}

test('[ISSUE 3] archiving an account lists who loses it, administrators included', () => {
  expect(setup(1).words()).toEqual(['loss: dostęp do konta Zatoka Net: Halina Wróblewska i Osoba 1.'])
})

test('[ISSUE 3] many people are named in part and counted', () => {
  expect(setup(3).words()).toEqual(['loss: dostęp do konta Zatoka Net: Halina Wróblewska, Osoba 1, Osoba 2 i Osoba 3.'])
  expect(setup(1_000).words()).toEqual([
    'loss: dostęp do konta Zatoka Net: Halina Wróblewska, Osoba 1, Osoba 2 i jeszcze 998 osób.',
  ])
})

test('[ISSUE 3] restoring an account lists who regains it, without suspended members', () => {
  const { words, coast, directory } = setup(1)
  directory.account.set(coast.id, { ...coast, status: 'archived' })
  expect(words('restoreAccount')).toEqual(['gain: dostęp do konta Zatoka Net: Halina Wróblewska i Osoba 1.'])
})

test('[ISSUE 3] a change that would be refused, or changes nothing, has no lines', () => {
  const { words, main } = setup(1)
  expect(words('archiveAccount', main)).toEqual([])
  expect(words('restoreAccount')).toEqual([])
})
