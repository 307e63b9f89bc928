import type { AccountId, UnitId } from '@kontor/domain'
import { readDirectory } from '@kontor/document'
import { documentName, protocolVersion, protocolVersionMin, wireLimits } from '@kontor/protocol'
import { setImmediate } from 'node:timers/promises'
import { expect, it, onTestFinished, vi } from 'vitest'
import { serverLimits } from '../limits.ts'
import { createManualClock } from '../testing/manual-clock.ts'
import { halina, mewa, openLiveServer } from '../testing/live-server.ts'
import { directoryOf, joinAs, login, mainAccountOf, mutation } from '../testing/sample-organization.ts'
import { openTestSocket } from '../testing/test-socket.ts'
import { memoryUpgrade } from '../testing/memory-upgrade.ts'
import { UnrulyStore } from '../testing/unruly-store.ts'

const ola = login('ola')
const gdynia = 'account-gdynia' as AccountId

const setup = async (options: Parameters<typeof openLiveServer>[0] = {}) => {
  const live = await openLiveServer(options)
  const at = (path: string, headers: Record<string, string> = {}) =>
    openTestSocket(`${live.origin}/sync/${path}`, headers)
  const open = (path: string, who = halina, headers: Record<string, string> = {}) =>
    at(path, { cookie: live.identity.enter(who).cookie, ...headers })
  return { ...live, at, open }
}
/** The HTTP status of a refused upgrade. */
const refusedWith = (socket: ReturnType<typeof openTestSocket>) =>
  new Promise((resolve) =>
    socket.websocket.once('unexpected-response', (_request, answer) => resolve(answer.statusCode)),
  )

it('[S10] the first frame is welcome, and the document follows on request', async () => {
  const { open } = await setup()
  const socket = open(directoryOf(mewa))
  await socket.sync()
  expect(socket.downs()).toEqual([
    { type: 'welcome', version: protocolVersion, epoch: expect.any(String), seq: 1, now: expect.any(Number) },
  ])
  expect(socket.kinds()[0]).toBe('welcome')
  expect(readDirectory(socket.doc).organization?.id).toBe(mewa)
})

it('[S10] without a session: opened, and closed with 4401', async () => {
  const { at } = await setup()
  for (const headers of [{}, { cookie: 'session=unknown' }]) {
    const socket = at(directoryOf(mewa), headers)
    expect(await socket.closed()).toBe(4401)
    expect(socket.frames).toEqual([])
  }
})

it('[S13] a browser with the copy of another login: 4401', async () => {
  const { open } = await setup()
  const socket = open(`${directoryOf(mewa)}?protocol=${protocolVersion}&login=${ola.id}`)
  expect(await socket.closed()).toBe(4401)
  const own = open(`${directoryOf(mewa)}?protocol=${protocolVersion}&login=${halina.id}`)
  await own.down('welcome')
})

it('[S10] a protocol that is too old, or no number: 4409', async () => {
  const { open } = await setup()
  for (const protocol of [protocolVersionMin - 1, 'x', '']) {
    expect(await open(`${directoryOf(mewa)}?protocol=${protocol}`).closed()).toBe(4409)
  }
  await open(`${directoryOf(mewa)}?protocol=${protocolVersion + 1}`).down('welcome')
})

it('[DESIGN 7] a foreign origin is refused before the upgrade; an absent one is accepted', async () => {
  const { open } = await setup()
  expect(await refusedWith(open(directoryOf(mewa), halina, { origin: 'http://evil.test' }))).toBe(403)
  expect(await refusedWith(open(directoryOf(mewa), halina, { origin: 'null' }))).toBe(403)
  await open(directoryOf(mewa), halina, { origin: 'http://kontor.test' }).down('welcome')
  await open(directoryOf(mewa)).down('welcome')
})

it('[DESIGN 7] a path outside /sync is not found', async () => {
  const { origin } = await setup()
  expect(await refusedWith(openTestSocket(`${origin}/other`))).toBe(404)
})

