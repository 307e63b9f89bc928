import { setImmediate } from 'node:timers/promises'
import type { AccountId, InvitationId, OrganizationId, RoleId, UnitId } from '@kontor/domain'
import { documentName } from '@kontor/protocol'
import { expect, it } from 'vitest'
import { serverLimits } from '../limits.ts'
import { createManualClock } from '../testing/manual-clock.ts'
import { createMemoryIdentity } from '../testing/memory-identity.ts'
import {
  directoryOf,
  joinAs,
  login,
  mainAccountOf,
  mutation,
  register,
  registration,
} from '../testing/sample-organization.ts'
import { UnrulyStore } from '../testing/unruly-store.ts'
import { WrongSeq } from '../store/wrong-seq.ts'
import type { Committed } from './committed.ts'
import { createRooms } from './create-rooms.ts'
import { DocumentGone } from './document-gone.ts'
import { StorageFailed } from './storage-failed.ts'
import { TooManyWaiting } from './too-many-waiting.ts'

const mewa = 'mewa-0001' as OrganizationId
const orla = 'orla-0001' as OrganizationId
const halina = login('halina')
const igor = login('igor')
const ola = login('ola')
const gdynia = 'account-gdynia' as AccountId

const setup = async () => {
  const store = new UnrulyStore()
  const identity = createMemoryIdentity([halina, igor, ola])
  const clock = createManualClock()
  const logged: string[] = []
  const open = () => createRooms({ store, identity, clock, log: (event) => logged.push(event) })
  const rooms = open()
  await register(rooms, { organizationId: mewa, owner: halina })
  const committed: Committed[] = []
  rooms.onCommitted((commit) => committed.push(commit))
  const submit = (...mutations: Parameters<typeof rooms.submit>[2]) =>
    rooms.submit(directoryOf(mewa), halina.id, mutations)
  return { store, identity, clock, logged, open, rooms, committed, submit }
}
const createRole = (name: string, id?: string) =>
  mutation('createRole', { roleId: `role-of-${name}` as RoleId, name, rights: ['mail'] }, id)
const createGdynia = (identifier = 'PT 2', id?: string) =>
  mutation(
    'createSubAccount',
    { accountId: gdynia, name: 'Gdynia', unit: { unitId: 'unit-0001' as UnitId, identifier } },
    id,
  )

it('[S1] a mutation sent twice has one effect and one outcome', async () => {
  const { rooms, submit } = await setup()
  const sent = createRole('Poczta', 'mutation-a')
  const accepted = { id: 'mutation-a', outcome: 'accepted', seq: 2 }
  expect(await submit(sent)).toEqual([accepted])
  expect(await submit(sent, sent)).toEqual([accepted, accepted])
  expect((await rooms.directory(mewa)).role.size).toBe(1)
})

it('[S1] the same mutation twice in one batch, from two tabs at once, has one effect', async () => {
  const { store, submit } = await setup()
  const sent = createRole('Poczta', 'mutation-a')
  const [one, other] = await Promise.all([submit(sent), submit(sent, createRole('Finanse'))])
  expect(one).toEqual([{ id: 'mutation-a', outcome: 'accepted', seq: 2 }])
  expect(other[0]).toEqual(one[0])
  expect(
    store.commits.flatMap(({ entries }) => entries).filter(({ mutationId }) => mutationId === 'mutation-a'),
  ).toHaveLength(1)
})

it('[S1] a refusal is an outcome that stays, even when the same would be accepted now', async () => {
  const { open, submit } = await setup()
  const early = mutation('renameAccount', { accountId: gdynia, name: 'Sopot' }, 'mutation-a')
  const refused = { id: 'mutation-a', outcome: 'refused', code: 'unknown-account', recordId: gdynia }
  expect(await submit(early)).toEqual([refused])
  await submit(createGdynia())
  expect(await submit(early)).toEqual([refused])
  expect(await open().submit(directoryOf(mewa), halina.id, [early])).toEqual([refused])
})

