import { decodeDown, downMessageType, type DownMessage, type Outcome, type SentMutation } from '@kontor/protocol'
import * as decoding from 'lib0/decoding'
import { expect, it } from 'vitest'
import { serverLimits } from '../limits.ts'
import { StorageFailed, TooManyWaiting } from '../rooms/room-errors.ts'
import { createManualClock } from '../testing/manual-clock.ts'
import { MutationIntake } from './mutation-intake.ts'

const accepted = (mutations: readonly SentMutation[]): Outcome[] =>
  mutations.map(({ id }, at) => ({ id, outcome: 'accepted', seq: at + 1 }))

const setup = () => {
  const clock = createManualClock()
  const submitted: string[][] = []
  const said: string[] = []
  const failures: unknown[] = []
  const control = { fail: null as unknown }
  const intake = new MutationIntake({
    clock,
    submit: (mutations) => {
      submitted.push(mutations.map(({ id }) => id))
      return control.fail === null ? Promise.resolve(accepted(mutations)) : Promise.reject(control.fail as Error)
    },
    send: (frame) => {
      const decoder = decoding.createDecoder(frame)
      if (decoding.readVarUint(decoder) !== downMessageType) throw new Error('not one of our messages')
      const decoded = decodeDown(decoder)
      said.push(decoded.ok ? describe(decoded.message) : 'unreadable')
    },
    onFailure: (error) => failures.push(error),
  })
  const take = async (...ids: string[]): Promise<void> => {
    intake.take(ids.map((id) => ({ id: id as SentMutation['id'], name: 'any', version: 1, args: {} })))
    await Promise.resolve()
    await Promise.resolve()
  }
  return { clock, submitted, said, failures, control, take }
}
const describe = (message: DownMessage): string => {
  if (message.type === 'retry') return `retry ${message.reason} ${message.afterMs}`
  return message.type === 'outcomes' ? `outcomes ${message.outcomes.map(({ id }) => id).join(' ')}` : message.type
}

it('[S11] a sender who has caused too many refusals is sent the time to wait', async () => {
  const { control, said, failures, take } = setup()
  control.fail = new TooManyWaiting(42_000)
  await take('mutation-1')
  expect([said, failures]).toEqual([['retry too-many 42000'], []])
})

it('[S3] a mutation that the storage did not take must be sent again, and none overtakes it', async () => {
  const { submitted, said, control, take } = setup()
  control.fail = new StorageFailed('disk full')
  await take('mutation-1', 'mutation-2')
  control.fail = null
  await take('mutation-3')
  await take('mutation-1', 'mutation-2', 'mutation-3')
  expect(submitted).toEqual([
    ['mutation-1', 'mutation-2'],
    ['mutation-1', 'mutation-2', 'mutation-3'],
  ])
  const retry = `retry storage ${serverLimits.storageRetryMs}`
  expect(said).toEqual([retry, retry, 'outcomes mutation-1 mutation-2 mutation-3'])
})

it('[S2] the guard ends: another tab may have sent the first one meanwhile', async () => {
  const { clock, submitted, control, take } = setup()
  control.fail = new StorageFailed('disk full')
  await take('mutation-1')
  control.fail = null
  clock.advance(serverLimits.storageRetryMs + serverLimits.retryGuardMs)
  await take('mutation-9')
  expect(submitted).toEqual([['mutation-1'], ['mutation-9']])
})

it('[S11] a sender of too many mutations is sent the time to wait', async () => {
  const { clock, said, submitted, take } = setup()
  const many = (count: number, prefix: string) => Array.from({ length: count }, (_, at) => `${prefix}-${at}`)
  await take(...many(serverLimits.mutations.burst, 'first'))
  await take(...many(serverLimits.mutations.perSecond, 'more'))
  expect(said.at(-1)).toBe('retry too-many 1000')
  clock.advance(1_000)
  await take(...many(serverLimits.mutations.perSecond, 'more'))
  expect(submitted.map((ids) => ids.length)).toEqual([serverLimits.mutations.burst, serverLimits.mutations.perSecond])
})

it('[STYLE] an error that a retry does not fix is passed to the caller', async () => {
  const { said, failures, control, take } = setup()
  control.fail = new Error('a bug')
  await take('mutation-1')
  expect(said).toEqual([])
  expect(failures).toEqual([new Error('a bug')])
})
