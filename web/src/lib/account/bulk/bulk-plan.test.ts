import { expect, test } from 'vitest'
import { ownerLogin, sampleDirectory } from '#lib/testing/sample-directory.ts'
import { plainText } from '#lib/words/runs-of.ts'
import type { BulkChange } from './bulk-change.ts'
import { whyNotAct } from './act-words.ts'
import { bulkApplicability, bulkPlan } from './bulk-plan.ts'
import { bulkPlanLines, fateWords, namesInShort, refusedWords } from './bulk-words.ts'

const day = 24 * 60 * 60 * 1000
const context = { loginId: ownerLogin, now: day }

const setup = () => {
  const sample = sampleDirectory()
  const coast = sample.account('Zatoka Net')
  const north = sample.account('Kaszuby Online')
  const admin = sample.member('Krzysztof Zając', { admin: true })
  const joanna = sample.member('Joanna Nadolna', { rights: ['mail'], grants: [coast.id] })
  const pawel = sample.member('Paweł Grzęda', { rights: ['finance'] })
  const tomasz = sample.member('Tomasz Kłos', { homeAccountId: coast.id, rights: ['mail'] })
  const rafal = sample.member('Rafał Ostrowski', { status: 'suspended' })
  const invited = sample.invitation('Agnieszka Dąb')
  const { directory } = sample
  const plan = (change: BulkChange) =>
    bulkPlan(directory, change, [admin, joanna, pawel, tomasz, rafal, invited], context)
  const lines = (change: BulkChange) =>
    bulkPlanLines(directory, plan(change)).map(({ kind, parts }) => `${kind}: ${plainText(parts)}`)
  return { ...sample, coast, north, admin, joanna, pawel, tomasz, rafal, invited, plan, lines }
}

const giveFinance: BulkChange = {
  act: 'rights',
  rights: { add: ['finance'], remove: ['mail'] },
  roles: { add: [], remove: [] },
}
const firstNames = (people: readonly { readonly person: { readonly name: string } }[]) =>
  people.map(({ person }) => person.name.split(' ')[0])

test('[ISSUE 3] [B11] every person is classified: changed, unchanged, refused, or not concerned', () => {
  const { plan } = setup()
  const { by } = plan(giveFinance)
  expect(firstNames(by.changes)).toEqual(['Joanna', 'Tomasz', 'Rafał'])
  expect(firstNames(by.unchanged)).toEqual(['Paweł'])
  expect(firstNames(by.refused)).toEqual(['Krzysztof'])
  expect(firstNames(by.outside)).toEqual(['Agnieszka'])
})

test('[ISSUE 3] [B11] the change is summed up in words, by people and accounts', () => {
  const { lines } = setup()
  expect(lines(giveFinance)).toEqual(['gain: Finanse na 2 kontach: 2 osoby.', 'loss: Pocztę na 2 kontach: 2 osoby.'])
})

test('[ISSUE 3] [A16] people who are left out are listed with the reason that the server would give', () => {
  const { plan } = setup()
  expect(refusedWords(plan(giveFinance))).toMatch(/^1 osoby nie można zmienić: .*Krzysztof Zając/)
  expect(refusedWords(plan({ act: 'resend' }))).toBeNull()
})

test('[ISSUE 3] [A11] [A15] added accounts are named, and members of a sub-account are refused', () => {
  const { plan, lines, coast, north } = setup()
  const change: BulkChange = { act: 'grants', grants: { add: [north.id, coast.id], remove: [] } }
  expect(lines(change)).toEqual([
    'gain: dostęp do konta Kaszuby Online: 2 osoby.',
    'gain: dostęp do konta Zatoka Net: 1 osoba.',
  ])
  expect(firstNames(plan(change).by.refused)).toEqual(['Krzysztof', 'Tomasz'])
})

test('[ISSUE 3] past four accounts their number is shown', () => {
  const { account, directory, joanna } = setup()
  const many = ['A', 'B', 'C', 'D', 'E'].map((name) => account(`Oddział ${name}`).id)
  const plan = bulkPlan(directory, { act: 'grants', grants: { add: many, remove: [] } }, [joanna], context)
  expect(bulkPlanLines(directory, plan).map(({ parts }) => plainText(parts))).toEqual(['dostęp do 5 kont: 1 osoba.'])
})

test('[ISSUE 3] [B13] the own person and the primary login are not removed, the others are', () => {
  const { directory, owner, admin, joanna, lines } = setup()
  const plan = bulkPlan(directory, { act: 'remove' }, [owner, admin, joanna], context)
  expect(firstNames(plan.by.refused)).toEqual(['Halina'])
  expect(firstNames(plan.by.changes)).toEqual(['Krzysztof', 'Joanna'])
  expect(lines({ act: 'remove' })).toContain('loss: dostęp do konta Zatoka Net: 3 osoby.')
})

test('[ISSUE 3] each person’s line describes their own change', () => {
  const { directory, plan } = setup()
  const words = Object.fromEntries(
    plan(giveFinance).people.map((planned) => [planned.person.name, fateWords(directory, 'rights', planned)]),
  )
  expect(words['Joanna Nadolna']).toMatch(/^Zyska: Finanse na kontach Mewa Telekom i Zatoka Net.*Straci: Pocztę/)
  expect(words['Paweł Grzęda']).toBe('Już tak jest.')
  expect(words['Rafał Ostrowski']).toBe('Zmieni się to, co jest zapisane.')
  expect(words['Agnieszka Dąb']).toBe('Zaproszenie nie zostało jeszcze przyjęte.')
})

test('[ISSUE 3] an act is offered when it is possible for at least one person, with their number', () => {
  const { directory, admin, joanna, rafal, invited, owner } = setup()
  const counts = (people: Parameters<typeof bulkApplicability>[1]) =>
    Object.fromEntries(bulkApplicability(directory, people, context).map(({ act, count }) => [act, count]))
  expect(counts([admin, joanna, rafal, invited])).toEqual({
    rights: 2,
    grants: 2,
    suspend: 2,
    remove: 3,
    reinstate: 1,
    resend: 1,
    revoke: 1,
  })
  const acts = bulkApplicability(directory, [owner], context)
  expect(acts.every(({ count }) => count === 0)).toBe(true)
  expect(acts.find(({ act }) => act === 'remove')?.refusal?.code).toBe('primary-is-fixed')
})

test('[ISSUE 3] the reason against reinstating is that no selected person is suspended, also with the owner among them', () => {
  const { directory, owner, joanna } = setup()
  const acts = bulkApplicability(directory, [owner, joanna], context)
  expect(acts.filter(({ act }) => act === 'reinstate').map(whyNotAct)).toEqual([
    'Nikt z zaznaczonych nie jest zawieszony.',
  ])
})

test('[ISSUE 3] a few people are named, and the first two of many', () => {
  expect(namesInShort(['Ala', 'Ewa', 'Jan'])).toBe('Ala, Ewa i Jan')
  expect(namesInShort(['Ala', 'Ewa', 'Jan', 'Ula', 'Iga', 'Leo', 'Max'])).toBe('Ala, Ewa i jeszcze 5 osób')
})