it('[S1] the same id from another login is another mutation', async () => {
  const { rooms, submit } = await setup()
  await joinAs(rooms, { organizationId: mewa, by: halina, who: ola })
  const sent = createRole('Poczta', 'mutation-a')
  await submit(sent)
  expect(await rooms.submit(directoryOf(mewa), ola.id, [sent])).toEqual([
    { id: 'mutation-a', outcome: 'refused', code: 'not-admin' },
  ])
})

it('[S2] what waits together is committed together, in order', async () => {
  const { store, submit } = await setup()
  store.commits.length = 0
  const outcomes = await Promise.all(['A', 'B', 'C', 'D'].map((name) => submit(createRole(name))))
  expect(outcomes.flat().map((outcome) => ('seq' in outcome ? outcome.seq : null))).toEqual([2, 3, 4, 5])
  expect(store.commits.map(({ entries }) => entries.length)).toEqual([4])
})

it('[S3] nobody can read what is not durable yet', async () => {
  const { store, rooms, submit } = await setup()
  const letGo = store.holdBack()
  const submitted = submit(createRole('Poczta'))
  while (store.commits.at(-1)?.entries[0]?.name !== 'createRole') await setImmediate()
  let rolesSeen: number | null = null
  const reading = rooms.directory(mewa).then(({ role }) => (rolesSeen = role.size))
  for (let turn = 0; turn < 5; turn += 1) await setImmediate()
  expect(rolesSeen).toBe(null)
  letGo()
  await Promise.all([submitted, reading])
  expect(rolesSeen).toBe(1)
})

it('[S3] a store that fails: nothing is acknowledged or kept, and the next change goes through', async () => {
  const { store, rooms, committed, submit } = await setup()
  store.failing = 'before'
  const sent = createRole('Poczta')
  await expect(submit(sent)).rejects.toThrow(StorageFailed)
  expect((await rooms.directory(mewa)).role.size).toBe(0)
  expect(committed).toEqual([])
  store.failing = null
  expect(await submit(sent)).toMatchObject([{ outcome: 'accepted', seq: 2 }])
  expect(committed).toHaveLength(1)
})

it('[S2] when a commit fails, what waits behind it fails too and does not overtake', async () => {
  const { store, submit } = await setup()
  store.failing = 'before'
  const letGo = store.holdBack()
  const first = submit(createGdynia())
  while (store.commits.at(-1)?.entries[0]?.name !== 'createSubAccount') await setImmediate()
  const second = submit(mutation('renameAccount', { accountId: gdynia, name: 'Sopot' }))
  letGo()
  expect(await Promise.allSettled([first, second])).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }])
})

it('[S3] a commit that was kept but seemed to fail is told to those who follow, and counted once', async () => {
  const { store, rooms, committed, submit } = await setup()
  store.failing = 'after'
  const sent = createRole('Poczta')
  await expect(submit(sent)).rejects.toThrow(StorageFailed)
  store.failing = null
  expect(await submit(sent)).toMatchObject([{ outcome: 'accepted', seq: 2 }])
  expect(committed.map(({ affected }) => affected.everyone)).toEqual([true])
  expect((await rooms.directory(mewa)).role.size).toBe(1)
})

it('[S3] those who follow hear of such a commit even if nobody asks again', async () => {
  const { store, clock, rooms, committed, submit } = await setup()
  await rooms.enter({ kind: 'directory', organizationId: mewa }, halina.id, () => undefined)
  store.failing = 'after'
  await expect(submit(createRole('Poczta'))).rejects.toThrow(StorageFailed)
  const load = store.load.bind(store)
  store.load = () => Promise.reject(new Error('disk error'))
  clock.advance(serverLimits.storageRetryMs)
  for (let turn = 0; turn < 5; turn += 1) await setImmediate()
  expect(committed).toEqual([])
  store.load = load
  clock.advance(serverLimits.storageRetryMs)
  while (committed.length === 0) await setImmediate()
  expect(committed.map(({ directory }) => directory.role.size)).toEqual([1])
})

