import type { MutationId } from '@kontor/domain'
import type { PendingMutation, ReplicaState, TrayEntry } from '@kontor/replica'
import { expect, test } from 'vitest'
import { settled, settlementsOf } from './settled.ts'

const id = 'mutation-1' as MutationId
const waiting = { id } as PendingMutation
const refused = { id, refusal: { code: 'no-such-login' } } as TrayEntry

/** A replica of which only the state is of interest here. */
const setup = (over: Partial<ReplicaState> = {}) => {
  const listeners = new Set<() => void>()
  const state: ReplicaState = {
    access: null,
    connection: 'online',
    pending: [waiting],
    tray: [],
    storage: 'kept',
    ...over,
  }
  const replica = {
    state,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  const become = (change: Partial<ReplicaState>) => {
    replica.state = { ...replica.state, ...change }
    for (const listener of listeners) listener()
  }
  return { replica, become, listeners }
}

test('[S1] an outcome that arrives in time is returned, accepted or refused', async () => {
  const accepted = setup()
  const first = settled(accepted.replica, id)
  accepted.become({ pending: [] })
  expect(await first).toEqual({ state: 'accepted' })
  expect(accepted.listeners.size).toBe(0)

  const other = setup()
  const second = settled(other.replica, id)
  other.become({ pending: [], tray: [refused] })
  expect(await second).toEqual({ state: 'refused', entry: refused })
})

test('[S5] offline, or after the timeout, the change continues by itself', async () => {
  expect(await settled(setup({ connection: 'offline' }).replica, id)).toEqual({ state: 'waits' })
  expect(await settled(setup().replica, id, AbortSignal.timeout(1))).toEqual({ state: 'waits' })
})

test('[ISSUE 3] waiting ends only with an answer, however late, or with the loss of the connection', async () => {
  const patient = setup()
  const answer = settled(patient.replica, id, new AbortController().signal)
  for (let round = 0; round < 100; round += 1) patient.become({})
  expect(patient.listeners.size).toBe(1)
  patient.become({ pending: [] })
  expect(await answer).toEqual({ state: 'accepted' })

  const cut = setup()
  const lost = settled(cut.replica, id, new AbortController().signal)
  cut.become({ connection: 'offline' })
  expect(await lost).toEqual({ state: 'waits' })

  const stopped = setup()
  const controller = new AbortController()
  const cancelled = settled(stopped.replica, id, controller.signal)
  controller.abort()
  expect(await cancelled).toEqual({ state: 'waits' })
  expect([cut, stopped].map(({ listeners }) => listeners.size)).toEqual([0, 0])
})

test('[ISSUE 3] [S5] of many changes each is distinguished: waiting, refused, and gone because it was accepted', () => {
  const ids = ['waits', 'refused', 'accepted'] as MutationId[]
  const refused = { id: 'refused' } as TrayEntry
  expect(settlementsOf({ pending: [{ id: 'waits' } as PendingMutation], tray: [refused] }, ids)).toEqual([
    { state: 'waits' },
    { state: 'refused', entry: refused },
    { state: 'accepted' },
  ])
})
