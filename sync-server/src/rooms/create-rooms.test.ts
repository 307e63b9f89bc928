import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { serverLimits } from '../limits.ts'
import { directoryOf, joinAs, mutation, registration } from '../testing/sample-organization.ts'
import { StorageFailed } from './room-errors.ts'
import { mewa, halina, ola, gdynia, openMewaRooms, createRole, createGdynia } from '../testing/mewa-rooms.ts'

it('[S1] a mutation sent twice has one effect and one outcome', async () => {
  const { rooms, submit } = await openMewaRooms()
  const sent = createRole('Poczta', 'mutation-a')
  const accepted = { id: 'mutation-a', outcome: 'accepted', seq: 2 }
  expect(await submit(sent)).toEqual([accepted])
  expect(await submit(sent, sent)).toEqual([accepted, accepted])
  expect((await rooms.directory(mewa)).role.size).toBe(1)
})

it('[S1] the same mutation twice in one batch, from two tabs at once, has one effect', async () => {
  const { store, submit } = await openMewaRooms()
  const sent = createRole('Poczta', 'mutation-a')
  const [one, other] = await Promise.all([submit(sent), submit(sent, createRole('Finanse'))])
  expect(one).toEqual([{ id: 'mutation-a', outcome: 'accepted', seq: 2 }])
  expect(other[0]).toEqual(one[0])
  expect(
    store.commits.flatMap(({ entries }) => entries).filter(({ mutationId }) => mutationId === 'mutation-a'),
  ).toHaveLength(1)
})

it('[S1] a refusal is an outcome that stays, even when the same mutation would be accepted now', async () => {
  const { open, submit } = await openMewaRooms()
  const early = mutation('renameAccount', { accountId: gdynia, name: 'Sopot' }, 'mutation-a')
  const refused = { id: 'mutation-a', outcome: 'refused', code: 'unknown-account', recordId: gdynia }
  expect(await submit(early)).toEqual([refused])
  await submit(createGdynia())
  expect(await submit(early)).toEqual([refused])
  expect(await open().submit(directoryOf(mewa), halina.id, [early])).toEqual([refused])
})

it('[S1] the same id from another login is another mutation', async () => {
  const { rooms, submit } = await openMewaRooms()
  await joinAs(rooms, { organizationId: mewa, by: halina, who: ola })
  const sent = createRole('Poczta', 'mutation-a')
  await submit(sent)
  expect(await rooms.submit(directoryOf(mewa), ola.id, [sent])).toEqual([
    { id: 'mutation-a', outcome: 'refused', code: 'not-admin' },
  ])
})

it('[S2] mutations that wait together are committed together, in order', async () => {
  const { store, submit } = await openMewaRooms()
  store.commits.length = 0
  const outcomes = await Promise.all(['A', 'B', 'C', 'D'].map((name) => submit(createRole(name))))
  expect(outcomes.flat().map((outcome) => ('seq' in outcome ? outcome.seq : null))).toEqual([2, 3, 4, 5])
  expect(store.commits.map(({ entries }) => entries.length)).toEqual([4])
})

it('[S3] no reader sees what is not durable yet', async () => {
  const { store, rooms, submit } = await openMewaRooms()
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

it('[S3] while the store fails nothing is acknowledged or kept, and the next mutation is committed', async () => {
  const { store, rooms, committed, submit } = await openMewaRooms()
  store.failing = 'before'
  const sent = createRole('Poczta')
  await expect(submit(sent)).rejects.toThrow(StorageFailed)
  expect((await rooms.directory(mewa)).role.size).toBe(0)
  expect(committed).toEqual([])
  store.failing = null
  expect(await submit(sent)).toMatchObject([{ outcome: 'accepted', seq: 2 }])
  expect(committed).toHaveLength(1)
})

it('[S2] when a commit fails, the mutations behind it fail too and do not overtake', async () => {
  const { store, submit } = await openMewaRooms()
  store.failing = 'before'
  const letGo = store.holdBack()
  const first = submit(createGdynia())
  while (store.commits.at(-1)?.entries[0]?.name !== 'createSubAccount') await setImmediate()
  const second = submit(mutation('renameAccount', { accountId: gdynia, name: 'Sopot' }))
  letGo()
  expect(await Promise.allSettled([first, second])).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }])
})

it('[S3] a commit that was kept but seemed to fail is sent to the followers, and counted once', async () => {
  const { store, rooms, committed, submit } = await openMewaRooms()
  store.failing = 'after'
  const sent = createRole('Poczta')
  await expect(submit(sent)).rejects.toThrow(StorageFailed)
  store.failing = null
  expect(await submit(sent)).toMatchObject([{ outcome: 'accepted', seq: 2 }])
  expect(committed.map(({ access }) => access?.affected.everyone)).toEqual([true])
  expect((await rooms.directory(mewa)).role.size).toBe(1)
})