it('[S10] whoever such a commit concerns hears of it, though nobody has the document open', async () => {
  const { store, clock, committed, submit } = await setup()
  store.failing = 'after'
  await expect(submit(createRole('Poczta'))).rejects.toThrow(StorageFailed)
  clock.advance(serverLimits.storageRetryMs)
  while (committed.length === 0) await setImmediate()
  expect(committed.map(({ affected, directory }) => [affected.everyone, directory.role.size])).toEqual([[true, 1]])
})

it('[S3] a document that cannot be loaded fails those who ask, and recovers', async () => {
  const { store, open } = await setup()
  const rooms = open()
  const load = store.load.bind(store)
  store.load = () => Promise.reject(new Error('disk error'))
  await expect(rooms.directory(mewa)).rejects.toThrow(StorageFailed)
  await expect(rooms.permission(directoryOf(mewa), halina.id)).rejects.toThrow(StorageFailed)
  store.load = load
  expect((await rooms.directory(mewa)).organization?.id).toBe(mewa)
})

it('[S6] what depends on a refused mutation is refused on its own merits', async () => {
  const { submit } = await setup()
  const outcomes = await submit(
    createGdynia('pt  03417', 'mutation-a'),
    mutation('renameAccount', { accountId: gdynia, name: 'Sopot' }, 'mutation-b'),
  )
  expect(outcomes).toEqual([
    {
      id: 'mutation-a',
      outcome: 'refused',
      code: 'unit-taken',
      identifier: 'pt  03417',
      accountName: `Main of ${mewa}`,
    },
    { id: 'mutation-b', outcome: 'refused', code: 'unknown-account', recordId: gdynia },
  ])
})

it('[DESIGN 5] the rights count that the caller has at that moment, within one batch too', async () => {
  const { rooms, submit } = await setup()
  const memberId = await joinAs(rooms, { organizationId: mewa, by: halina, who: ola, admin: true })
  const [, second] = await Promise.all([
    submit(mutation('withdrawAdmin', { memberId })),
    rooms.submit(directoryOf(mewa), ola.id, [createRole('Poczta', 'mutation-o')]),
  ])
  expect(second).toEqual([{ id: 'mutation-o', outcome: 'refused', code: 'not-admin' }])
})

it('[B24] two organisations that claim one identifier at the same moment: the slower one is refused', async () => {
  const { rooms, submit } = await setup()
  await register(rooms, { organizationId: orla, owner: igor, identifier: 'PT 90' })
  const outcomes = await Promise.all([
    submit(createGdynia('PT 77')),
    rooms.submit(directoryOf(orla), igor.id, [
      mutation('addUnit', { unitId: 'unit-0077' as UnitId, accountId: mainAccountOf(orla), identifier: 'pt 77' }),
    ]),
  ])
  const codes = outcomes.flat().map((outcome) => ('code' in outcome ? outcome.code : outcome.outcome))
  expect(codes.sort()).toEqual(['accepted', 'unit-taken'])
})

it('[B24] an identifier that was given back is free again, in the same batch for its own organisation too', async () => {
  const { rooms, submit } = await setup()
  const unitId = 'unit-0001' as UnitId
  const outcomes = await submit(
    createGdynia('PT 77'),
    mutation('removeUnit', { unitId }),
    mutation('addUnit', { unitId: 'unit-0002' as UnitId, accountId: gdynia, identifier: 'PT 77' }),
    mutation('removeUnit', { unitId: 'unit-0002' as UnitId }),
  )
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'accepted', 'accepted'])
  await register(rooms, { organizationId: orla, owner: igor, identifier: 'PT 77' })
})

it('[A3] an account id of another organisation cannot be taken', async () => {
  const { rooms, submit } = await setup()
  await register(rooms, { organizationId: orla, owner: igor, identifier: 'PT 90' })
  const stolen = mutation(
    'createSubAccount',
    { accountId: mainAccountOf(orla), name: 'Kradzione', unit: { unitId: 'unit-0003' as UnitId, identifier: 'PT 3' } },
    'mutation-a',
  )
  expect(await submit(stolen)).toEqual([
    { id: 'mutation-a', outcome: 'refused', code: 'already-exists', kind: 'account', recordId: mainAccountOf(orla) },
  ])
})

