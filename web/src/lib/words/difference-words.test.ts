import { accessDifference, effectiveAccess, type DraftMutation } from '@kontor/domain'
import { afterEach, expect, test } from 'vitest'
import { overwriteGetLocale } from '#lib/paraglide/runtime.js'
import { ownerLogin, sampleDirectory } from '#lib/testing/sample-directory.ts'
import { plainText } from './runs-of.ts'
import { differenceWords } from './difference-words.ts'
import { previewDifference } from '#lib/account/access/preview-difference.ts'

const setup = () => {
  const sample = sampleDirectory()
  const coast = sample.account('Zatoka Net')
  const north = sample.account('Kaszuby Online')
  const role = sample.role('Zespół MNP', ['processes'])
  const person = sample.member('Paweł Grzęda', { rights: ['mail'], roleIds: [role.id], grants: [coast.id] })
  const words = (mutation: DraftMutation, memberId = person.id) => {
    const { difference } = previewDifference(sample.directory, mutation, { memberId, loginId: ownerLogin, now: 0 })
    if (difference === null) return []
    return differenceWords(sample.directory, difference).map(({ kind, parts }) => `${kind}: ${plainText(parts)}`)
  }
  return { ...sample, coast, north, role, person, words }
}
const nothing = { add: [], remove: [], addRoles: [], removeRoles: [] }

afterEach(() => overwriteGetLocale(() => 'pl'))

test('[ISSUE 8] [E3] without a connection, open pages close when the change reaches the server', () => {
  const { directory, person } = setup()
  const args = { ...nothing, memberId: person.id, remove: ['mail' as const] }
  const { difference } = previewDifference(
    directory,
    { name: 'changeRights', args },
    { memberId: person.id, loginId: ownerLogin, now: 0 },
  )
  const loss = (when: 'now' | 'later') =>
    difference === null ? [] : plainText(differenceWords(directory, difference, when)[0]?.parts ?? [])
  expect(loss('now')).toBe('Pocztę na kontach Mewa Telekom i Zatoka Net. Otwarte strony zamkną się od razu.')
  expect(loss('later')).toBe(
    'Pocztę na kontach Mewa Telekom i Zatoka Net. Otwarte strony zamkną się, gdy zmiana dotrze na serwer.',
  )
})

test('[B11] what is given, taken and kept is said in sentences', () => {
  const { person, words } = setup()
  const change = { ...nothing, memberId: person.id, add: ['finance' as const], remove: ['mail' as const] }
  expect(words({ name: 'changeRights', args: change })).toEqual([
    'gain: Finanse na kontach Mewa Telekom i Zatoka Net: faktura zbiorcza i rozliczenia kont.',
    'loss: Pocztę na kontach Mewa Telekom i Zatoka Net. Otwarte strony zamkną się od razu.',
    'stays: Procesy, bo wynika z roli Zespół MNP.',
  ])
  overwriteGetLocale(() => 'en')
  expect(words({ name: 'changeRights', args: change })).toEqual([
    'gain: Finance in the accounts Mewa Telekom and Zatoka Net: the consolidated invoice and each account’s billing.',
    'loss: Mail in the accounts Mewa Telekom and Zatoka Net. Open pages close at once.',
    'stays: Processes, through the role Zespół MNP.',
  ])
})

test('[A15] an added account is described with the rights that apply there', () => {
  const { person, north, coast, words } = setup()
  expect(words({ name: 'changeGrants', args: { memberId: person.id, add: [north.id], remove: [coast.id] } })).toEqual([
    'gain: dostęp do konta Kaszuby Online: Procesy i Poczta.',
    'loss: dostęp do konta Zatoka Net. Otwarte strony zamkną się od razu.',
    'stays: Procesy, bo wynika z roli Zespół MNP.',
    'stays: Poczta, bez zmian.',
  ])
})

test('[A16] an administrator who becomes a member again loses in one sentence', () => {
  const { member, words } = setup()
  const { id: memberId } = member('Krzysztof Zając', { admin: true })
  expect(words({ name: 'withdrawAdmin', args: { memberId } }, memberId)).toEqual([
    'loss: dostęp do kont Zatoka Net i Kaszuby Online. Otwarte strony zamkną się od razu.',
    'loss: Procesy, PT i usługi, Pocztę, Finanse i Konto na koncie Mewa Telekom. Otwarte strony zamkną się od razu.',
    'stays: żadne prawo: konto się otworzy, a w nim strona, która mówi, kogo o nie prosić.',
  ])
})

test('[B3] gaining everything is one sentence, and many accounts are counted', () => {
  const { directory, owner, account } = setup()
  for (const name of ['Warmia Łącza', 'Mewa Biznes', 'Żuławy Mobile']) account(name)
  const difference = accessDifference([], effectiveAccess(directory, owner.id))
  expect(differenceWords(directory, difference).map(({ parts }) => plainText(parts))).toEqual([
    'dostęp do 6 kont: Procesy, PT i usługi, Poczta, Finanse i Konto.',
  ])
})