it('[A11] a sub-account user is refused the main directory, with the same answer as for one that does not exist', async () => {
  const { open, rooms } = await setup()
  const unit = { unitId: 'unit-0001' as UnitId, identifier: 'PT 2' }
  await rooms.submit(directoryOf(mewa), halina.id, [
    mutation('createSubAccount', { accountId: gdynia, name: 'Gdynia', unit }),
  ])
  const access = { homeAccountId: gdynia, rights: ['account' as const, 'mail' as const] }
  await joinAs(rooms, { organizationId: mewa, by: halina, who: ola, ...access })
  for (const path of [
    directoryOf(mewa),
    'directory/unknown-0001',
    'directory/',
    'nothing/at/all',
    '%E0%A4%A',
    documentName({ kind: 'section', accountId: mainAccountOf(mewa), key: 'mail' }),
    documentName({ kind: 'section', accountId: gdynia, key: 'finance' }),
    documentName({ kind: 'access', loginId: halina.id }),
  ]) {
    const socket = open(path, ola)
    expect([path, await socket.closed()]).toEqual([path, 4403])
    expect(socket.frames).toEqual([])
  }
  const own = open(documentName({ kind: 'section', accountId: gdynia, key: 'mail' }), ola)
  await own.sync()
})

it('[S11] a login’s sockets are bounded: one more is closed with 4429', async () => {
  const { open } = await setup()
  const sockets = Array.from({ length: serverLimits.socketsPerLoginMax }, () => open(directoryOf(mewa)))
  await Promise.all(sockets.map((socket) => socket.down('welcome')))
  expect(await open(directoryOf(mewa)).closed()).toBe(4429)
})

it('[S11] the bound holds for sockets that one login opens at the same moment', async () => {
  const { open, identity } = await setup()
  const count = 3 * serverLimits.socketsPerLoginMax
  const { login } = identity
  let lookUps = 0
  const all = Promise.withResolvers<void>()
  identity.login = async (loginId) => {
    lookUps += 1
    if (lookUps === count) all.resolve()
    await all.promise
    return login(loginId)
  }
  const sockets = Array.from({ length: count }, () => open(directoryOf(mewa)))
  const refused: number[] = []
  for (const { websocket } of sockets) websocket.on('close', (code: number) => refused.push(code))
  const welcomed = () => sockets.filter((socket) => socket.frames.length > 0).length
  await vi.waitFor(() => expect(welcomed() + refused.length).toBe(count), { timeout: 10_000 })
  expect([welcomed(), new Set(refused)]).toEqual([serverLimits.socketsPerLoginMax, new Set([4429])])
})

it('[S11] a server’s sockets are bounded: one more is refused before the upgrade, until one has closed', async () => {
  const { sockets, identity, logged } = await setup()
  const logins = Math.ceil(serverLimits.socketsMax / serverLimits.socketsPerLoginMax)
  const opened: ReturnType<typeof memoryUpgrade>[] = []
  for (let number = 0; number < logins; number += 1) {
    const who = login(`person-${number}`)
    const { cookie } = identity.enter(who)
    const count = Math.min(serverLimits.socketsPerLoginMax, serverLimits.socketsMax - opened.length)
    for (let at = 0; at < count; at += 1) {
      const upgrade = memoryUpgrade(`/sync/${documentName({ kind: 'access', loginId: who.id })}`, cookie)
      opened.push(upgrade)
      sockets.handleUpgrade(upgrade.request, upgrade.connection, Buffer.alloc(0))
    }
  }
  await vi.waitFor(
    () =>
      expect(opened.filter(({ heard }) => heard().startsWith('HTTP/1.1 101'))).toHaveLength(serverLimits.socketsMax),
    20_000,
  )
  const next = () => {
    const upgrade = memoryUpgrade(`/sync/${directoryOf(mewa)}`, identity.enter(halina).cookie)
    sockets.handleUpgrade(upgrade.request, upgrade.connection, Buffer.alloc(0))
    return upgrade
  }
  expect(next().heard()).toMatch(/^HTTP\/1\.1 503 /)
  opened[0]?.connection.destroy()
  await vi.waitFor(() => expect(logged.filter(({ event }) => event === 'socket-closed')).toHaveLength(1))
  const welcome = next()
  await vi.waitFor(() => expect(welcome.heard()).toMatch(/^HTTP\/1\.1 101 /))
}, 60_000)

it('[S11] a socket that does not answer its close is terminated after the timeout, and not before', async () => {
  const { open, identity, logged } = await setup()
  const { session, cookie } = identity.enter(halina)
  const socket = open(directoryOf(mewa), halina, { cookie })
  await socket.down('welcome')
  socket.websocket.pause()
  const fake = vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  identity.endSession(session.id)
  const closedAfter = async (ms: number) => {
    fake.advanceTimersByTime(ms)
    for (let turn = 0; turn < 50; turn += 1) await setImmediate()
    return logged.some(({ event }) => event === 'socket-closed')
  }
  expect(await closedAfter(serverLimits.closeTimeoutMs - 1)).toBe(false)
  expect(await closedAfter(1)).toBe(true)
})