it('[B24] a unit in the contract of another legal entity is told apart from one in no contract', async () => {
  const { rooms } = await setup()
  await register(rooms, {
    organizationId: orla,
    owner: igor,
    identifier: 'H 1',
    profile: 'hospitality',
    taxId: '1',
    contractUnits: ['H 2'],
  })
  const third = 'zefir-001' as OrganizationId
  await register(rooms, { organizationId: third, owner: ola, identifier: 'H 9', profile: 'hospitality', taxId: '2' })
  const add = (identifier: string) =>
    mutation('addUnit', {
      unitId: `unit-${identifier.replace(' ', '')}-000` as UnitId,
      accountId: mainAccountOf(third),
      identifier,
    })
  const outcomes = await rooms.submit(directoryOf(third), ola.id, [add('h 2'), add('H 3')])
  expect(outcomes.map((outcome) => ('code' in outcome ? outcome.code : null))).toEqual([
    'different-legal-entity',
    'unit-outside-contract',
  ])
})

it('[B9] inviting an e-mail tells nothing about logins; user name and e-mail must name one login together', async () => {
  const { submit } = await setup()
  const access = { homeAccountId: mainAccountOf(mewa), rights: [], roleIds: [], grants: [] }
  const invite = (email: string) =>
    mutation('inviteMember', {
      invitationId: 'invitation-1' as InvitationId,
      name: 'Ola',
      email,
      admin: false,
      ...access,
    })
  const inviteExisting = (username: string, email: string, id: string) =>
    mutation('inviteExistingMember', { invitationId: id as InvitationId, username, email, ...access })
  const outcomes = await submit(
    invite(igor.email),
    inviteExisting(ola.username, igor.email, 'invitation-2'),
    inviteExisting(ola.username, ola.email, 'invitation-3'),
  )
  expect(outcomes.map((outcome) => ('code' in outcome ? outcome.code : outcome.outcome))).toEqual([
    'accepted',
    'no-such-login',
    'accepted',
  ])
})

/** Asks for a login by user name and e-mail (B9). */
const askFor = ({ username, email }: { readonly username: string; readonly email: string }, id: string) =>
  mutation(
    'inviteExistingMember',
    {
      ...{ invitationId: `invitation-of-${id}` as InvitationId, username, email },
      ...{ homeAccountId: mainAccountOf(mewa), rights: [], roleIds: [], grants: [] },
    },
    id,
  )
const unknown = { username: 'nobody', email: 'nobody@example.org' }

it('[B9] tries are counted alike for who is found and who is not, each mutation once, and an hour later anew', async () => {
  const { clock, submit } = await setup()
  const { perLoginMax, windowMs } = serverLimits.loginTries
  const answers = async (...sent: ReturnType<typeof askFor>[]) =>
    (await submit(...sent)).map((outcome) => ('code' in outcome ? outcome.code : outcome.outcome))
  const misses = Array.from({ length: perLoginMax - 1 }, (_, at) => askFor(unknown, `miss-${at}`))
  expect(await answers(askFor(ola, 'first'), ...misses)).toEqual(['accepted', ...misses.map(() => 'no-such-login')])
  const refused = { outcome: 'refused', code: 'too-many-tries', afterMs: windowMs }
  const [found, missed, again] = await submit(askFor(igor, 'found'), askFor(unknown, 'missed'), askFor(ola, 'first'))
  expect([found, missed]).toEqual([
    { id: 'found', ...refused },
    { id: 'missed', ...refused },
  ])
  expect(again).toMatchObject({ id: 'first', outcome: 'accepted' })
  clock.advance(windowMs)
  expect(await answers(askFor(ola, 'later'), askFor(unknown, 'later-missed'))).toEqual([
    'already-a-member',
    'no-such-login',
  ])
})

