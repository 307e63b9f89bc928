import type { OrganizationId } from '@kontor/domain'
import { documentName, type SentMutation } from '@kontor/protocol'
import { expect, it, onTestFinished, vi } from 'vitest'
import { systemClock } from '../../sync-server/src/clock/clock.ts'
import { startEffectsWorker } from '../../sync-server/src/effects/effects-worker.ts'
import { projectSection } from '../../sync-server/src/effects/project-section.ts'
import { createRooms } from '../../sync-server/src/rooms/create-rooms.ts'
import { createMemoryIdentity } from '../../sync-server/src/testing/memory-identity.ts'
import { joinAs, login, mainAccountOf, register } from '../../sync-server/src/testing/sample-organization.ts'
import { UnrulyStore } from '../../sync-server/src/testing/unruly-store.ts'
import { addCard, renameCard } from './board-server.ts'
import { kindsWithTally, type Tally } from './tally-kind.ts'

const mewa = 'mewa-0001' as OrganizationId
const [halina, ola] = [login('halina'), login('ola')]
const section = (key: string) => documentName({ kind: 'section', accountId: mainAccountOf(mewa), key })
const [board, tally] = [section('board'), section('tally')]

/** Servers over one store. Halina opens board and tally, Ola the tally alone. */
const setup = async () => {
  const store = new UnrulyStore()
  const identity = createMemoryIdentity([halina, ola])
  const log = (): void => undefined
  const openRooms = () => createRooms({ store, identity, clock: systemClock, log, kinds: kindsWithTally })
  const work = (rooms: ReturnType<typeof openRooms>) => {
    const lanes = { 'project-section': { carry: projectSection(rooms) } }
    const worker = startEffectsWorker({ store, lanes, clock: systemClock, log })
    onTestFinished(() => worker.stop())
    return worker
  }
  const rooms = openRooms()
  await register(rooms, { organizationId: mewa, owner: halina })
  await joinAs(rooms, { organizationId: mewa, by: halina, who: ola, rights: ['finance'] })
  const tallied = async (of = rooms) => {
    const content = (await of.contentFor(tally, ola.id)) as unknown as Tally
    return content.tally.get('cards')?.cards ?? 0
  }
  const send = (...mutations: SentMutation[]) => rooms.submit(board, halina.id, mutations)
  const kept = async () =>
    (await store.log(tally, { beyond: 0, direction: 'forth', limit: 99 })).map(({ args }) => args)
  return { store, rooms, openRooms, work, tallied, send, kept }
}

it('[S18] a section that shows counts of another is brought up to date by an effect of the commit', async () => {
  const { rooms, work, send, tallied, kept } = await setup()
  await send(addCard('card-0001'))
  expect(await tallied()).toBe(1)
  const worker = work(rooms)
  rooms.onCommitted(({ effects }) => worker.wake(effects))
  await send(addCard('card-0002'), addCard('card-0003'), renameCard('card-0001', 'Anew'))
  await vi.waitFor(async () => expect(await kept()).toEqual([{ cards: 1 }, { cards: 3 }]))
  expect(await rooms.contentFor(board, ola.id)).toBe(null)
})

it('[S18] what was committed before a crash is shown by the next server, though no one opens the section', async () => {
  const { openRooms, work, send, tallied, kept } = await setup()
  await tallied()
  await send(addCard('card-0001'))
  await tallied()
  await send(addCard('card-0002'))
  expect(await kept()).toEqual([{ cards: 1 }])
  const next = openRooms()
  await work(next).idle()
  expect(await kept()).toEqual([{ cards: 1 }, { cards: 2 }])
})

it('[S18] a section that nothing was written to is projected when it is first opened', async () => {
  const { rooms, store, work, send, tallied, kept } = await setup()
  await send(addCard('card-0001'))
  await work(rooms).idle()
  expect(await store.seqOf(tally)).toBe(null)
  expect(await tallied()).toBe(1)
  expect(await tallied()).toBe(1)
  expect(await kept()).toEqual([{ cards: 1 }])
})

it('[S18] two servers that project at once end with the state of the source', async () => {
  const { rooms, openRooms, work, send, tallied } = await setup()
  await tallied()
  const other = openRooms()
  const workers = [work(rooms), work(other)]
  for (let at = 1; at <= 10; at += 1) {
    await send(addCard(`card-00${at + 10}`))
    await Promise.all([...workers.map((worker) => worker.idle()), rooms.projectInto(tally), other.projectInto(tally)])
    expect([await tallied(), await tallied(other)]).toEqual([at, at])
  }
})
