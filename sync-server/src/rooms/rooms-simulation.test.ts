import type { OrganizationId, RoleId } from '@kontor/domain'
import { documentSeq, readDirectory } from '@kontor/document'
import type { Outcome, SentMutation } from '@kontor/protocol'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { serverLimits } from '../limits.ts'
import { createManualClock } from '../testing/manual-clock.ts'
import { createMemoryIdentity } from '../testing/memory-identity.ts'
import { directoryOf, joinAs, login, mutation, register } from '../testing/sample-organization.ts'
import { UnrulyStore } from '../testing/unruly-store.ts'
import { createRooms } from './create-rooms.ts'

const mewa = 'mewa-0001' as OrganizationId
const people = [login('halina'), login('igor'), login('ola')]
const [halina, ...others] = people as [(typeof people)[0], ...typeof people]

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
const randomOf = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
}

/** A room on a store that fails, or seems to fail, at random; and a follower that sees updates alone. */
const setup = async (seed: number) => {
  const random = randomOf(seed)
  const store = new UnrulyStore()
  const clock = createManualClock()
  const identity = createMemoryIdentity(people)
  const rooms = createRooms({ store, identity, clock, log: () => undefined })
  const follower = new Y.Doc()
  rooms.onCommitted(({ update }) => Y.applyUpdate(follower, update))
  await register(rooms, { organizationId: mewa, owner: halina })
  for (const who of others) await joinAs(rooms, { organizationId: mewa, by: halina, who, admin: true })
  // The follower keeps the document in memory.
  await rooms.enter({ kind: 'directory', organizationId: mewa }, halina.id, () => undefined)
  return { random, store, clock, rooms, follower }
}
const roleIds = Array.from({ length: 6 }, (_, at) => `role-000${at}` as RoleId)

const randomMutation = (random: () => number, id: string): SentMutation => {
  const roleId = roleIds[Math.floor(random() * roleIds.length)] as RoleId
  const kind = random()
  if (kind < 0.4) return mutation('createRole', { roleId, name: `Rola ${id}`, rights: [] }, id)
  if (kind < 0.8) return mutation('changeRole', { roleId, name: `Inna ${id}`, add: ['mail'], remove: [] }, id)
  return mutation('deleteRole', { roleId }, id)
}

/** Sends every mutation without an outcome, again and again, in overlapping portions, as a browser would. */
const sendAll = async (
  { random, rooms, store, clock }: Awaited<ReturnType<typeof setup>>,
  who: (typeof people)[0],
  mutations: readonly SentMutation[],
): Promise<readonly Outcome[]> => {
  const outcomes = new Map<string, Outcome>()
  while (outcomes.size < mutations.length) {
    const chance = random()
    store.failing = chance < 0.15 ? 'before' : chance < 0.3 ? 'after' : null
    if (random() < 0.1) clock.advance(serverLimits.roomIdleMs)
    const waiting = mutations.filter(({ id }) => !outcomes.has(id))
    const portions = [waiting.slice(0, 3), waiting.slice(2, 5)].filter((portion) => portion.length > 0)
    const results = await Promise.allSettled(
      portions.map((portion) => rooms.submit(directoryOf(mewa), who.id, portion)),
    )
    for (const result of results) {
      if (result.status === 'rejected') break
      for (const outcome of result.value) {
        expect(outcomes.get(outcome.id) ?? outcome).toEqual(outcome)
        outcomes.set(outcome.id, outcome)
      }
    }
  }
  return mutations.map(({ id }) => outcomes.get(id) as Outcome)
}

it.each(Array.from({ length: 25 }, (_, seed) => seed))(
  '[S1] [S2] [S3] three senders on a store that fails at random: each mutation counts once, in order (seed %i)',
  async (seed) => {
    const world = await setup(seed)
    const sent = people.map((who) => ({
      who,
      mutations: Array.from({ length: 30 }, (_, at) => randomMutation(world.random, `${who.username}-${100 + at}`)),
    }))
    const heard = await Promise.all(sent.map(({ who, mutations }) => sendAll(world, who, mutations)))
    world.store.failing = null

    const { rooms, follower } = world
    const seqs = heard.map((outcomes) => outcomes.flatMap((outcome) => ('seq' in outcome ? [outcome.seq] : [])))
    for (const ofSender of seqs) expect(ofSender).toEqual([...ofSender].sort((one, other) => one - other))
    const all = seqs.flat().sort((one, other) => one - other)
    const first = 6
    expect(all).toEqual(all.map((_, at) => first + at))

    for (const [at, { who, mutations }] of sent.entries()) {
      expect(await rooms.submit(directoryOf(mewa), who.id, mutations)).toEqual(heard[at])
    }
    const directory = await rooms.directory(mewa)
    expect(Object.fromEntries(readDirectory(follower).role)).toEqual(Object.fromEntries(directory.role))
    expect(documentSeq(follower)).toBe(first + all.length - 1)
  },
)
