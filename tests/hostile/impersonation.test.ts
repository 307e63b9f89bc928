import { limits } from '../../packages/domain/src/kernel/limits.ts'
import { wireLimits } from '../../packages/protocol/src/limits.ts'
import { protocolVersion } from '../../packages/protocol/src/versions.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { invite, newId, Person } from '../server/person.ts'
import { presenceBytes, upBytes } from './bytes.ts'
import { openHostileSocket } from './hostile-socket.ts'
import { openScene, type Scene } from './scene.ts'
import { until } from './until.ts'
import { createRole, mutateJson } from './valid-frames.ts'

let scene: Scene
beforeAll(async () => (scene = await openScene()))
afterAll(() => scene.close())

interface SentOutcome {
  readonly id: string
  readonly outcome: string
  readonly code?: string
}
const outcomesIn = (frames: readonly Buffer[]): readonly SentOutcome[] =>
  frames
    .filter((frame) => frame[0] === 101 && frame.includes('"outcomes"'))
    .flatMap(
      (frame) => (JSON.parse(frame.subarray(frame.indexOf('{')).toString()) as { outcomes: SentOutcome[] }).outcomes,
    )

/** The outcomes of one frame, sent by a person on a new socket. */
const outcomesOf = async (person: Person, frame: Uint8Array): Promise<readonly SentOutcome[]> => {
  const socket = await openHostileSocket(scene.kontor.origin, person.cookie, scene.documentName)
  socket.send(frame)
  await until('outcomes are there', () => outcomesIn(socket.frames).length > 0)
  socket.end()
  return outcomesIn(socket.frames)
}
const roleIds = async (): Promise<readonly string[]> =>
  (JSON.parse((await scene.state()).directory) as { roles: { id: string }[] }).roles.map(({ id }) => id)

it('[S1] another person’s frame, sent again, is judged by the rights of the sender and takes nothing from the first', async () => {
  const mutation = createRole()
  const frame = upBytes(mutateJson([mutation]))
  const [first] = await outcomesOf(scene.owner, frame)
  expect(first).toMatchObject({ id: mutation.id, outcome: 'accepted' })
  const before = await scene.state()
  expect(await outcomesOf(scene.reader, frame)).toMatchObject([{ outcome: 'refused', code: 'not-admin' }])
  expect(await outcomesOf(scene.owner, frame)).toEqual([first])
  expect(await scene.state()).toEqual(before)
})

it('[S1] an id that another login has used first still counts for the one who made it', async () => {
  const mutation = createRole()
  const frame = upBytes(mutateJson([mutation]))
  expect(await outcomesOf(scene.reader, frame)).toMatchObject([{ outcome: 'refused', code: 'not-admin' }])
  expect(await outcomesOf(scene.owner, frame)).toMatchObject([{ outcome: 'accepted' }])
})

it('[S1] another mutation under a known id is not run', async () => {
  const mutation = createRole()
  const [first] = await outcomesOf(scene.owner, upBytes(mutateJson([mutation])))
  const before = await scene.state()
  const other = { ...createRole(), id: mutation.id }
  expect(await outcomesOf(scene.owner, upBytes(mutateJson([other])))).toEqual([first])
  expect(await scene.state()).toEqual(before)
})

it('[DESIGN 4] no name of a document opens one that is not the caller’s, and not a byte of it comes', async () => {
  const ownerId = await scene.loginIdOf(scene.owner)
  const { organizationId: org, subAccountId, accountId } = scene
  const names = [
    ...[`directory/${org}`, `section/${accountId}.mail`, `section/${subAccountId}.finance`, `access/${ownerId}`],
    ...['directory/__proto__', 'directory/constructor', 'access/hasOwnProperty', 'section/constructor.constructor', ''],
    ...[`directory/${org}/`, `directory//${org}`, `directory%2f${org}`, `directory/${org}%00`, `directory/${org}.`],
    ...[`section/${subAccountId}.mail.finance`, `section/${subAccountId}.__proto__`, `x/../directory/${org}`],
    ...[`directory/${org}?epoch=x&protocol=${protocolVersion}`, `directory/${org}?login=${ownerId}`, 'a'.repeat(8_000)],
  ]
  const before = await scene.state()
  for (const person of [scene.visitor, scene.stranger])
    for (const name of names) {
      const socket = await openHostileSocket(scene.kontor.origin, person.cookie, name)
      expect([name, [4401, 4403].includes(await socket.closed), socket.frames]).toEqual([name, true, []])
    }
  expect(await scene.state()).toEqual(before)
  await scene.stillFollows()
})

