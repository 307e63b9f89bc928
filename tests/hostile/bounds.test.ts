import { limits } from '../../packages/domain/src/limits.ts'
import { wireLimits } from '../../packages/protocol/src/limits.ts'
import { serverLimits } from '../../sync-server/src/limits.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId, password } from '../server/person.ts'
import { upBytes } from './bytes.ts'
import { openHostileSocket } from './hostile-socket.ts'
import { openScene, type Scene } from './scene.ts'
import { until } from './until.ts'
import { createRole, mutateJson } from './valid-frames.ts'

let scene: Scene
beforeAll(async () => (scene = await openScene()))
afterAll(() => scene.close())

const birds = (length: number): string => '\u{1f426}'.repeat(length)
const letters = (length: number): string => `a${newId().replaceAll('-', '')}${'b'.repeat(length)}`.slice(0, length)
const address = (length: number): string => `${letters(length - '@b.pl'.length)}@b.pl`
const many = (item: string) => (count: number) => Array.from({ length: count }, () => item)

const codeOf = async (name: string, args: object): Promise<string> => {
  const mutations = [{ id: newId(), name, args }]
  const answer = await scene.owner.request('POST', `/api/documents/${scene.documentName}/mutations`, { mutations })
  const { outcomes } = (await answer.json()) as { outcomes: readonly { outcome: string; code?: string }[] }
  return outcomes[0]?.code ?? outcomes[0]?.outcome ?? 'nothing'
}

describe('[S11] over the wire, an administrator', () => {
  let roleId = ''
  let memberId = ''
  beforeAll(async () => {
    roleId = newId()
    await scene.owner.mutate(scene.organizationId, 'createRole', createRole({ roleId }).args)
    memberId = scene.reader.memberId
  })
  const invited = (more: object) => ({
    ...{ invitationId: newId(), name: 'Anna', email: `${newId()}@example.org`, homeAccountId: scene.accountId },
    ...{ admin: false, rights: [], roleIds: [], grants: [], ...more },
  })
  const account = (more: object) => ({
    ...{ accountId: newId(), name: 'Filia', unit: { unitId: newId(), identifier: letters(20), ...more } },
  })
  const rights = (more: object) => ({ memberId, add: [], remove: [], addRoles: [], removeRoles: [], ...more })
  it.each<readonly [what: string, max: number, mutation: string, args: (size: number) => object]>([
    ['a name', limits.nameLengthMax, 'createRole', (size) => createRole({ name: birds(size) }).args],
    ['an e-mail', limits.emailLengthMax, 'inviteMember', (size) => invited({ email: address(size) })],
    ['an identifier', limits.identifierLengthMax, 'createSubAccount', (size) => account({ identifier: letters(size) })],
    [
      'the rights of a role',
      limits.rightsPerListMax,
      'createRole',
      (size) => createRole({ rights: many('mail')(size) }).args,
    ],
    [
      'the rights of an invitation',
      limits.rightsPerListMax,
      'inviteMember',
      (size) => invited({ rights: many('mail')(size) }),
    ],
    [
      'the roles of an invitation',
      limits.rolesPerListMax,
      'inviteMember',
      (size) => invited({ roleIds: many(roleId)(size) }),
    ],
    ['added roles', limits.rolesPerListMax, 'changeRights', (size) => rights({ addRoles: many(roleId)(size) })],
    [
      'the grants of an invitation',
      limits.grantsPerListMax,
      'inviteMember',
      (size) => invited({ grants: many(scene.subAccountId)(size) }),
    ],
    [
      'added grants',
      limits.grantsPerListMax,
      'changeGrants',
      (size) => ({ memberId, add: many(scene.subAccountId)(size), remove: [] }),
    ],
  ])('[S11] may send %s of the most, and is refused one past it', async (_what, max, mutation, args) => {
    expect(await codeOf(mutation, args(max))).toBe('accepted')
    const before = await scene.state()
    expect(await codeOf(mutation, args(max + 1))).toBe('invalid-arguments')
    expect(await scene.state()).toEqual(before)
  })
})