it('[S3] followers receive such a commit even if no request follows', async () => {
  const { store, clock, rooms, committed, submit } = await openMewaRooms()
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
  expect(committed.map(({ access }) => access?.directory.role.size)).toEqual([1])
})

it('[S10] logins that such a commit affects are notified, though the document is not open', async () => {
  const { store, clock, committed, submit } = await openMewaRooms()
  store.failing = 'after'
  await expect(submit(createRole('Poczta'))).rejects.toThrow(StorageFailed)
  clock.advance(serverLimits.storageRetryMs)
  while (committed.length === 0) await setImmediate()
  expect(committed.map(({ access }) => [access?.affected.everyone, access?.directory.role.size])).toEqual([[true, 1]])
})

it('[S3] requests for a document that cannot be loaded fail, and the document recovers', async () => {
  const { store, open } = await openMewaRooms()
  const rooms = open()
  const load = store.load.bind(store)
  store.load = () => Promise.reject(new Error('disk error'))
  await expect(rooms.directory(mewa)).rejects.toThrow(StorageFailed)
  await expect(rooms.permission(directoryOf(mewa), halina.id)).rejects.toThrow(StorageFailed)
  store.load = load
  expect((await rooms.directory(mewa)).organization?.id).toBe(mewa)
})

it('[S6] a mutation that depends on a refused one is judged and refused by itself', async () => {
  const { submit } = await openMewaRooms()
  const outcomes = await submit(
    createGdynia('pt  03417', 'mutation-a'),
    mutation('renameAccount', { accountId: gdynia, name: 'Sopot' }, 'mutation-b'),
  )
  expect(outcomes).toEqual([
    {
      id: 'mutation-a',
      outcome: 'refused',
      code: 'unit-taken',
      identifier: 'pt 03417',
      accountName: `Main of ${mewa}`,
    },
    { id: 'mutation-b', outcome: 'refused', code: 'unknown-account', recordId: gdynia },
  ])
})

it('[DESIGN 5] a mutation is judged by the caller’s rights at that moment, within one batch too', async () => {
  const { rooms, submit } = await openMewaRooms()
  const memberId = await joinAs(rooms, { organizationId: mewa, by: halina, who: ola, admin: true })
  const [, second] = await Promise.all([
    submit(mutation('withdrawAdmin', { memberId })),
    rooms.submit(directoryOf(mewa), ola.id, [createRole('Poczta', 'mutation-o')]),
  ])
  expect(second).toEqual([{ id: 'mutation-o', outcome: 'refused', code: 'not-admin' }])
})

it('[DESIGN 5] a server’s mutation runs once, and a person cannot send it', async () => {
  const { rooms, submit } = await openMewaRooms()
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
  const { submit } = await openMewaRooms()
  expect(await submit({ ...createRole('Poczta', 'mutation-a'), version: 99 })).toEqual([
    { id: 'mutation-a', outcome: 'refused', code: 'unsupported-version', name: 'createRole', version: 99 },
  ])
})

it('[DESIGN 7] `at` replaces the clock', async () => {
  const { rooms } = await openMewaRooms()
  await rooms.submit(directoryOf(mewa), halina.id, [createGdynia()], { at: 1_000 })
  expect((await rooms.directory(mewa)).account.get(gdynia)?.createdAt).toBe(1_000)
})

it('[S3] two servers on one store: the one that was overtaken catches up and continues', async () => {
  const { open, committed, submit } = await openMewaRooms()
  await open().submit(directoryOf(mewa), halina.id, [createRole('Tam')])
  expect(await submit(createRole('Tu'))).toMatchObject([{ outcome: 'accepted', seq: 3 }])
  expect(committed.map(({ access }) => [...(access?.directory.role.values() ?? [])].map(({ name }) => name))).toEqual([
    ['Tam', 'Tu'],
    ['Tam', 'Tu'],
  ])
})

it('[DESIGN 7] closing finishes the waiting mutations and accepts no new ones', async () => {
  const { store, rooms, submit } = await openMewaRooms()
  const letGo = store.holdBack()
  const submitted = submit(createRole('Poczta'))
  await setImmediate()
  const closing = rooms.close()
  await expect(submit(createRole('late'))).rejects.toThrow(StorageFailed)
  letGo()
  await closing
  expect(await submitted).toMatchObject([{ outcome: 'accepted' }])
})