it('[DESIGN 4] over HTTP as well a caller reads and writes nothing of a document that is closed to them', async () => {
  const { organizationId: org, subAccountId, accountId, owner } = scene
  const invitationId = await invite(owner, org, { name: 'Ktoś', username: 'ktos', homeAccountId: accountId })
  const before = await scene.state()
  const directory = `/api/documents/directory/${org}`
  const reads = [
    ...['history', 'history/refused', 'history/access?at=9999999999999', 'history/chain'].map(
      (path) => `${directory}/${path}`,
    ),
    ...['provenance', 'sessions'].map((path) => `${directory}/members/${scene.reader.memberId}/${path}`),
    ...[directory, `/api/documents/section/${accountId}.mail`, `/api/documents/section/${subAccountId}.finance`],
    ...[`${directory}/`, `/api//documents/directory/${org}`, `/api/documents/x/../directory/${org}`],
    ...[
      `/api/documents/directory/${org}%00`,
      `/api/documents/directory%2f${org}`,
      `/api/documents/directory/__proto__`,
    ],
    ...[`/api/documents/section/__proto__.constructor`, `/api/documents/directory/${'a'.repeat(8_000)}`],
  ]
  const writes = [
    [`${directory}/mutations`, { mutations: [createRole()] }],
    [`${directory}/mutations?login=${await scene.loginIdOf(owner)}`, { mutations: [createRole()] }],
    [`${directory}/invitations/${invitationId}/link`, {}],
    [`${directory}/invitations/constructor/link`, {}],
  ] as const
  for (const person of [scene.visitor, scene.stranger, new Person(scene.kontor, 'unknown', '')]) {
    for (const path of reads) {
      const answer = await person.request('GET', path)
      const text = await answer.text()
      expect([path, answer.status >= 400 && answer.status < 500, /Mewa|Halina|PT 0/.test(text)]).toEqual([
        path,
        true,
        false,
      ])
    }
    for (const [path, body] of writes) {
      const answer = await person.request('POST', path, body)
      const text = await answer.text()
      // A member without the right gets a verdict for each mutation, and it is no.
      const isRefused =
        answer.status === 200 ? !/"accepted"/.test(text) && /"not-admin"/.test(text) : answer.status >= 400
      expect([path, isRefused, /Mewa|Halina|PT 0/.test(text)]).toEqual([path, true, false])
    }
  }
  expect(await scene.state()).toEqual(before)
  expect(scene.faults()).toEqual([])
})

it('[ISSUE 3] no one ends the sessions of another organisation’s people, or views it as one of them', async () => {
  const { elsewhere, reader } = scene
  const attempts = [
    ['endSessions', { memberId: reader.memberId, sessionId: null }],
    ['viewAs', { memberId: reader.memberId }],
  ] as const
  for (const [name, args] of attempts) {
    expect(await elsewhere.owner.refusalOf(elsewhere.organizationId, name, args)).toBe('unknown-member')
    expect(await scene.visitor.refusalOf(scene.organizationId, name, args)).toBe('not-admin')
  }
  await scene.effectsDone()
  expect((await reader.request('GET', '/api/access')).status).toBe(200)
})