it('[S1] a try that the storage did not take is not counted again when it is sent again', async () => {
  const { store, submit } = await setup()
  const { perLoginMax } = serverLimits.loginTries
  store.failing = 'before'
  await expect(submit(askFor(unknown, 'again'))).rejects.toThrow(StorageFailed)
  store.failing = null
  const others = Array.from({ length: perLoginMax }, (_, at) => askFor(unknown, `other-${at}`))
  const outcomes = await submit(askFor(unknown, 'again'), ...others)
  expect(outcomes.map((outcome) => 'code' in outcome && outcome.code)).toEqual([
    ...Array<string>(perLoginMax).fill('no-such-login'),
    'too-many-tries',
  ])
})

it('[B25] a login that is primary elsewhere is refused, unless the legal entity is the same', async () => {
  const { rooms, submit } = await setup()
  await register(rooms, { organizationId: orla, owner: igor, identifier: 'PT 90', taxId: '111 11 11' })
  await register(rooms, {
    organizationId: 'zefir-001' as OrganizationId,
    owner: ola,
    identifier: 'PT 91',
    taxId: '583-000-41-27',
  })
  const invite = (username: string, id: string) =>
    mutation('inviteExistingMember', {
      invitationId: id as InvitationId,
      username,
      email: `${username}@example.org`,
      homeAccountId: mainAccountOf(mewa),
      rights: [],
      roleIds: [],
      grants: [],
    })
  const outcomes = await submit(invite('igor', 'invitation-1'), invite('ola', 'invitation-2'))
  expect(outcomes.map((outcome) => ('code' in outcome ? outcome.code : outcome.outcome))).toEqual([
    'login-is-primary-elsewhere',
    'accepted',
  ])
})

it('[DESIGN 5] a mutation of the server happens once, and a person cannot send it', async () => {
  const { rooms, submit } = await setup()
  const again = await rooms.submitAsSystem(directoryOf(mewa), {
    id: `register-${mewa}`,
    name: 'registerOrganization',
    args: registration({ organizationId: mewa, owner: halina }),
  })
  expect(again).toEqual({ id: `register-${mewa}`, outcome: 'accepted', seq: 1 })
  const forged = { ...createRole('x', 'mutation-a'), name: 'recordSignIn', args: { loginId: halina.id } }
  expect(await submit(forged)).toEqual([
    { id: 'mutation-a', outcome: 'refused', code: 'unknown-mutation', name: 'recordSignIn' },
  ])
})

it('[S14] arguments of a newer version are refused, not dropped', async () => {
  const { submit } = await setup()
  expect(await submit({ ...createRole('Poczta', 'mutation-a'), version: 99 })).toEqual([
    { id: 'mutation-a', outcome: 'refused', code: 'unsupported-version', name: 'createRole', version: 99 },
  ])
})

it('[DESIGN 7] `at` stands for the clock', async () => {
  const { rooms } = await setup()
  await rooms.submit(directoryOf(mewa), halina.id, [createGdynia()], { at: 1_000 })
  expect((await rooms.directory(mewa)).account.get(gdynia)?.createdAt).toBe(1_000)
})

it('[DESIGN 4] asking for a document that does not exist makes none', async () => {
  const { store, rooms } = await setup()
  expect(await rooms.permission(directoryOf(orla), halina.id)).toBe('none')
  await expect(rooms.directory(orla)).rejects.toThrow(DocumentGone)
  await expect(rooms.submit(directoryOf(orla), halina.id, [createRole('x')])).rejects.toThrow(DocumentGone)
  expect(await store.seqOf(directoryOf(orla))).toBe(null)
})

