import { setImmediate } from 'node:timers/promises'
import { expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { serverLimits } from '../limits.ts'
import { directoryOf, login } from '../testing/sample-organization.ts'
import { WrongSeq } from '../store/store-errors.ts'
import { BatchFailed, StorageFailed, TooManyWaiting } from './room-errors.ts'
import { mewa, ola, openMewaRooms, createRole } from '../testing/mewa-rooms.ts'

it('[S11] a commit carries at most its bound of mutations, and the rest waits for the next', async () => {
  const { store, rooms, submit } = await openMewaRooms()
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

it('[S11] an overtaken commit is retried up to the bound, and then the sender receives when to try again', async () => {
  const { store, submit } = await openMewaRooms()
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

it('[S11] more mutations than a document takes at once are refused, and none of them runs', async () => {
  const { store, rooms, submit } = await openMewaRooms()
  const letGo = store.holdBack()
  const running = submit(createRole('first'))
  while (store.commits.at(-1)?.entries[0]?.name !== 'createRole') await setImmediate()
  // As many as one login may have in flight, from as many logins as fit.
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

it('[S1] a bug after a mutator fails the batch: memory and store stay alike, and no storage error is reported', async () => {
  const { store, rooms, submit, logged } = await openMewaRooms()
  await submit(createRole('first'))
  const before = store.commits.length
  const broken = vi.spyOn(Y.Doc.prototype, 'transact').mockImplementation(() => {
    throw new Error('a bug')
  })
  await expect(submit(createRole('Poczta'))).rejects.toThrow(BatchFailed)
  broken.mockRestore()
  expect(store.commits.length).toBe(before)
  expect([...(await rooms.directory(mewa)).role.values()].map(({ name }) => name)).toEqual(['first'])
  expect(logged).toContain('batch-failed')
  expect(await submit(createRole('Poczta'))).toMatchObject([{ outcome: 'accepted', seq: 3 }])
})
