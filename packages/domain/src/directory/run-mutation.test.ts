import { describe, expect, it } from 'vitest'
import type { LoginId } from '../kernel/ids.ts'
import { limits } from '../kernel/limits.ts'
import { newestVersion } from '../kernel/run-mutation.ts'
import { renameAccount } from './mutations/rename-account.ts'
import { isRefused, resultOf } from './testing/run-as.ts'
import { applyWrites } from '../kernel/write.ts'
import type { DirectoryContext } from './define-mutation.ts'
import { copyDirectory } from './directory.ts'
import { now, sampleDirectory } from './testing/sample-directory.ts'

const setup = () => {
  const directory = sampleDirectory()
  const run = (name: string, args: unknown, options: { version?: number; actor?: DirectoryContext['actor'] } = {}) => {
    const actor = options.actor ?? { kind: 'login', loginId: 'login-owner' as LoginId }
    return resultOf(directory, { name, version: options.version ?? 1, args }, { actor, now, facts: {} })
  }
  return { directory, run }
}

const rename = { accountId: 'account-north', name: 'Północ' }

describe('[DESIGN 5] the name and the version', () => {
  it.each([
    '',
    'dropEverything',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'RenameAccount',
    'renameAccount ',
  ])('[DESIGN 5] %j is no mutation', (name) => {
    expect(setup().run(name, rename)).toEqual({ code: 'unknown-mutation', name })
  })

  it.each([
    'registerOrganization',
    'acceptInvitation',
    'confirmEmail',
    'expireInvitation',
    'recordDelivery',
    'recordSignIn',
  ])('[DESIGN 5] %s is the server’s own, and no mutation for a person', (name) => {
    expect(setup().run(name, {})).toEqual({ code: 'unknown-mutation', name })
  })

  it.each([newestVersion(renameAccount) + 1, 999, 0, -1, 1.5, Number.NaN])('[S14] version %d is refused', (version) => {
    const { run } = setup()
    expect(run('renameAccount', rename, { version })).toEqual({
      code: 'unsupported-version',
      name: 'renameAccount',
      version,
    })
  })
})

describe('[B2] the order of questions', () => {
  it('[B2] a sender who is no administrator learns only that, whatever the arguments are', () => {
    const actor = { kind: 'login', loginId: 'login-plain' as LoginId } as const
    expect(setup().run('renameAccount', { accountId: 7 }, { actor })).toEqual({ code: 'not-admin' })
    expect(setup().run('renameAccount', { ...rename, accountId: 'account-unknown' }, { actor })).toEqual({
      code: 'not-admin',
    })
  })

  it('[B2] the server itself is not an administrator', () => {
    expect(setup().run('renameAccount', rename, { actor: { kind: 'system' } })).toEqual({ code: 'not-admin' })
  })

  it('[B2] before registration no one is an administrator', () => {
    const { directory, run } = setup()
    directory.member.clear()
    directory.organization = null
    expect(run('renameAccount', rename)).toEqual({ code: 'not-admin' })
  })
})

describe('[DESIGN 7] arguments', () => {
  it('[DESIGN 7] every wrong field is named once, with its path and reason', () => {
    const args = { accountId: 'short', name: '', unit: { unitId: 'unit-new', identifier: '#1', name: '<b>' } }
    expect(setup().run('createSubAccount', args)).toEqual({
      code: 'invalid-arguments',
      issues: [
        { path: 'accountId', reason: 'malformed-id' },
        { path: 'name', reason: 'empty' },
        { path: 'unit.identifier', reason: 'not-an-identifier' },
        { path: 'unit.name', reason: 'markup' },
      ],
    })
  })

  it('[DESIGN 7] missing fields, wrong types, options that do not exist and lists too long', () => {
    const args = { memberId: 7, add: ['everything'], remove: 'mail', addRoles: Array(65).fill('role-used') }
    expect(setup().run('changeRights', args)).toEqual({
      code: 'invalid-arguments',
      issues: [
        { path: 'memberId', reason: 'wrong-type' },
        { path: 'add.0', reason: 'not-an-option' },
        { path: 'remove', reason: 'wrong-type' },
        { path: 'addRoles', reason: 'too-many' },
        { path: 'removeRoles', reason: 'missing' },
      ],
    })
  })

  it.each([null, undefined, 7, 'text', true])('[DESIGN 7] %j are no arguments', (args) => {
    const reason = args === undefined ? 'missing' : 'wrong-type'
    expect(setup().run('removeUnit', args)).toEqual({ code: 'invalid-arguments', issues: [{ path: '', reason }] })
  })

  it('[DESIGN 7] unknown keys are dropped, duplicates in lists count once', () => {
    const { directory, run } = setup()
    const lists = { remove: [], addRoles: ['role-free', 'role-free'], removeRoles: [] }
    const args = { memberId: 'member-reader', add: ['mail', 'mail', 'account'], ...lists, admin: true, primary: true }
    const before = [...directory.member.values()].find(({ id }) => id === 'member-reader')
    expect(run('changeRights', args)).toEqual([
      {
        kind: 'member',
        id: 'member-reader',
        record: { ...before, rights: ['mail', 'account'], roleIds: ['role-free'] },
      },
    ])
  })

  it('[S11] a name of 200 characters in any script is taken, one of 201 is not', () => {
    const { run } = setup()
    expect(isRefused(run('renameAccount', { ...rename, name: '🌊'.repeat(limits.nameLengthMax) }))).toBe(false)
    expect(run('renameAccount', { ...rename, name: '🌊'.repeat(limits.nameLengthMax + 1) })).toEqual({
      code: 'invalid-arguments',
      issues: [{ path: 'name', reason: 'too-long' }],
    })
  })
})

it('[S1] what is written makes the same change a no-op', () => {
  const { directory, run } = setup()
  const result = run('renameAccount', rename)
  if (isRefused(result)) throw new Error(result.code)
  const copy = copyDirectory(directory)
  applyWrites(copy, result)
  const context: DirectoryContext = { actor: { kind: 'login', loginId: 'login-owner' as LoginId }, now, facts: {} }
  expect(resultOf(copy, { name: 'renameAccount', version: 1, args: rename }, context)).toEqual([])
  expect(run('renameAccount', rename)).toEqual(result)
})