it('[DESIGN 4] who may open what', async () => {
  const { rooms, submit } = await setup()
  await submit(createGdynia())
  await joinAs(rooms, { organizationId: mewa, by: halina, who: ola, homeAccountId: gdynia, rights: ['mail'] })
  await joinAs(rooms, { organizationId: mewa, by: halina, who: igor, rights: ['account'] })
  const documents = {
    directory: directoryOf(mewa),
    mailOfMain: documentName({ kind: 'section', accountId: mainAccountOf(mewa), right: 'mail' }),
    mailOfGdynia: documentName({ kind: 'section', accountId: gdynia, right: 'mail' }),
    mailOfNobody: documentName({ kind: 'section', accountId: 'account-nobody' as AccountId, right: 'mail' }),
    ownAccess: documentName({ kind: 'access', loginId: ola.id }),
  }
  const table: Record<string, Record<string, string>> = {}
  for (const who of [halina, igor, ola, login('stranger')]) {
    const row: Record<string, string> = {}
    for (const [name, document] of Object.entries(documents)) row[name] = await rooms.permission(document, who.id)
    table[who.username] = row
  }
  expect(table).toEqual({
    halina: { directory: 'write', mailOfMain: 'read', mailOfGdynia: 'read', mailOfNobody: 'none', ownAccess: 'none' },
    igor: { directory: 'read', mailOfMain: 'member', mailOfGdynia: 'member', mailOfNobody: 'none', ownAccess: 'none' },
    ola: { directory: 'member', mailOfMain: 'member', mailOfGdynia: 'read', mailOfNobody: 'none', ownAccess: 'read' },
    stranger: { directory: 'none', mailOfMain: 'none', mailOfGdynia: 'none', mailOfNobody: 'none', ownAccess: 'none' },
  })
})

it('[DESIGN 4] the access snapshot spans the organisations of a login', async () => {
  const { rooms } = await setup()
  await register(rooms, { organizationId: orla, owner: igor, identifier: 'PT 90' })
  await joinAs(rooms, { organizationId: orla, by: igor, who: halina, rights: ['mail'] })
  const snapshot = await rooms.accessSnapshot(halina.id)
  expect(snapshot?.organizations.map(({ id, directory }) => ({ id, directory }))).toEqual([
    { id: mewa, directory: 'write' },
    { id: orla, directory: 'none' },
  ])
  expect(await rooms.accessSnapshot(login('stranger').id)).toBe(null)
})

it('[DESIGN 7] a document that nobody uses leaves memory, and comes back whole', async () => {
  const { clock, logged, rooms, submit } = await setup()
  await submit(createRole('Poczta'))
  await setImmediate()
  clock.advance(serverLimits.roomIdleMs)
  while (!logged.includes('room-left-memory')) await setImmediate()
  expect((await rooms.directory(mewa)).role.size).toBe(1)
  expect(await submit(createRole('Finanse'))).toMatchObject([{ outcome: 'accepted', seq: 3 }])
})

it('[DESIGN 7] a document that somebody has open stays in memory', async () => {
  const { clock, logged, rooms } = await setup()
  const release = await rooms.enter(
    { kind: 'directory', organizationId: mewa },
    halina.id,
    (entered) => entered.release,
  )
  clock.advance(10 * serverLimits.roomIdleMs)
  for (let turn = 0; turn < 5; turn += 1) await setImmediate()
  expect(logged).not.toContain('room-left-memory')
  release?.()
  clock.advance(serverLimits.roomIdleMs)
  while (!logged.includes('room-left-memory')) await setImmediate()
})

it('[DESIGN 7] many updates become one, and nothing is lost', async () => {
  const { store, open, submit } = await setup()
  for (let at = 0; at < serverLimits.updatesBeforeSnapshot + 10; at += 1) await submit(createRole(`r-${at}`))
  expect((await store.load(directoryOf(mewa))).updates.length).toBeLessThan(20)
  expect((await open().directory(mewa)).role.size).toBe(serverLimits.updatesBeforeSnapshot + 10)
})

