import { expect, test } from 'vitest'
import { ownerLogin, sampleDirectory } from '../sample-directory.ts'
import { plainText } from '../words/runs-of.ts'
import { archiveLines } from './archive-lines.ts'

const setup = (people: number) => {
  const sample = sampleDirectory()
  const coast = sample.account('Zatoka Net')
  for (let index = 1; index <= people; index += 1) sample.member(`Osoba ${index}`, { grants: [coast.id] })
  sample.member('Rafał Ostrowski', { status: 'suspended', homeAccountId: coast.id })
  const words = (accountId = coast.id) =>
    archiveLines(sample.directory, accountId, ownerLogin).map(({ kind, parts }) => `${kind}: ${plainText(parts)}`)
  return { ...sample, words }
}

test('[ISSUE 3] archiving an account says who loses it, administrators included', () => {
  expect(setup(1).words()).toEqual(['loss: dostęp do konta Zatoka Net: Halina Wróblewska i Osoba 1.'])
})

test('[ISSUE 3] many people are named in part and counted', () => {
  expect(setup(3).words()).toEqual(['loss: dostęp do konta Zatoka Net: Halina Wróblewska, Osoba 1, Osoba 2 i Osoba 3.'])
  expect(setup(1_000).words()).toEqual([
    'loss: dostęp do konta Zatoka Net: Halina Wróblewska, Osoba 1, Osoba 2 i jeszcze 998 osób.',
  ])
})

test('[ISSUE 3] what would be refused announces nothing', () => {
  const { words, main } = setup(1)
  expect(words(main)).toEqual([])
})
