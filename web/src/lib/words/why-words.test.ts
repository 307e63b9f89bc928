import { explainAccess, type ExplainedAccess, type Member, type Origin, type Provenance } from '@kontor/domain'
import { expect, test } from 'vitest'
import { sampleDirectory } from '#lib/testing/sample-directory.ts'
import { accountLines, holdingWords, limbState, reachWords, rightLines } from './why-words.ts'

const setup = (over: Partial<Member> = {}) => {
  const sample = sampleDirectory()
  const coast = sample.account('Zatoka Net')
  const north = sample.account('Kaszuby Online')
  const closed = sample.account('Puck Światło', { status: 'archived' })
  const role = sample.role('Zespół MNP', ['processes'])
  const member = sample.member('Paweł Grzęda', {
    rights: ['mail'],
    roleIds: [role.id],
    grants: [coast.id, closed.id],
    ...over,
  })
  const explained = explainAccess(sample.directory, member.id) as ExplainedAccess
  const reached = () => explained.accounts.map(reachWords)
  const lines = (at: number, provenance: Provenance | null = null) =>
    explained.accounts.slice(at, at + 1).flatMap((one) => accountLines(sample.directory, member, one, provenance))
  const rights = (at: number, provenance: Provenance | null = null) =>
    explained.rights.slice(at, at + 1).flatMap((one) => rightLines(sample.directory, one, provenance))
  return { ...sample, coast, north, closed, role, member, explained, reached, lines, rights }
}

test('[A10] [A16] the access to each account is described in two words', () => {
  expect(setup().reached()).toEqual(['konto macierzyste', 'dostęp nadany', 'bez dostępu', 'w archiwum'])
  expect(setup({ admin: true }).reached()).toEqual([...Array<string>(3).fill('jako administrator'), 'w archiwum'])
  expect(setup({ status: 'suspended' }).reached()).toEqual([
    'dostęp zawieszony',
    'dostęp zawieszony',
    'bez dostępu',
    'w archiwum',
  ])
})

test('[A19] each right’s origin is described in two words', () => {
  const { explained, role } = setup()
  expect(explained.rights.map(holdingWords)).toEqual([
    'przez rolę',
    'brak prawa',
    'bezpośrednio',
    'brak prawa',
    'brak prawa',
  ])
  const both = setup({ rights: ['processes'], roleIds: [role.id] })
  expect(both.explained.rights.map(holdingWords)[0]).toBe('bezpośrednio, rola')
  expect(setup({ admin: true }).explained.rights.map(holdingWords)[0]).toBe('administrator')
})

test('[A11] every barrier has its sentence, and no giver is looked up', () => {
  expect(setup().lines(2)).toEqual([{ about: 'account', holds: false, text: 'nie nadano dostępu do tego konta.' }])
  const { coast, north } = setup()
  expect(setup({ homeAccountId: coast.id }).lines(2)[0]?.text).toBe(
    'to osoba konta dodatkowego Zatoka Net, więc nie ma dostępu do konta głównego ani do innych kont.',
  )
  expect(setup({ homeAccountId: north.id }).lines(2)[0]).toMatchObject({
    holds: true,
    text: 'to konto macierzyste tej osoby.',
  })
  expect(
    setup({ status: 'suspended' })
      .lines(3)
      .map(({ text }) => text),
  ).toEqual([
    'dostęp nadano tej osobie osobno.',
    'jest w archiwum, więc nikt go nie otworzy, dopóki nie zostanie przywrócone.',
    'dostęp tej osoby jest zawieszony, więc nie otworzy ona żadnego konta.',
  ])
})

test('[A19] a right through a role names the role and how many have it', () => {
  const { rights } = setup()
  expect(rights(0).map(({ text }) => text)).toEqual(['przez rolę Zespół MNP, którą ma 1 osoba.'])
  expect(rights(1)).toEqual([{ about: 'right', holds: false, text: 'brak: ani bezpośrednio, ani przez rolę.' }])
})

test('[B10] each reason finds its own origin in the log', () => {
  const at = (seq: number): Origin => ({ seq, at: seq, by: 'Halina Wróblewska' })
  const { member, coast, role, lines, rights } = setup()
  const provenance: Provenance = {
    memberId: member.id,
    joined: at(1),
    home: at(2),
    admin: null,
    grants: [{ accountId: coast.id, origin: at(3) }],
    rights: [{ right: 'mail', origin: at(4) }],
    roles: [{ roleId: role.id, origin: at(5) }],
  }
  expect(
    [lines(0, provenance), lines(1, provenance), rights(2, provenance), rights(0, provenance)].flat(),
  ).toMatchObject([{ origin: at(2) }, { origin: at(3) }, { origin: at(4) }, { origin: at(5) }])
  expect(lines(0)).toMatchObject([{ origin: null }])
})

test('[SCREENS] a suspension leaves its tooth hollow', () => {
  expect(setup().explained.accounts.map(limbState)).toEqual(['on', 'on', 'off', 'off'])
  expect(setup({ status: 'suspended' }).explained.accounts.map(limbState)).toEqual(['held', 'held', 'off', 'off'])
})
