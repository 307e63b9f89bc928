import { documentName } from '@kontor/protocol'
import { setImmediate } from 'node:timers/promises'
import { expect, it, vi } from 'vitest'
import type { MemberId, RoleId } from '@kontor/domain'
import { halina, mewa, openLiveServer } from '../testing/live-server.ts'
import { directoryOf, joinAs, login, mainAccountOf, memberIdOf, mutation } from '../testing/sample-organization.ts'
import { openTestSocket } from '../testing/test-socket.ts'
import { UnrulyStore } from '../testing/unruly-store.ts'

const ola = login('ola')

const setup = async () => {
  const store = new UnrulyStore()
  const live = await openLiveServer({ store })
  const enter = () => {
    const { session, cookie } = live.identity.enter(ola)
    const open = (path: string) => openTestSocket(`${live.origin}/sync/${path}`, { cookie })
    return { session, open }
  }
  await joinAs(live.rooms, {
    ...{ organizationId: mewa, by: halina, who: ola },
    ...{ homeAccountId: mainAccountOf(mewa), rights: ['account' as const], admin: true },
  })
  const createRole = (name: string) =>
    mutation('createRole', { roleId: `role-of-${name}` as RoleId, name, rights: ['mail'] }, `mutation-${name}`)
  const submit = (...sent: ReturnType<typeof mutation>[]) => live.rooms.submit(directoryOf(mewa), halina.id, sent)
  const roles = async () => [...(await live.rooms.directory(mewa)).role.values()].map(({ name }) => name)
  return { ...live, store, enter, createRole, submit, roles }
}
const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await setImmediate()
}

it.each(['directory', 'access'] as const)(
  '[S10] a session that ends between the check and the opening of the %s socket: 4401, and no content',
  async (kind) => {
    const { identity, enter } = await setup()
    const { session, open } = enter()
    const { login: find } = identity
    identity.login = async (loginId) => {
      const found = await find(loginId)
      identity.endSession(session.id)
      return found
    }
    const socket = open(kind === 'access' ? documentName({ kind, loginId: ola.id }) : directoryOf(mewa))
    expect(await socket.closed()).toBe(4401)
    expect(socket.frames).toEqual([])
  },
)

it('[S10] a session that ends while the document is entered: 4401, and no content', async () => {
  const { rooms, identity, enter } = await setup()
  const { session, open } = enter()
  const enterRoom = rooms.enter.bind(rooms)
  rooms.enter = (...given) => {
    identity.endSession(session.id)
    return enterRoom(...given)
  }
  const socket = open(directoryOf(mewa))
  void socket.sync().catch(() => undefined)
  expect(await socket.closed()).toBe(4401)
  expect(socket.kinds().filter((type) => type === 'sync-2' || type === 'update')).toEqual([])
})

it('[S10] an access that ends between the check and the opening: 4403, and no content', async () => {
  const { rooms, submit, enter } = await setup()
  const enterRoom = rooms.enter.bind(rooms)
  rooms.enter = async (...asked) => {
    rooms.enter = enterRoom
    await submit(mutation('removeMember', { memberId: memberIdOf(ola) as MemberId }))
    return enterRoom(...asked)
  }
  const socket = enter().open(directoryOf(mewa))
  expect(await socket.closed()).toBe(4403)
  expect(socket.frames).toEqual([])
})

it('[S10] a session that ends while the first state waits: 4401, and no content', async () => {
  const { store, identity, submit, createRole, enter } = await setup()
  const { session, open } = enter()
  const socket = open(directoryOf(mewa))
  await socket.down('welcome')
  const letGo = store.holdBack()
  const committed = submit(createRole('Early'))
  await vi.waitFor(() => expect(store.commits.at(-1)?.entries[0]?.name).toBe('createRole'))
  void socket.sync().catch(() => undefined)
  await turns()
  identity.endSession(session.id)
  letGo()
  await committed
  expect(await socket.closed()).toBe(4401)
  expect(socket.kinds().filter((type) => type === 'sync-2' || type === 'update')).toEqual([])
})

it('[S4] an access that ends by the commit for which the first state waits: 4403, and no content', async () => {
  const { store, submit, enter } = await setup()
  const socket = enter().open(directoryOf(mewa))
  await socket.down('welcome')
  const letGo = store.holdBack()
  const committed = submit(mutation('removeMember', { memberId: memberIdOf(ola) as MemberId }))
  await vi.waitFor(() => expect(store.commits.at(-1)?.entries[0]?.name).toBe('removeMember'))
  void socket.sync().catch(() => undefined)
  await turns()
  letGo()
  await committed
  expect(await socket.closed()).toBe(4403)
  expect(socket.kinds().filter((type) => type === 'sync-2' || type === 'update')).toEqual([])
})

it('[S2] mutations that wait are judged by the rights at their turn, and no outcome follows a closed socket', async () => {
  const { store, submit, createRole, enter, roles, rooms } = await setup()
  const socket = enter().open(directoryOf(mewa))
  await socket.down('welcome')
  const before = await roles()
  const letGo = store.holdBack()
  const committed = submit(mutation('removeMember', { memberId: memberIdOf(ola) as MemberId }))
  await vi.waitFor(() => expect(store.commits.at(-1)?.entries[0]?.name).toBe('removeMember'))
  socket.mutate(createRole('Late'))
  await turns()
  letGo()
  await committed
  expect(await socket.closed()).toBe(4403)
  await rooms.directory(mewa)
  expect(await roles()).toEqual(before)
  expect(socket.kinds()).not.toContain('outcomes')
})
