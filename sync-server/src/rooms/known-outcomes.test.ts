import type { LoginId, MutationId } from '@kontor/domain'
import type { DocumentName, Outcome } from '@kontor/protocol'
import { expect, it } from 'vitest'
import { serverLimits } from '../limits.ts'
import type { StoredOutcome } from '../store/store.ts'
import { KnownOutcomes } from './known-outcomes.ts'
import type { Submission } from './submission.ts'

const document = 'directory/mewa-0001' as DocumentName
const [halina, ola] = ['login-halina', 'login-ola'] as [LoginId, LoginId]

const accepted = (id: string): Outcome => ({ id: id as MutationId, outcome: 'accepted', seq: 1 })
const of = (loginId: LoginId, ...ids: string[]): readonly StoredOutcome[] =>
  ids.map((id) => ({ loginId, outcome: accepted(id) }))
const many = (count: number, prefix = 'mutation'): string[] =>
  Array.from({ length: count }, (_, at) => `${prefix}-${at}`)

const submission = (loginId: LoginId, ...ids: string[]): Submission => ({
  actor: { kind: 'login', loginId },
  mutations: ids.map((id) => ({ id, name: 'renameAccount', version: 1, args: {} })),
  options: {},
  resolve: () => undefined,
  reject: () => undefined,
})

/** A store with these outcomes; it counts what it is asked. */
const setup = (stored: readonly StoredOutcome[]) => {
  const asked = { ids: 0, outcomes: 0 }
  const found = (loginId: LoginId) => stored.filter((one) => one.loginId === loginId).map(({ outcome }) => outcome)
  const known = new KnownOutcomes({
    document,
    store: {
      outcomeIds: async (_document, loginId, limit) => {
        asked.ids += 1
        return found(loginId)
          .map(({ id }) => id)
          .slice(0, limit)
      },
      outcomes: async (_document, loginId, ids) => {
        asked.outcomes += 1
        return new Map(found(loginId).flatMap((outcome) => (ids.includes(outcome.id) ? [[outcome.id, outcome]] : [])))
      },
    },
  })
  return { known, asked }
}

it('[S1] the store is asked for what a login sends again, and for nothing that is new', async () => {
  const { known, asked } = setup(of(halina, 'mutation-1'))
  expect(await known.outcomesOf([submission(halina, 'mutation-2'), submission(ola, 'mutation-1')])).toEqual(new Map())
  expect(asked).toEqual({ ids: 2, outcomes: 0 })
  const again = await known.outcomesOf([submission(halina, 'mutation-1', 'mutation-3')])
  expect(again).toEqual(new Map([[`${halina}/mutation-1`, accepted('mutation-1')]]))
  expect(asked).toEqual({ ids: 2, outcomes: 1 })
})

it('[S1] an outcome of a commit is known from then on', async () => {
  const stored: StoredOutcome[] = []
  const { known, asked } = setup(stored)
  await known.outcomesOf([submission(halina, 'mutation-1')])
  stored.push(...of(halina, 'mutation-1'))
  known.add(of(halina, 'mutation-1'))
  expect((await known.outcomesOf([submission(halina, 'mutation-1')])).size).toBe(1)
  expect(asked).toEqual({ ids: 1, outcomes: 1 })
})

it('[S1] after something else has written, the ids are read anew', async () => {
  const stored: StoredOutcome[] = []
  const { known } = setup(stored)
  await known.outcomesOf([submission(halina, 'mutation-1')])
  stored.push(...of(halina, 'mutation-1'))
  known.forget()
  expect((await known.outcomesOf([submission(halina, 'mutation-1')])).size).toBe(1)
})

it('[S11] of a login with too many outcomes nothing is kept: the store is asked each time', async () => {
  const max = serverLimits.knownOutcomesPerLoginMax
  const within = setup(of(halina, ...many(max)))
  await within.known.outcomesOf([submission(halina, 'other-1')])
  expect(within.asked).toEqual({ ids: 1, outcomes: 0 })
  within.known.add(of(halina, 'other-1'))
  await within.known.outcomesOf([submission(halina, 'other-2')])
  expect(within.asked).toEqual({ ids: 1, outcomes: 1 })

  const beyond = setup(of(halina, ...many(max + 1)))
  await beyond.known.outcomesOf([submission(halina, 'other-1')])
  await beyond.known.outcomesOf([submission(halina, 'other-2')])
  expect(beyond.asked).toEqual({ ids: 1, outcomes: 2 })
})

it('[S11] past the bound of a document all are forgotten, and read when they are needed', async () => {
  const logins = Math.floor(serverLimits.knownOutcomesMax / serverLimits.knownOutcomesPerLoginMax) + 1
  const names = many(logins, 'login') as LoginId[]
  const stored = names.flatMap((loginId) => of(loginId, ...many(serverLimits.knownOutcomesPerLoginMax)))
  const { known, asked } = setup(stored)
  for (const loginId of names) await known.outcomesOf([submission(loginId, 'other-1')])
  expect(asked.ids).toBe(logins)
  await known.outcomesOf([submission(names[0] ?? halina, 'other-2')])
  expect(asked.ids).toBe(logins + 1)
})