it('[S10] names of what every object has are no mutations, and as ids they are like any other', async () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '']
  const unknown = names.map((name) => ({ id: newId(), name, args: {} }))
  const outcomes = await outcomesOf(scene.owner, upBytes(mutateJson(unknown)))
  expect(outcomes.map(({ code }) => code)).toEqual(names.map(() => 'unknown-mutation'))
  const ids = ['constructor', 'hasOwnProperty', 'isPrototypeOf', 'toLocaleString', 'propertyIsEnumerable']
  const roles = ids.map((roleId) => ({ ...createRole({ roleId }), id: `mutation-${roleId}` }))
  expect(await outcomesOf(scene.owner, upBytes(mutateJson(roles)))).toMatchObject(
    ids.map(() => ({ outcome: 'accepted' })),
  )
  expect((await roleIds()).filter((id) => ids.includes(id))).toEqual(ids)
  const polluting = `{"type":"mutate","mutations":[{"id":"${newId()}","name":"createRole","args":{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}},"roleId":"__proto__","name":"a","rights":[]}}]}`
  expect(await outcomesOf(scene.owner, upBytes(polluting))).toMatchObject([{ code: 'invalid-arguments' }])
  expect([Object.keys(Object.prototype), 'admin' in {}]).toEqual([[], false])
  await scene.stillFollows()
})

it('[S11] an administrator’s arguments at every bound are taken, and one past it are refused', async () => {
  const many = (count: number) => Array.from({ length: count }, () => 'mail')
  const cases: readonly [object, boolean][] = [
    [{ name: '\u{1f426}'.repeat(limits.nameLengthMax) }, true],
    [{ name: '\u{1f426}'.repeat(limits.nameLengthMax + 1) }, false],
    [{ rights: many(limits.rightsPerListMax) }, true],
    [{ rights: many(limits.rightsPerListMax + 1) }, false],
    [{ roleId: 'a'.repeat(64) }, true],
    [{ roleId: 'b'.repeat(65) }, false],
    [{ roleId: 'c'.repeat(8) }, true],
    [{ roleId: 'd'.repeat(7) }, false],
    [{ name: '\ud800 alone' }, false],
  ]
  const outcomes = await outcomesOf(scene.owner, upBytes(mutateJson(cases.map(([args]) => createRole(args)))))
  expect(outcomes.map(({ outcome }) => outcome === 'accepted')).toEqual(cases.map(([, isTaken]) => isTaken))
})

it('[S11] a message carries its most mutations, and one more is passed over; a kind of record has its most too', async () => {
  const held = (await roleIds()).length
  const full = limits.recordsPerKindMax.role - held
  const outcomes = await outcomesOf(
    scene.owner,
    upBytes(mutateJson(Array.from({ length: wireLimits.mutationsPerMessageMax }, () => createRole()))),
  )
  expect(outcomes.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(full)
  expect(new Set(outcomes.slice(full).map(({ code }) => code)).size).toBe(held === 0 ? 0 : 1)
  const before = await scene.state()
  const tooMany = Array.from({ length: wireLimits.mutationsPerMessageMax + 1 }, () => createRole())
  const socket = await openHostileSocket(scene.kontor.origin, scene.owner.cookie, scene.documentName)
  socket.send(upBytes(mutateJson(tooMany)))
  expect(await socket.wasHeard()).toBe(true)
  socket.end()
  const body = { mutations: tooMany }
  const answer = await scene.owner.request('POST', `/api/documents/${scene.documentName}/mutations`, body)
  expect(answer.status).toBe(400)
  expect(await scene.state()).toEqual(before)
})

it('[S11] a presence state of the longest text is heard, and one sign more is not', async () => {
  const { awareness } = scene.follower.provider
  const screens = () => [...awareness.getStates().values()].map((state) => (state as { screen?: string | null }).screen)
  const state = (length: number, screen: string) => {
    const bare = JSON.stringify({ screen, more: '' })
    return JSON.stringify({ screen, more: 'x'.repeat(length - bare.length) })
  }
  const socket = await openHostileSocket(scene.kontor.origin, scene.reader.cookie, scene.documentName)
  const claim = (text: string) => socket.send(presenceBytes([{ clientId: 5, clock: 1, state: text }]))
  claim(state(wireLimits.presenceBytesMax + 1, '/too-long'))
  claim(state(wireLimits.presenceBytesMax, '/longest'))
  await until('the longest is heard', () => screens().includes('/longest'))
  claim(state(wireLimits.presenceBytesMax + 1, '/too-long'))
  expect(await socket.wasHeard()).toBe(true)
  await scene.stillFollows()
  expect(screens()).not.toContain('/too-long')
  socket.end()
})
