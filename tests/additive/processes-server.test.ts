import { expect, it, vi } from 'vitest'
import { actOfMutation, mutationIdInAct, timelineOf, type AccountId } from '@kontor/domain'
import { mutation } from '../../sync-server/src/testing/sample-organization.ts'
import {
  halina,
  mainProcesses,
  ola,
  openProcessesServer,
  processesOf,
  takeProcesses,
  toProcesses,
} from './processes-server.ts'

const processId = 'process-0001'
const openFault = (id = processId) => toProcesses('openProcess', { processId: id, type: 'fault', title: 'No signal' })
const move = (step: string) => toProcesses('moveProcess', { processId, step })

it('[A4] [S17] a member with the right opens and moves a process, numbered by the server, with events and history', async () => {
  const { join, submit, content, store } = await openProcessesServer()
  await join()
  const outcomes = await submit(ola.id, openFault(), openFault('process-0002'), move('start'))
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'accepted'])
  const { process, event } = await content()
  expect([...process.values()].map(({ number, state, opened }) => [number, state, opened.by?.name])).toEqual([
    [1, 'in-progress', ola.name],
    [2, 'new', ola.name],
  ])
  expect(event.size).toBe(3)
  const log = await store.log(mainProcesses, { beyond: 0, direction: 'forth', limit: 9 })
  expect(log.map(({ name, names }) => [name, names[processId] ?? null])).toEqual([
    ['projectDirectory', null],
    ['openProcess', '1 · No signal'],
    ['openProcess', null],
    ['moveProcess', '1 · No signal'],
  ])
})

it('[ISSUE 9] of two who move one process at once the second is refused with what happened meanwhile', async () => {
  const { join, submit } = await openProcessesServer()
  const olaId = await join()
  await submit(halina.id, openFault())
  const [[first], [second]] = await Promise.all([submit(ola.id, move('finish')), submit(halina.id, move('wait'))])
  expect(first).toMatchObject({ outcome: 'accepted' })
  expect(second).toMatchObject({
    ...{ outcome: 'refused', code: 'step-not-allowed', step: 'wait', allowed: ['reopen'] },
    ...{ state: 'done', movedBy: { memberId: olaId, name: ola.name } },
  })
})

it('[S18] [DESIGN 10] the section shows people and units of its account, and a person who loses the right is taken off', async () => {
  const { join, submit, change, content } = await openProcessesServer()
  const olaId = await join()
  await submit(halina.id, openFault(), toProcesses('assignProcess', { processId, memberId: olaId }))
  const before = await content()
  expect([...before.colleague.values()].map(({ name }) => name).toSorted()).toEqual([halina.name, ola.name].toSorted())
  expect(before.unit.size).toBe(1)
  await change(takeProcesses(olaId))
  await vi.waitFor(async () => expect([...(await content()).process.values()][0]?.assigneeId).toBe(null))
  const { process, event } = await content()
  const timeline = [...process.values()].flatMap((each) => timelineOf(each, event))
  expect(timeline.map(({ what, by }) => [what, by?.name ?? null])).toEqual([
    ['opened', halina.name],
    ['assigned', halina.name],
    ['access-lost', null],
  ])
  expect(await submit(halina.id, toProcesses('assignProcess', { processId, memberId: olaId }))).toMatchObject([
    { outcome: 'refused', code: 'assignee-without-access' },
  ])
})

it('[S15] [A4] no commit uses the right after it was taken away, and others never read the section', async () => {
  const { join, submit, change, rooms } = await openProcessesServer()
  const olaId = await join()
  await submit(halina.id, openFault())
  await change(takeProcesses(olaId))
  expect(await submit(ola.id, move('start'))).toMatchObject([{ outcome: 'refused', code: 'no-access' }])
  expect(await rooms.contentFor(mainProcesses, ola.id)).toBe(null)
})

it('[A3] processes of a sub-account are in a section of their own, with numbers of their own', async () => {
  const { submit, change, content, rooms } = await openProcessesServer()
  const accountId = 'account-north' as AccountId
  const unit = { unitId: 'unit-north-1', identifier: 'PT 77001' }
  await change(mutation('createSubAccount', { accountId, name: 'North', unit }))
  await submit(halina.id, openFault())
  await rooms.submit(processesOf(accountId), halina.id, [openFault('process-0009')])
  const [main, north] = [await content(), await content(halina.id, processesOf(accountId))]
  expect([...main.process.keys()]).toEqual([processId])
  expect([...north.process.values()].map(({ id, number }) => [id, number])).toEqual([['process-0009', 1]])
  expect([...north.unit.values()].map(({ identifier }) => identifier)).toEqual(['PT 77001'])
})

it('[ISSUE 9] one number is in one open process, also when two people open it at once', async () => {
  const { join, submit } = await openProcessesServer()
  await join()
  const open = (id: string) =>
    toProcesses('openProcess', {
      ...{ processId: id, type: 'np-in' },
      portability: { service: 'mnp', numbers: { from: '512 884 071' }, mode: 'DAY', operator: 'PT 01102' },
    })
  const [[first], [second]] = await Promise.all([
    submit(ola.id, open('process-0001')),
    submit(halina.id, open('process-0002')),
  ])
  expect(first).toMatchObject({ outcome: 'accepted' })
  expect(second).toMatchObject({ code: 'number-in-open-process', number: 1, recordId: 'process-0001' })
})

it('[ISSUE 9] one act on many processes is several mutations that share its id, each judged on its own', async () => {
  const { submit, content, store } = await openProcessesServer()
  await submit(halina.id, openFault(), openFault('process-0002'), move('finish'))
  const act = 'act-of-halina-00000001'
  const finish = (id: string, place: number) => ({
    ...toProcesses('moveProcess', { processId: id, step: 'finish' }),
    id: mutationIdInAct(act, place),
  })
  const outcomes = await submit(halina.id, finish(processId, 0), finish('process-0002', 1))
  expect(outcomes).toMatchObject([{ code: 'step-not-allowed', state: 'done' }, { outcome: 'accepted' }])
  expect([...(await content()).process.values()].map(({ state }) => state)).toEqual(['done', 'done'])
  const [last] = await store.log(mainProcesses, { beyond: Number.MAX_SAFE_INTEGER, direction: 'back', limit: 1 })
  expect(actOfMutation(last?.mutationId ?? '')).toBe(act)
})
