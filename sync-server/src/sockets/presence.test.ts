import * as decoding from 'lib0/decoding'
import { expect, it } from 'vitest'
import { Awareness, applyAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { serverLimits } from '../limits.ts'
import { createManualClock } from '../testing/manual-clock.ts'
import { login } from '../testing/sample-organization.ts'
import { writeAwareness } from './awareness-update.ts'
import { Presence } from './presence.ts'

/** Sockets whose clients are real y-protocols awareness instances. */
const setup = () => {
  const clock = createManualClock()
  const sockets: TestPresent[] = []
  const presence = new Presence(clock.now)
  const enter = (username: string, clientId: number) => {
    const awareness = new Awareness(new Y.Doc())
    const { id, name } = login(username)
    const socket: TestPresent = {
      login: { id, name },
      clientId,
      awareness,
      send: (frame) => apply(awareness, frame),
      says: (state, saidClientId = clientId) =>
        presence.receive(socket, writeAwareness([{ clientId: saidClientId, clock: 1, state }]), sockets),
      seen: () => Object.fromEntries([...awareness.getStates()].filter(([client]) => client !== awareness.clientID)),
    }
    sockets.push(socket)
    socket.send(presence.others(socket))
    return socket
  }
  const leave = (socket: TestPresent): void => {
    sockets.splice(sockets.indexOf(socket), 1)
    presence.leave(socket, sockets)
  }
  return { clock, presence, enter, leave }
}
interface TestPresent {
  readonly login: { readonly id: ReturnType<typeof login>['id']; readonly name: string }
  readonly clientId: number
  readonly awareness: Awareness
  send(frame: Uint8Array): void
  says(state: unknown, clientId?: number): void
  seen(): Record<string, unknown>
}
const apply = (awareness: Awareness, frame: Uint8Array): void => {
  const decoder = decoding.createDecoder(frame)
  decoding.readVarUint(decoder)
  applyAwarenessUpdate(awareness, decoding.readVarUint8Array(decoder), null)
}
const stamp = (username: string, screen: string | null) => ({
  loginId: `login-${username}`,
  name: `Name of ${username}`,
  screen,
})

it('[S9] colleagues see each other with the login and the name of the session', () => {
  const { enter } = setup()
  const halina = enter('halina', 1)
  halina.says({ screen: '/a/main/users' })
  const ola = enter('ola', 2)
  ola.says({})
  expect(halina.seen()).toEqual({ 2: stamp('ola', null) })
  expect(ola.seen()).toEqual({ 1: stamp('halina', '/a/main/users') })
})

it('[S9] only the screen is taken from the client', () => {
  const { enter } = setup()
  const halina = enter('halina', 1)
  const ola = enter('ola', 2)
  ola.says({ loginId: 'login-halina', name: 'Halina', admin: true, screen: '/x' })
  expect(halina.seen()).toEqual({ 2: stamp('ola', '/x') })
  ola.says({ screen: 'x'.repeat(201) })
  expect(halina.seen()).toEqual({ 2: stamp('ola', null) })
  ola.says({ screen: { html: '<b>' } })
  expect(halina.seen()).toEqual({ 2: stamp('ola', null) })
})

it('[S9] no socket sets the state of another login’s client, and each has one state', () => {
  const { enter } = setup()
  const halina = enter('halina', 1)
  halina.says({ screen: '/mine' })
  const igor = enter('igor', 3)
  const ola = enter('ola', 2)
  ola.says({ screen: '/forged' }, 1)
  ola.says(null, 1)
  expect(igor.seen()).toEqual({ 1: stamp('halina', '/mine') })
  ola.says({ screen: '/own' })
  ola.says({ screen: '/second' }, 77)
  expect(igor.seen()).toEqual({ 1: stamp('halina', '/mine'), 2: stamp('ola', '/own') })
})

it('[S9] a client that disconnects or removes its state is gone', () => {
  const { enter, leave } = setup()
  const halina = enter('halina', 1)
  const ola = enter('ola', 2)
  ola.says({})
  leave(ola)
  expect(halina.seen()).toEqual({})
  const again = enter('ola', 2)
  again.says({})
  expect(halina.seen()).toEqual({ 2: stamp('ola', null) })
  again.says(null)
  expect(halina.seen()).toEqual({})
})

it('[S9] a browser that comes back before its old socket has timed out is visible at once', () => {
  const { enter, leave } = setup()
  const halina = enter('halina', 1)
  const old = enter('ola', 2)
  old.says({ screen: '/old' })
  const back = enter('ola', 2)
  back.says({ screen: '/new' })
  expect(halina.seen()).toEqual({ 2: stamp('ola', '/new') })
  leave(old)
  expect(halina.seen()).toEqual({ 2: stamp('ola', '/new') })
})

it('[S9] truncated and oversized updates are dropped', () => {
  const { presence, enter } = setup()
  const halina = enter('halina', 1)
  const ola = enter('ola', 2)
  presence.receive(ola, new Uint8Array([5, 1]), [halina, ola])
  presence.receive(ola, new Uint8Array([1, 2, 1, 3, 0x7b, 0x7b, 0x7b]), [halina, ola])
  ola.says({ screen: '/x', ballast: 'x'.repeat(2_000) })
  expect(halina.seen()).toEqual({})
})

it('[S11] a screen of the longest path is shown, and one character more is not', () => {
  const { enter } = setup()
  const halina = enter('halina', 1)
  const ola = enter('ola', 2)
  const longest = `/${'x'.repeat(serverLimits.screenLengthMax - 1)}`
  ola.says({ screen: longest })
  expect(halina.seen()).toEqual({ 2: stamp('ola', longest) })
  ola.says({ screen: `${longest}x` })
  expect(halina.seen()).toEqual({ 2: stamp('ola', null) })
})

it('[S11] the updates of a client that changes screens endlessly are throttled', () => {
  const { clock, enter } = setup()
  const halina = enter('halina', 1)
  const ola = enter('ola', 2)
  for (let at = 0; at < 1_000; at += 1) ola.says({ screen: `/${at}` })
  expect(halina.seen()).toEqual({ 2: stamp('ola', `/${serverLimits.presenceChanges.burst - 1}`) })
  clock.advance(15_000)
  ola.says({ screen: '/last' })
  expect(halina.seen()).toEqual({ 2: stamp('ola', '/last') })
})

it('[S9] a client at another server is present until it leaves, moves here, or is not renewed', () => {
  const { clock, presence, enter } = setup()
  const halina = enter('halina', 1)
  const igor = { clientId: 7, clock: clock.now() + 5_000, login: login('igor'), screen: '/a/other', isPresent: true }
  presence.applyElsewhere(igor, [halina])
  expect(halina.seen()).toEqual({ 7: stamp('igor', '/a/other') })
  expect(enter('ola', 2).seen()).toEqual({ 7: stamp('igor', '/a/other') })
  presence.applyElsewhere({ ...igor, isPresent: false }, [halina])
  expect(halina.seen()).toEqual({})
  // The other server learns only later that its socket has closed.
  presence.applyElsewhere(igor, [halina])
  const moved = enter('igor', 7)
  moved.says({ screen: '/a/here' })
  presence.applyElsewhere({ ...igor, isPresent: false }, [halina])
  expect(halina.seen()).toEqual({ 7: stamp('igor', '/a/here') })
  presence.applyElsewhere({ ...igor, clientId: 8 }, [])
  clock.advance(serverLimits.presenceElsewhereMs + 1)
  expect(Object.keys(enter('late', 3).seen())).toEqual(['7'])
})

it('[S9] a client cannot take the id that another login has at another server', () => {
  const { presence, enter } = setup()
  const igor = { clientId: 7, clock: 1, login: login('igor'), screen: '/a/other', isPresent: true }
  const halina = enter('halina', 1)
  presence.applyElsewhere(igor, [halina])
  const ola = enter('ola', 2)
  ola.says({ screen: '/forged' }, 7)
  expect(halina.seen()).toEqual({ 7: stamp('igor', '/a/other') })
})