it('[S11] one commit carries its most mutations, and what goes beyond waits for the next', async () => {
  const { store, rooms, submit } = await setup()
  const letGo = store.holdBack()
  const running = submit(createRole('first'))
  while (store.commits.at(-1)?.entries[0]?.name !== 'createRole') await setImmediate()
  const before = store.commits.length
  const message = 500
  const messages = serverLimits.mutationsPerCommitMax / message + 1
  const waiting = Array.from({ length: messages }, () =>
    rooms.submit(
      directoryOf(mewa),
      ola.id,
      Array.from({ length: message }, () => createRole('x')),
    ),
  )
  letGo()
  await Promise.all([running, ...waiting])
  expect(store.commits.slice(before).map(({ outcomes }) => outcomes.length)).toEqual([
    serverLimits.mutationsPerCommitMax,
    message,
  ])
})

it('[S11] a commit that others overtake is run again so many times, and then the sender is told to come back', async () => {
  const { store, submit } = await setup()
  const append = store.append.bind(store)
  let overtaken = 0
  let attempts = 0
  store.append = (commit) => {
    attempts += 1
    if (overtaken === 0) return append(commit)
    overtaken -= 1
    return Promise.reject(new WrongSeq(commit.document, commit.expectedSeq))
  }
  overtaken = serverLimits.commitAttemptsMax - 1
  expect(await submit(createRole('Poczta'))).toMatchObject([{ outcome: 'accepted' }])
  expect(attempts).toBe(serverLimits.commitAttemptsMax)
  overtaken = serverLimits.commitAttemptsMax
  await expect(submit(createRole('Finanse'))).rejects.toThrow(StorageFailed)
  expect([attempts, overtaken]).toEqual([2 * serverLimits.commitAttemptsMax, 0])
})

it('[S11] a document leaves memory with so many updates as they are, and with one more as a single one', async () => {
  for (const [updates, kept] of [
    [serverLimits.updatesBeforeSnapshotAtRest - 1, serverLimits.updatesBeforeSnapshotAtRest - 1],
    [serverLimits.updatesBeforeSnapshotAtRest, 1],
  ] as const) {
    const { store, clock, logged, submit } = await setup()
    // The organisation's beginning is one of them.
    for (let at = 1; at < updates; at += 1) await submit(createRole(`r-${at}`))
    await setImmediate()
    clock.advance(serverLimits.roomIdleMs)
    while (!logged.includes('room-left-memory')) await setImmediate()
    expect((await store.load(directoryOf(mewa))).updates).toHaveLength(kept)
  }
})

it('[S3] two servers on one store: the one that was overtaken catches up and goes on', async () => {
  const { open, committed, submit } = await setup()
  await open().submit(directoryOf(mewa), halina.id, [createRole('Tam')])
  expect(await submit(createRole('Tu'))).toMatchObject([{ outcome: 'accepted', seq: 3 }])
  expect(committed.map(({ directory }) => [...directory.role.values()].map(({ name }) => name))).toEqual([
    ['Tam', 'Tu'],
    ['Tam', 'Tu'],
  ])
})

it('[DESIGN 7] an organisation that was taken away is gone for those who still ask', async () => {
  const { store, rooms, submit } = await setup()
  const forgotten: OrganizationId[] = []
  rooms.onForgotten((id) => forgotten.push(id))
  await store.removeOrganization(mewa)
  await rooms.forget(mewa)
  expect(forgotten).toEqual([mewa])
  await expect(submit(createRole('Poczta'))).rejects.toThrow(DocumentGone)
  expect(await store.seqOf(directoryOf(mewa))).toBe(null)
})

it('[DESIGN 7] a room that finds its document taken away says so and does not make it again', async () => {
  const { store, rooms, submit } = await setup()
  const forgotten: OrganizationId[] = []
  rooms.onForgotten((id) => forgotten.push(id))
  await store.removeOrganization(mewa)
  await expect(submit(createRole('Poczta'))).rejects.toThrow(DocumentGone)
  expect(await store.seqOf(directoryOf(mewa))).toBe(null)
  expect(forgotten).toEqual([mewa])
  await register(rooms, { organizationId: mewa, owner: halina })
  expect(await submit(createRole('Poczta'))).toMatchObject([{ outcome: 'accepted', seq: 2 }])
})