describe('[S11] whoever registers', () => {
  const register = async (change: (body: ReturnType<typeof registration>) => object): Promise<string> => {
    const answer = await fetch(`${scene.kontor.origin}/api/organizations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(change(registration())),
    })
    const { error } = (await answer.json()) as { error?: { issues: readonly { path: string; reason: string }[] } }
    return error === undefined
      ? String(answer.status)
      : error.issues.map(({ path, reason }) => `${path} ${reason}`).join()
  }
  const registration = () => {
    const username = letters(12)
    return {
      profile: 'hospitality',
      legalEntity: { name: 'Hotele', taxId: '584 251 10 77' },
      accountName: 'Hotele',
      unitIdentifier: letters(20),
      owner: { name: 'Halina', email: `${username}@example.org`, username, password },
    }
  }
  const owner = (field: string, value: string) => (body: ReturnType<typeof registration>) => ({
    ...body,
    owner: { ...body.owner, [field]: value },
  })
  const taxId = (value: string) => (body: ReturnType<typeof registration>) => ({
    ...body,
    legalEntity: { ...body.legalEntity, taxId: value },
  })
  const units = (count: number) => (body: ReturnType<typeof registration>) => ({
    ...body,
    contractUnits: Array.from({ length: count - 1 }, (_, at) => `${body.unitIdentifier} ${at}`),
  })
  it.each([
    [
      'the shortest user name',
      owner('username', letters(limits.usernameLengthMin)),
      owner('username', letters(limits.usernameLengthMin - 1)),
      'owner.username too-short',
    ],
    [
      'the longest user name',
      owner('username', letters(limits.usernameLengthMax)),
      owner('username', letters(limits.usernameLengthMax + 1)),
      'owner.username too-long',
    ],
    [
      'the shortest password',
      owner('password', birds(limits.passwordLengthMin)),
      owner('password', birds(limits.passwordLengthMin - 1)),
      'owner.password too-short',
    ],
    [
      'the longest password',
      owner('password', birds(limits.passwordLengthMax)),
      owner('password', birds(limits.passwordLengthMax + 1)),
      'owner.password too-long',
    ],
    [
      'the shortest tax id',
      taxId('1'.repeat(limits.taxIdLengthMin)),
      taxId('1'.repeat(limits.taxIdLengthMin - 1)),
      'legalEntity.taxId too-short',
    ],
    [
      'the longest tax id',
      taxId('1'.repeat(limits.taxIdLengthMax)),
      taxId('1'.repeat(limits.taxIdLengthMax + 1)),
      'legalEntity.taxId too-long',
    ],
    [
      'a contract of the most units',
      units(limits.contractUnitsMax),
      units(limits.contractUnitsMax + 1),
      'contractUnits too-many',
    ],
  ])('[S11] may have %s, and is refused one past it', async (_what, atBound, past, refusal) => {
    expect([await register(atBound), await register(past)]).toEqual(['201', refusal])
  })
})

it('[S11] refusals without end are judged no more, on whatever socket and over HTTP, and others go on', async () => {
  const before = await scene.state()
  const message = () => Array.from({ length: wireLimits.mutationsPerMessageMax }, () => ({ ...createRole(), args: {} }))
  const socket = await openHostileSocket(scene.kontor.origin, scene.reader.cookie, scene.documentName)
  const said = (word: string) => () => socket.frames.filter((frame) => frame[0] === 101 && frame.includes(word)).length
  const messages = serverLimits.refusals.burst / wireLimits.mutationsPerMessageMax
  for (let at = 0; at < messages; at += 1) socket.send(upBytes(mutateJson(message())))
  await until('all of the burst is judged', () => said('"outcomes"')() === messages)
  expect(said('"retry"')()).toBe(0)

  const other = await openHostileSocket(scene.kontor.origin, scene.reader.cookie, scene.documentName)
  other.send(upBytes(mutateJson(message())))
  await until('it is told to come later', () => other.frames.some((frame) => frame.includes('"reason":"too-many"')))
  const mutations = message()
  const answer = await scene.reader.request('POST', `/api/documents/${scene.documentName}/mutations`, { mutations })
  expect([answer.status, await answer.json()]).toMatchObject([429, { error: { code: 'too-many' } }])
  socket.end()
  other.end()
  expect(await scene.state()).toEqual(before)
  await scene.stillFollows()
  expect(scene.faults()).toEqual([])
}, 60_000)
