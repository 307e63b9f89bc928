import { limits, type AccountId, type LoginId, type MutationId, type UnitId } from '@kontor/domain'
import { documentName, wireLimits } from '@kontor/protocol'
import { expect, onTestFinished, test, vi } from 'vitest'
import { replicaLimits } from './limits.ts'
import { openReplica } from './open-replica.ts'
import { OutboxFull } from './outbox-full.ts'
import type { StoredMutation } from './ports/login-storage.ts'
import { gdynia, loginOf, memberIdOf, organizationId } from './testing/sample-organization.ts'
import { goOffline, goOnline, openTab, openTabOnline, shownName, startBrowser, startServer } from './testing/start.ts'

const anna: LoginId = loginOf('anna')
const sopot = 'account-sopot' as AccountId

const setup = async () => {
  const server = startServer()
  const browser = startBrowser(server, anna)
  const tab = await openTabOnline(browser, anna)
  const untilSettled = () => vi.waitFor(() => expect(tab.replica.state.pending).toEqual([]))
  return { server, browser, tab, ...tab, untilSettled }
}

test('[S4] a change is on the screen at once, is accepted, and never flickers back', async () => {
  const { server, directory, tab, untilSettled } = await setup()
  const seen = new Set<unknown>()
  directory.subscribe(() => seen.add(shownName(tab, gdynia)))
  const result = directory.mutate('renameAccount', { accountId: gdynia, name: 'Gdynia Port' })
  expect(shownName(tab, gdynia)).toBe('Gdynia Port')
  expect([...directory.state.touched]).toEqual([[gdynia, 'made-here-0001']])
  expect(await result).toEqual({ accepted: true, id: 'made-here-0001' })
  await untilSettled()
  expect(server.room(organizationId).directory.account.get(gdynia)?.name).toBe('Gdynia Port')
  expect(seen).toEqual(new Set(['Gdynia Port']))
  expect([...directory.state.touched]).toEqual([])
})

test('[S5] what the rules refuse at once enters no outbox, and nothing is sent', async () => {
  const { server, directory, replica } = await setup()
  const refusal = { code: 'unknown-account', recordId: sopot }
  expect(directory.check('renameAccount', { accountId: sopot, name: 'Sopot' })).toEqual(refusal)
  expect(await directory.mutate('renameAccount', { accountId: sopot, name: 'Sopot' })).toEqual({
    accepted: false,
    refusal,
  })
  expect([replica.state.pending, replica.state.tray, server.received]).toEqual([[], [], []])
})

test('[S2] everything that waits is sent at once, in order, in as few messages as the bound allows', async () => {
  const { server, browser, directory, untilSettled } = await setup()
  goOffline(server, browser)
  const count = wireLimits.mutationsPerMessageMax + 20
  for (let number = 1; number <= count; number += 1) {
    void directory.mutate('renameAccount', { accountId: gdynia, name: `Gdynia ${number}` })
  }
  await vi.waitFor(async () => expect((await storedIn(browser)).length).toBe(count))
  goOnline(server, browser)
  await untilSettled()
  expect(server.received.map(({ mutations }) => mutations.length)).toEqual([wireLimits.mutationsPerMessageMax, 20])
  const names = server.received.flatMap(({ mutations }) => mutations.map(({ args }) => args['name']))
  expect(names).toEqual(Array.from({ length: count }, (_, place) => `Gdynia ${place + 1}`))
})

test('[S1] what was sent before the connection broke is sent again, and counts once', async () => {
  const { server, browser, directory, untilSettled } = await setup()
  const seqBefore = server.room(organizationId).seq
  const { run } = server.room(organizationId)
  // The server takes the mutation and dies before a word of it gets out.
  server.room(organizationId).run = function (...args) {
    run.apply(this, args)
    server.room(organizationId).run = run
    server.cut()
    return { outcomes: [], update: null }
  }
  await directory.mutate('renameAccount', { accountId: gdynia, name: 'Gdynia Port' })
  await vi.waitFor(() => expect(directory.state.connection).toBe('offline'))
  goOnline(server, browser)
  await untilSettled()
  expect(server.received.map(({ mutations }) => mutations.map(({ id }) => id))).toEqual([
    ['made-here-0001'],
    ['made-here-0001'],
  ])
  expect(server.room(organizationId).seq).toBe(seqBefore + 1)
})