it('[S11] more than a document takes at once is refused, and nothing of it happened', async () => {
  const { store, rooms, submit } = await setup()
  const letGo = store.holdBack()
  const running = submit(createRole('first'))
  while (store.commits.at(-1)?.entries[0]?.name !== 'createRole') await setImmediate()
  // As much as one login may have under way, from as many as it takes.
  const many = Array.from({ length: serverLimits.refusals.burst }, () => createRole('x'))
  const logins = Array.from({ length: serverLimits.mutationsWaitingMax / many.length }, (_, at) => login(`ola-${at}`))
  const waiting = Promise.all(logins.map(({ id }) => rooms.submit(directoryOf(mewa), id, many)))
  const refused = submit(createRole('more'))
  await expect(refused).rejects.toThrow(TooManyWaiting)
  await expect(refused).rejects.toMatchObject({ afterMs: serverLimits.storageRetryMs })
  letGo()
  await running
  expect((await waiting).flat().every((outcome) => 'code' in outcome && outcome.code === 'not-admin')).toBe(true)
})

it('[S11] one login causes so many refusals, then so many a second; what is accepted, and what others send, does not count', async () => {
  const { store, clock, rooms, submit } = await setup()
  const { burst, perSecond } = serverLimits.refusals
  const bothers = (count: number) =>
    rooms.submit(
      directoryOf(mewa),
      ola.id,
      Array.from({ length: count }, () => createRole('x')),
    )
  for (let sent = 0; sent < burst; sent += 500) expect(await bothers(500)).toHaveLength(500)
  const kept = store.commits.length
  await expect(bothers(1)).rejects.toMatchObject({ name: 'TooManyWaiting', afterMs: 1000 / perSecond })
  expect(store.commits.length).toBe(kept)
  clock.advance(1000 / perSecond)
  expect(await bothers(1)).toMatchObject([{ outcome: 'refused', code: 'not-admin' }])
  await expect(bothers(1)).rejects.toThrow(TooManyWaiting)
  for (let at = 0; at < 3; at += 1) {
    const roles = Array.from({ length: 150 }, (_, number) => createRole(`r-${at}-${number}`))
    expect((await submit(...roles)).every(({ outcome }) => outcome === 'accepted')).toBe(true)
  }
})

it('[S11] a large refusal counts by the kilobyte that is kept of it', async () => {
  const { rooms } = await setup()
  const large = () => ({ ...createRole('x'), args: { ballast: 'x'.repeat(10 * 1024 - 14) } })
  expect(JSON.stringify(large().args).length).toBe(10 * 1024)
  const bothers = (count: number) => rooms.submit(directoryOf(mewa), ola.id, Array.from({ length: count }, large))
  expect(await bothers(serverLimits.refusals.burst / 10)).toHaveLength(serverLimits.refusals.burst / 10)
  await expect(bothers(1)).rejects.toMatchObject({ afterMs: 10_000 / serverLimits.refusals.perSecond })
})

it('[S11] what the storage did not take counts as no refusal', async () => {
  const { store, rooms } = await setup()
  const many = Array.from({ length: serverLimits.refusals.burst }, () => createRole('x'))
  store.failing = 'before'
  await expect(rooms.submit(directoryOf(mewa), ola.id, many)).rejects.toThrow(StorageFailed)
  store.failing = null
  expect(await rooms.submit(directoryOf(mewa), ola.id, many)).toHaveLength(many.length)
})

it('[DESIGN 7] closing finishes what waits and takes nothing new', async () => {
  const { store, rooms, submit } = await setup()
  const letGo = store.holdBack()
  const submitted = submit(createRole('Poczta'))
  await setImmediate()
  const closing = rooms.close()
  await expect(submit(createRole('late'))).rejects.toThrow(StorageFailed)
  letGo()
  await closing
  expect(await submitted).toMatchObject([{ outcome: 'accepted' }])
})
