import { limits } from '../../packages/domain/src/kernel/limits.ts'
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
/** Hard to guess at every length that is allowed. */
const hardPassword = (length: number): string =>
  birds(1) + 'kQ7!xv2#Lm9z'.padEnd(length, 'tramwaj jedzie ').slice(1, length)
const letters = (length: number): string => `a${newId().replaceAll('-', '')}${'b'.repeat(length)}`.slice(0, length)
const address = (length: number): string => `${letters(length - '@b.pl'.length)}@b.pl`
const many = (item: string, count: number): readonly string[] => new Array<string>(count).fill(item)

describe('over the wire, an administrator', () => {
  let roleId = ''
  beforeAll(async () => {
    roleId = newId()
    await scene.owner.mutate(scene.organizationId, 'createRole', createRole({ roleId }).args)
  })

  const send = async (name: string, args: object): Promise<string> => {
    const mutations = [{ id: newId(), name, args }]
    const answer = await scene.owner.request('POST', `/api/documents/${scene.documentName}/mutations`, { mutations })
    const { outcomes } = (await answer.json()) as { outcomes: readonly { outcome: string; code?: string }[] }
    return outcomes[0]?.code ?? outcomes[0]?.outcome ?? 'nothing'
  }
  const sendRole = (more: object) => send('createRole', createRole(more).args)
  const sendInvitation = (more: object) =>
    send('inviteMember', {
      ...{ invitationId: newId(), name: 'Anna', email: `${newId()}@example.org`, homeAccountId: scene.accountId },
      ...{ admin: false, rights: [], roleIds: [], grants: [], ...more },
    })

  /** What goes to the bound is accepted; what goes one past it is refused and changes nothing. */
  const expectBound = async (max: number, sendOfSize: (size: number) => Promise<string>): Promise<void> => {
    expect(await sendOfSize(max)).toBe('accepted')
    const before = await scene.state()
    expect(await sendOfSize(max + 1)).toBe('invalid-arguments')
    expect(await scene.state()).toEqual(before)
  }

  it('[S11] gives a role a name of so many characters and so many rights', async () => {
    await expectBound(limits.nameLengthMax, (length) => sendRole({ name: birds(length) }))
    await expectBound(limits.rightsPerListMax, (count) => sendRole({ rights: many('mail', count) }))
  })

  it('[S11] invites to an e-mail of so many characters, with so many rights, roles and grants', async () => {
    await expectBound(limits.emailLengthMax, (length) => sendInvitation({ email: address(length) }))
    await expectBound(limits.rightsPerListMax, (count) => sendInvitation({ rights: many('mail', count) }))
    await expectBound(limits.rolesPerListMax, (count) => sendInvitation({ roleIds: many(roleId, count) }))
    await expectBound(limits.grantsPerListMax, (count) => sendInvitation({ grants: many(scene.subAccountId, count) }))
  })

  it('[S11] names a unit by an identifier of so many characters', async () => {
    await expectBound(limits.identifierLengthMax, (length) => {
      const unit = { unitId: newId(), identifier: letters(length) }
      return send('createSubAccount', { accountId: newId(), name: 'Filia', unit })
    })
  })

  it('[S11] gives a member so many roles and accounts at once', async () => {
    const { memberId } = scene.reader
    const nothing = { memberId, add: [], remove: [] }
    await expectBound(limits.rolesPerListMax, (count) =>
      send('changeRights', { ...nothing, addRoles: many(roleId, count), removeRoles: [] }),
    )
    await expectBound(limits.grantsPerListMax, (count) =>
      send('changeGrants', { ...nothing, add: many(scene.subAccountId, count) }),
    )
  })
})

describe('registration', () => {
  /** The status, or what is wrong with which field. */
  const register = async (more: object, ownerWith: object = {}): Promise<string> => {
    const username = letters(12)
    const owner = { name: 'Halina', email: `${username}@example.org`, username, password, ...ownerWith }
    const answer = await fetch(`${scene.kontor.origin}/api/organizations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...{ profile: 'hospitality', legalEntity: { name: 'Hotele', taxId: '584 251 10 86' }, accountName: 'Hotele' },
        ...{ unitIdentifier: letters(20), owner, ...more },
      }),
    })
    const { error } = (await answer.json()) as { error?: { issues: readonly { path: string; reason: string }[] } }
    return error?.issues.map(({ path, reason }) => `${path} ${reason}`).join() ?? String(answer.status)
  }

  /** One before the shortest, the shortest, the longest, and one past it. */
  const aroundBounds = async (min: number, max: number, registerWith: (length: number) => Promise<string>) => {
    const answers: string[] = []
    for (const length of [min - 1, min, max, max + 1]) answers.push(await registerWith(length))
    return answers
  }

  it('[S11] has a user name of so many characters', async () => {
    const withUsername = (length: number) => register({}, { username: letters(length) })
    expect(await aroundBounds(limits.usernameLengthMin, limits.usernameLengthMax, withUsername)).toEqual([
      ...['owner.username too-short', '201', '201', 'owner.username too-long'],
    ])
  })

  it('[S11] has a password of so many characters', async () => {
    const withPassword = (length: number) => register({}, { password: hardPassword(length) })
    expect(await aroundBounds(limits.passwordLengthMin, limits.passwordLengthMax, withPassword)).toEqual([
      ...['owner.password too-short', '201', '201', 'owner.password too-long'],
    ])
  })

  it('[S11] has a tax id of so many characters', async () => {
    const withTaxId = (length: number) => register({ legalEntity: { name: 'Hotele', taxId: '1'.repeat(length) } })
    expect(await aroundBounds(limits.taxIdLengthMin, limits.taxIdLengthMax, withTaxId)).toEqual([
      ...['legalEntity.taxId too-short', '201', '201', 'legalEntity.taxId too-long'],
    ])
  })

  it('[S11] has a contract of so many units', async () => {
    const withUnits = (count: number) => {
      const unitIdentifier = letters(20)
      const contractUnits = Array.from({ length: count - 1 }, (_, at) => `${unitIdentifier} ${at}`)
      return register({ unitIdentifier, contractUnits })
    }
    expect([await withUnits(limits.contractUnitsMax), await withUnits(limits.contractUnitsMax + 1)]).toEqual([
      ...['201', 'contractUnits too-many'],
    ])
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
  await until('it is answered to come later', () => other.frames.some((frame) => frame.includes('"reason":"too-many"')))
  const mutations = message()
  const answer = await scene.reader.request('POST', `/api/documents/${scene.documentName}/mutations`, { mutations })
  expect([answer.status, await answer.json()]).toMatchObject([429, { error: { code: 'too-many' } }])
  socket.end()
  other.end()
  expect(await scene.state()).toEqual(before)
  await scene.stillFollows()
  expect(scene.faults()).toEqual([])
}, 60_000)
