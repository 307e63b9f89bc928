import type { DraftMutation, MutationId, OrganizationId, Refusal } from '@kontor/domain'
import { OutboxFull, type PendingMutation, type Replica, type TrayEntry } from '@kontor/replica'
import { expect, test, vi } from 'vitest'
import { BulkRun } from './bulk-run.svelte.ts'

const refusal: Refusal = { code: 'primary-is-fixed', name: 'Halina Wróblewska' }
const personOf = (at: number) => ({
  id: `member-${at}`,
  name: `Osoba ${at}`,
  mutation: { name: 'suspendMember', args: { memberId: `member-${at}` } } as unknown as DraftMutation,
})

/** An outbox with a bound, and a server that answers when the test allows it. */
const setup = ({ people = 3, room = 5_000 } = {}) => {
  const listeners = new Set<() => void>()
  let pending: readonly PendingMutation[] = []
  let tray: readonly TrayEntry[] = []
  const tell = () => listeners.forEach((listener) => listener())
  const replica = {
    get state() {
      return { access: null, connection: 'online', pending, tray } as const
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  } as unknown as Replica
  const handedOver: string[] = []
  const refusedAtOnce = new Set<string>()
  const mutate = async ({ name, args }: DraftMutation) => {
    const { memberId } = args as { memberId: string }
    if (refusedAtOnce.has(memberId)) return { accepted: false, refusal } as const
    if (pending.length >= room) throw Object.assign(new OutboxFull(), { max: room })
    const id = `mutation-of-${memberId}` as MutationId
    const of = { document: 'directory/o' as PendingMutation['document'], organizationId: 'o' as OrganizationId }
    pending = [...pending, { id, ...of, name, args, createdAt: 0, names: {} }]
    handedOver.push(memberId)
    tell()
    await Promise.resolve()
    return { accepted: true, id } as const
  }
  const answer = (outcome: 'accepted' | 'refused', count = pending.length) => {
    const answered = pending.slice(0, count)
    pending = pending.slice(count)
    if (outcome === 'refused') tray = [...tray, ...answered.map((one) => ({ ...one, refusal, refusedAt: 0 }))]
    tell()
  }
  const run = new BulkRun({
    act: 'suspend',
    people: Array.from({ length: people }, (_, at) => personOf(at)),
    mutate,
    replica,
    pending: () => pending.length,
  })
  const states = () => run.outcomes.map(({ state }) => state)
  return { run, states, answer, handedOver, refusedAtOnce }
}

test('[ISSUE 3] [S5] each person has an outcome: in progress, and then the server’s answer', async () => {
  const { run, states, answer, refusedAtOnce } = setup()
  refusedAtOnce.add('member-1')
  expect(states()).toEqual(['queued', 'queued', 'queued'])
  await run.start()
  expect(states()).toEqual(['waits', 'refused', 'waits'])
  expect([run.isKept, run.isOver]).toEqual([true, false])
  answer('accepted', 1)
  answer('refused')
  await vi.waitFor(() => expect(states()).toEqual(['accepted', 'refused', 'refused']))
  expect(run.inTray).toBe(1)
  expect(['member-2', 'member-1'].map((id) => run.sent(`mutation-of-${id}` as MutationId))).toEqual([true, false])
  expect(run.outcomes[2]).toEqual({ state: 'refused', refusal, names: {} })
  expect(run.isOver).toBe(true)
})

test('[ISSUE 3] [S11] more people than the outbox takes wait for room; each mutation is queued once, in order', async () => {
  const { run, states, answer, handedOver } = setup({ people: 250, room: 40 })
  const started = run.start()
  expect(states()).toContain('queued')
  await vi.waitFor(() => {
    answer('accepted')
    expect(run.isOver).toBe(true)
  })
  await started
  expect(run.counts.accepted).toBe(250)
  expect(handedOver).toEqual(Array.from({ length: 250 }, (_, at) => `member-${at}`))
})

test('[ISSUE 3] accepted changes can be undone, and no others', async () => {
  const { run, answer, refusedAtOnce } = setup()
  refusedAtOnce.add('member-0')
  await run.start()
  expect(run.undo).toEqual([])
  answer('accepted', 1)
  answer('refused')
  await vi.waitFor(() => expect(run.isOver).toBe(true))
  expect(run.undo.map(({ id, mutation }) => [id, mutation.name])).toEqual([['member-1', 'reinstateMember']])
})

test('[ISSUE 3] [S5] after giving up, changes outside the outbox are reported as unsent', async () => {
  const { run, states } = setup({ people: 4, room: 2 })
  const started = run.start()
  await vi.waitFor(() => expect(states()).toEqual(['waits', 'waits', 'queued', 'queued']))
  run.giveUp()
  await started
  expect(states()).toEqual(['waits', 'waits', 'unsent', 'unsent'])
})