test('[S5] a refused change is in the tray with its reason, the others go on', async () => {
  const { server, browser, directory, replica, tab } = await setup()
  goOffline(server, browser)
  server.run(organizationId, loginOf('jan'), [
    { id: 'elsewhere-0001' as MutationId, name: 'removeMember', version: 1, args: { memberId: memberIdOf('ola') } },
  ])
  await directory.mutate('assignAdmin', { memberId: memberIdOf('ola') })
  await directory.mutate('renameAccount', { accountId: gdynia, name: 'Gdynia Port' })
  goOnline(server, browser)
  await vi.waitFor(() => expect(replica.state.tray.length).toBe(1))
  await vi.waitFor(() => expect(replica.state.pending).toEqual([]))
  const [entry] = replica.state.tray
  expect(entry).toEqual({
    id: 'made-here-0001',
    document: `directory/${organizationId}`,
    organizationId,
    name: 'assignAdmin',
    version: 1,
    args: { memberId: memberIdOf('ola') },
    names: { [memberIdOf('ola')]: 'ola' },
    createdAt: browser.clock.now(),
    refusedAt: browser.clock.now(),
    refusal: { code: 'unknown-member', recordId: memberIdOf('ola') },
  })
  expect(shownName(tab, gdynia)).toBe('Gdynia Port')
  expect(directory.state.directory?.member.has(memberIdOf('ola'))).toBe(false)
})

test('[S5] an entry of the tray is sent again under a new id, or dropped', async () => {
  const { server, browser, directory, replica } = await setup()
  server.room(organizationId).outcomes.set('made-here-0001', {
    id: 'made-here-0001' as MutationId,
    outcome: 'refused',
    code: 'not-admin',
  })
  await directory.mutate('renameAccount', { accountId: gdynia, name: 'Gdynia Port' })
  await vi.waitFor(() => expect(replica.state.tray.map(({ id }) => id)).toEqual(['made-here-0001']))
  await replica.sendAgain('made-here-0001' as MutationId)
  await vi.waitFor(() => expect(server.room(organizationId).directory.account.get(gdynia)?.name).toBe('Gdynia Port'))
  await vi.waitFor(() => expect([replica.state.pending, replica.state.tray]).toEqual([[], []]))
  expect(server.received.at(-1)?.mutations.map(({ id }) => id)).toEqual(['made-here-0002'])
  server.room(organizationId).outcomes.set('made-here-0003', {
    id: 'made-here-0003' as MutationId,
    outcome: 'refused',
    code: 'not-admin',
  })
  await directory.mutate('renameAccount', { accountId: gdynia, name: 'Gdynia' })
  await vi.waitFor(() => expect(replica.state.tray.length).toBe(1))
  await replica.drop('made-here-0003' as MutationId)
  expect(replica.state.tray).toEqual([])
  expect((await (await browser.openStorage(anna)).readOutbox()).tray).toEqual([])
})

test('[S6] a change that builds on a refused one is refused on its own merits', async () => {
  const { server, browser, directory, replica } = await setup()
  goOffline(server, browser)
  const unit = { unitId: 'unit-sopot-01' as UnitId, identifier: 'PT 77' }
  server.room(organizationId).outcomes.set('made-here-0001', {
    id: 'made-here-0001' as MutationId,
    outcome: 'refused',
    code: 'unit-taken',
    identifier: 'PT 77',
    accountName: null,
  })
  await directory.mutate('createSubAccount', { accountId: sopot, name: 'Sopot', unit })
  await directory.mutate('moveMember', { memberId: memberIdOf('ola'), homeAccountId: sopot })
  expect(directory.state.directory?.member.get(memberIdOf('ola'))?.homeAccountId).toBe(sopot)
  goOnline(server, browser)
  await vi.waitFor(() => expect(replica.state.tray.length).toBe(2))
  expect(replica.state.tray.map(({ refusal }) => refusal)).toEqual([
    { code: 'unit-taken', identifier: 'PT 77', accountName: null },
    { code: 'unknown-account', recordId: sopot },
  ])
  expect(directory.state.directory?.member.get(memberIdOf('ola'))?.homeAccountId).toBe(gdynia)
})