it('[S11] a flood of pings is closed with 4429', async () => {
  const { open } = await setup()
  const socket = open(directoryOf(mewa))
  await socket.down('welcome')
  for (let at = 0; at <= serverLimits.frames.burst + serverLimits.frames.perSecond; at += 1) socket.websocket.ping()
  expect(await socket.closed()).toBe(4429)
})

it('[S11] a frame over the bound is closed with 4413', async () => {
  const { open } = await setup()
  for (const bytes of [wireLimits.frameBytesMax + 1, 4 * wireLimits.frameBytesMax]) {
    const socket = open(directoryOf(mewa))
    await socket.down('welcome')
    socket.send(new Uint8Array(bytes))
    expect(await socket.closed()).toBe(4413)
  }
})

it('[S11] too many frames are closed with 4429', async () => {
  const { open } = await setup()
  const socket = open(directoryOf(mewa))
  await socket.down('welcome')
  for (let at = 0; at <= serverLimits.frames.burst + serverLimits.frames.perSecond; at += 1) {
    socket.send(new Uint8Array([3]))
  }
  expect(await socket.closed()).toBe(4429)
})

it('[S3] while the storage cannot be read the upgrade is refused, so the client tries again', async () => {
  const store = new UnrulyStore()
  const clock = createManualClock()
  const { open, logged } = await setup({ store, clock })
  await vi.waitFor(() => {
    clock.advance(serverLimits.roomIdleMs)
    expect(logged.map(({ event }) => event)).toContain('room-left-memory')
  })
  store.seqOf = () => Promise.reject(new Error('disk error'))
  expect(await refusedWith(open(directoryOf(mewa)))).toBe(503)
})

it('[S10] when a session ends its sockets are closed, and no others', async () => {
  const { at, identity } = await setup()
  const ending = identity.enter(halina)
  const staying = identity.enter(halina)
  const socket = at(directoryOf(mewa), { cookie: ending.cookie })
  const channel = at(documentName({ kind: 'access', loginId: halina.id }), { cookie: ending.cookie })
  const other = at(directoryOf(mewa), { cookie: staying.cookie })
  await Promise.all([socket, channel, other].map((each) => each.down('welcome')))
  identity.endSession(ending.session.id)
  expect([await socket.closed(), await channel.closed()]).toEqual([4401, 4401])
  await other.sync()
})

it('[S10] the sockets of an expired session are closed; those of an extended one are not', async () => {
  const clock = createManualClock()
  const { at, identity } = await setup({ clock })
  const soon = clock.now() + serverLimits.keepAliveMs / 2
  const over = identity.enter(halina, soon)
  const lengthened = identity.enter(halina, soon)
  const socket = at(directoryOf(mewa), { cookie: over.cookie })
  const other = at(directoryOf(mewa), { cookie: lengthened.cookie })
  await Promise.all([socket.down('welcome'), other.down('welcome')])
  identity.forgetSession(over.session.id)
  clock.advance(serverLimits.keepAliveMs)
  expect(await socket.closed()).toBe(4401)
  await other.sync()
})

it('[S10] a frame is sent at least every 15 seconds; a client without a sign of life is disconnected', async () => {
  const clock = createManualClock()
  const { open } = await setup({ clock })
  const socket = open(directoryOf(mewa))
  await socket.sync()
  const before = socket.kinds().filter((kind) => kind === 'awareness').length
  clock.advance(serverLimits.keepAliveMs)
  await vi.waitFor(() => expect(socket.kinds().filter((kind) => kind === 'awareness').length).toBe(before + 1))
  socket.websocket.pause()
  clock.advance(serverLimits.keepAliveMs)
  clock.advance(serverLimits.keepAliveMs)
  socket.websocket.resume()
  expect(await socket.closed()).toBe(1006)
})

it('[DESIGN 7] a server that stops closes its sockets with 1012 and accepts no more', async () => {
  const { open, rooms, sockets } = await setup()
  const socket = open(directoryOf(mewa))
  await socket.down('welcome')
  await rooms.close()
  await sockets.close()
  expect(await socket.closed()).toBe(1012)
  expect(await refusedWith(open(directoryOf(mewa)))).toBe(503)
})
