import {
  applyWrites,
  directoryKind,
  emptyDirectory,
  type OrganizationId,
  type RecordWrite,
  type Role,
  type RoleId,
  type WritableDirectory,
} from '@kontor/domain'
import { expect, it } from 'vitest'
import { serverLimits } from '../limits.ts'
import { login, mutation, registration } from '../testing/sample-organization.ts'
import { runBatch, type Batch } from './run-batch.ts'
import type { Submission, SubmittedMutation } from './submission.ts'

const organizationId = 'mewa-0001' as OrganizationId
const halina = login('halina')

const setup = () => {
  const directory = emptyDirectory()
  const { organization, account, owner } = registration({ organizationId, owner: halina })
  directory.organization = organization
  directory.account.set(account.id, account)
  directory.member.set(owner.id, owner)
  return { directory, mainAccountId: account.id }
}
const submission = (...mutations: SubmittedMutation[]): Submission => ({
  actor: { kind: 'login', loginId: halina.id },
  mutations,
  options: {},
  resolve: () => undefined,
  reject: () => undefined,
})
const run = (directory: WritableDirectory, submissions: readonly Submission[]): Batch => {
  const document = {
    content: directory,
    seq: 7,
    apply: (writes: readonly RecordWrite[]) => applyWrites(directory, writes),
  }
  const nothing = {
    known: new Map(),
    prepared: new Map(),
    barred: new Map(),
    directoryStep: null,
    accessOf: () => null,
    barrierOf: () => null,
  }
  const options = {
    kind: directoryKind,
    causeOf: organizationId,
    accountId: null,
    document,
    now: 1_000,
    submissions,
    ...nothing,
  }
  const steps = runBatch(options)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
const createRole = (id: string, name = 'Poczta') =>
  mutation('createRole', { roleId: 'role-0001' as RoleId, name, rights: ['mail'] }, id)
const role = { id: 'role-0001', name: 'Poczta', rights: ['mail'] }

it('[DESIGN 7] an accepted mutation leaves an entry with the records before and after', () => {
  const { directory } = setup()
  const rename = mutation(
    'changeRole',
    { roleId: 'role-0001' as RoleId, name: 'Listy', add: [], remove: [] },
    'mutation-b',
  )
  const { entries, writes } = run(directory, [submission(createRole('mutation-a'), rename)])
  const after = { ...role, name: 'Listy' }
  const actor = { memberId: 'member-halina', name: 'Name of halina' }
  const common = { actorKind: 'login', actorLoginId: halina.id, actor, at: 1_000 }
  expect(entries).toEqual([
    {
      ...common,
      seq: 8,
      mutationId: 'mutation-a',
      name: 'createRole',
      args: { roleId: 'role-0001', name: 'Poczta', rights: ['mail'] },
      changes: [{ kind: 'role', id: 'role-0001', before: null, after: role }],
      names: { 'role-0001': 'Poczta' },
    },
    {
      ...common,
      seq: 9,
      mutationId: 'mutation-b',
      name: 'changeRole',
      args: { roleId: 'role-0001', name: 'Listy', add: [], remove: [] },
      changes: [{ kind: 'role', id: 'role-0001', before: role, after }],
      names: { 'role-0001': 'Listy' },
    },
  ])
  expect(writes).toEqual([
    { kind: 'role', id: 'role-0001', record: role },
    { kind: 'role', id: 'role-0001', record: after },
  ])
  expect(directory.role.get('role-0001' as RoleId)).toEqual(after)
})

it('[S1] a mutation that changes nothing is accepted, with a seq of its own', () => {
  const { directory, mainAccountId } = setup()
  const same = mutation('renameAccount', { accountId: mainAccountId, name: `Main of ${organizationId}` }, 'mutation-a')
  const { writes, outcomes, entries } = run(directory, [submission(same)])
  expect(writes).toEqual([])
  expect(entries).toHaveLength(1)
  expect(outcomes).toEqual([{ loginId: halina.id, outcome: { id: 'mutation-a', outcome: 'accepted', seq: 8 } }])
})

it('[S11] the log keeps the parsed arguments of a mutation, and nothing else that was sent with them', () => {
  const { directory, mainAccountId } = setup()
  const more = { padding: 'x'.repeat(1_000), mentions: [halina.id, 'member-halina'], rights: ['mail', 'mail'] }
  const create = createRole('mutation-a')
  const args = { ...(create.args as object), ...more, accountId: mainAccountId }
  const [entry] = run(directory, [submission({ ...create, args })]).entries
  expect([entry?.args, entry?.names]).toEqual([
    { roleId: 'role-0001', name: 'Poczta', rights: ['mail'] },
    { 'role-0001': 'Poczta' },
  ])
})

it('[S11] refused arguments of the longest text are kept, and longer ones are not', () => {
  const { directory } = setup()
  const ofLength = (length: number) => {
    const bare = JSON.stringify({ roleId: 'role-0009', more: '' }).length
    return {
      ...mutation('deleteRole', { roleId: 'role-0009' as RoleId }),
      args: { roleId: 'role-0009', more: 'x'.repeat(length - bare) },
    }
  }
  const kept = [serverLimits.refusedArgumentsLengthMax, serverLimits.refusedArgumentsLengthMax + 1].map((length) => {
    const [stored] = run(directory, [submission(ofLength(length))]).outcomes
    return JSON.stringify(stored?.refused?.args).length
  })
  expect(kept).toEqual([serverLimits.refusedArgumentsLengthMax, '{}'.length])
})

it('[STYLE] a bug in a mutator fails its own submission alone', () => {
  const { directory, mainAccountId } = setup()
  Object.defineProperty(directory.account, 'get', {
    value: (id: unknown) => {
      if (id === mainAccountId) throw new Error('a bug')
    },
  })
  const breaks = mutation('renameAccount', { accountId: mainAccountId, name: 'Sopot' }, 'mutation-a')
  const { answers, entries } = run(directory, [submission(breaks), submission(createRole('mutation-b'))])
  expect(answers).toEqual([
    { error: new Error('a bug') },
    { outcomes: [{ id: 'mutation-b', outcome: 'accepted', seq: 8 }] },
  ])
  expect(entries.map(({ mutationId }) => mutationId)).toEqual(['mutation-b'])
})

it('[S1] an error after a mutator has run fails the whole batch: no entry is without its outcome', () => {
  const { directory } = setup()
  const set = directory.role.set.bind(directory.role)
  Object.defineProperty(directory.role, 'set', {
    value: (id: RoleId, record: Role) => {
      set(id, record)
      throw new Error('a bug')
    },
  })
  expect(() => run(directory, [submission(createRole('mutation-a'))])).toThrow('a bug')
})