test('[S3] while the store takes nothing, changes wait and say so; then they go on by themselves', async () => {
  const { server, browser, directory, untilSettled } = await setup()
  server.storeFails = true
  await directory.mutate('renameAccount', { accountId: gdynia, name: 'Gdynia Port' })
  await vi.waitFor(() => expect(directory.state.storeWaits).toBe(true))
  await directory.mutate('renameAccount', { accountId: gdynia, name: 'Gdynia Chylonia' })
  expect(directory.state.pending.length).toBe(2)
  server.storeFails = false
  browser.clock.advance(1_000)
  await untilSettled()
  expect(directory.state.storeWaits).toBe(false)
  expect(server.room(organizationId).directory.account.get(gdynia)?.name).toBe('Gdynia Chylonia')
})

test('[S11] no more than the bound may wait; what goes beyond is reported, and not kept', async () => {
  const { server, browser, directory } = await setup()
  goOffline(server, browser)
  const waiting = Array.from({ length: wireLimits.pendingMax - 1 }, (_, number) => renameOf(`waiting-${1000 + number}`))
  const storage = await browser.openStorage(anna)
  await storage.add(waiting)
  const tab = await openTabOffline(browser)
  expect(await tab.directory.mutate('renameAccount', { accountId: gdynia, name: 'The last' })).toMatchObject({
    accepted: true,
  })
  const attempt = tab.directory.mutate('renameAccount', { accountId: gdynia, name: 'One too many' })
  await expect(attempt).rejects.toThrow(OutboxFull)
  expect(tab.directory.state.pending.length).toBe(wireLimits.pendingMax)
  expect(directory.state.connection).toBe('offline')
})

test('[S14] an outbox of another time is sent as it is, and what the server does not know comes into the tray', async () => {
  const server = startServer()
  const browser = startBrowser(server, anna)
  const storage = await browser.openStorage(anna)
  await storage.add([
    { ...renameOf('from-another-time-1'), name: 'paintAccount' as StoredMutation['name'] },
    { ...renameOf('from-another-time-2'), version: 99 },
    renameOf('from-another-time-3'),
  ])
  const { replica, directory } = await openTabOnline(browser, anna)
  await vi.waitFor(() => expect(replica.state.tray.length).toBe(2))
  expect(replica.state.tray.map(({ refusal }) => refusal)).toEqual([
    { code: 'unknown-mutation', name: 'paintAccount' },
    { code: 'unsupported-version', name: 'renameAccount', version: 99 },
  ])
  expect(shownName({ directory }, gdynia)).toBe('Gdynia 7')
})

test('[S11] a name of the greatest length passes through the outbox and the wire whole', async () => {
  const { server, directory, untilSettled } = await setup()
  const name = '🦩'.repeat(limits.nameLengthMax)
  await directory.mutate('renameAccount', { accountId: gdynia, name })
  await untilSettled()
  expect(server.room(organizationId).directory.account.get(gdynia)?.name).toBe(name)
})

const renameOf = (id: string): StoredMutation => ({
  id: id as MutationId,
  document: documentName({ kind: 'directory', organizationId }),
  organizationId,
  name: 'renameAccount',
  version: 1,
  args: { accountId: gdynia, name: 'Gdynia 7' },
  createdAt: 5,
  names: {},
})

const storedIn = async (browser: ReturnType<typeof startBrowser>) =>
  (await (await browser.openStorage(anna)).readOutbox()).pending

const openTabOffline = async (browser: ReturnType<typeof startBrowser>) => {
  const tab = await openTab(browser, anna)
  await vi.waitFor(() => expect(tab.directory.state.directory).not.toBe(null))
  return tab
}

test('[S5] a verdict that the storage did not take is written later, without a reload', async () => {
  const server = startServer()
  const browser = startBrowser(server, anna)
  const storage = await browser.openStorage(anna)
  let fails = true
  const settle: typeof storage.settle = (verdicts) =>
    fails ? Promise.reject(new Error('QuotaExceededError')) : storage.settle(verdicts)
  const ports = { ...browser.tab(), openStorage: async () => ({ ...storage, settle }) }
  const replica = openReplica({ loginId: anna, origin: 'ws://kontor.example', ports })
  onTestFinished(() => replica.close())
  const directory = replica.directory(organizationId)
  await vi.waitFor(() => expect(directory.state.connection).toBe('online'))
  await directory.mutate('renameAccount', { accountId: gdynia, name: 'Gdynia Port' })
  await vi.waitFor(() => expect(replica.state.pending).toEqual([]))
  expect((await storage.readOutbox()).pending.length).toBe(1)
  fails = false
  browser.clock.advance(replicaLimits.settleRetryMs)
  await vi.waitFor(async () => expect((await storage.readOutbox()).pending).toEqual([]))
})
