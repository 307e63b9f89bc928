import { describe, expect, it } from 'vitest'
import type { Role } from '../records.ts'
import { runAs } from '../testing/run-as.ts'
import { fill, invitation, member, now, role, sampleDirectory } from '../testing/sample-directory.ts'
import type { MutationName } from './mutations.ts'

const setup = () => {
  const directory = sampleDirectory()
  return { directory, run: (name: MutationName, args: object) => runAs(directory, 'admin', name, args) }
}

const written = (record: Role) => [{ kind: 'role', id: record.id, record }]

describe('[A19] roles', () => {
  it('[A19] are created with rights in the profile’s order', () => {
    const args = { roleId: 'role-new', name: 'Zespół FNP', rights: ['account', 'processes', 'account'] }
    expect(setup().run('createRole', args)).toEqual(
      written({ ...role('role-new', ['processes', 'account']), name: 'Zespół FNP' }),
    )
  })

  it('[A19] refused: an id in use, a right of the other profile, too many roles', () => {
    const { directory, run } = setup()
    const args = { roleId: 'role-new', name: 'New', rights: ['mail'] }
    expect(run('createRole', { ...args, roleId: 'role-used' })).toEqual({
      code: 'already-exists',
      kind: 'role',
      recordId: 'role-used',
    })
    expect(run('createRole', { ...args, rights: ['mail', 'calendar'] })).toEqual({
      code: 'right-outside-profile',
      right: 'calendar',
    })
    fill(
      directory.role,
      Array.from({ length: 498 }, (_, index) => role(`role-many-${index}`, [])),
    )
    expect(run('createRole', args)).toEqual({ code: 'too-many-records', kind: 'role', max: 500 })
  })

  it.each(['Role role-used', 'ROLE  role-USED', 'Ｒole role-used'])(
    '[A19] refused: %j, which reads as the name of another role',
    (name) => {
      const { run } = setup()
      const taken = { code: 'role-name-taken', name: 'Role role-used' }
      expect(run('createRole', { roleId: 'role-new', name, rights: [] })).toEqual(taken)
      expect(run('changeRole', { roleId: 'role-free', name, add: [], remove: [] })).toEqual(taken)
    },
  )

  it('[A19] a role keeps its own name, in another case too, and one that doubled before names were unique can change', () => {
    const { directory, run } = setup()
    const change = { roleId: 'role-used', add: [], remove: [] }
    expect(run('changeRole', { ...change, name: 'Role role-used' })).toEqual([])
    expect(run('changeRole', { ...change, name: 'ROLE ROLE-USED' })).toHaveLength(1)
    fill(directory.role, [{ ...role('role-double', ['mail']), name: 'Role role-used' }])
    expect(run('changeRole', { ...change, name: 'Role role-used', add: ['units'] })).toHaveLength(1)
    expect(run('changeRole', { ...change, add: ['units'] })).toHaveLength(1)
  })

  it('[A19] change by adding and removing, name and rights apart or together', () => {
    const { run } = setup()
    const change = (fields: object) => run('changeRole', { roleId: 'role-used', add: [], remove: [], ...fields })
    expect(change({ add: ['processes'], remove: ['finance', 'units'] })).toEqual(
      written(role('role-used', ['processes', 'mail'])),
    )
    expect(change({ name: 'Another' })).toEqual(written({ ...role('role-used', ['mail', 'finance']), name: 'Another' }))
    expect(change({ add: ['mail'] })).toEqual([])
    expect(change({})).toEqual([])
  })

  it('[A19] what is both added and removed is removed', () => {
    const args = { roleId: 'role-used', add: ['account', 'mail'], remove: ['account', 'mail'] }
    expect(setup().run('changeRole', args)).toEqual(written(role('role-used', ['finance'])))
  })

  it('[A19] a change is refused for an unknown role and a right of the other profile', () => {
    const { run } = setup()
    expect(run('changeRole', { roleId: 'role-unknown', add: [], remove: [] })).toEqual({
      code: 'unknown-role',
      recordId: 'role-unknown',
    })
    expect(run('changeRole', { roleId: 'role-used', add: ['property'], remove: [] })).toEqual({
      code: 'right-outside-profile',
      right: 'property',
    })
  })

  it('[A19] deleted only when no one has it and no invitation promises it', () => {
    const { directory, run } = setup()
    fill(directory.invitation, [
      invitation('one', { roleIds: ['role-used'] }),
      invitation('two', { roleIds: ['role-used'], expiresAt: now }),
      invitation('three', { roleIds: ['role-used'], status: 'revoked' }),
    ])
    expect(run('deleteRole', { roleId: 'role-used' })).toEqual({
      code: 'role-in-use',
      name: 'Role role-used',
      members: 1,
      invitations: 1,
    })
    expect(run('deleteRole', { roleId: 'role-free' })).toEqual([{ kind: 'role', id: 'role-free', record: null }])
    expect(run('deleteRole', { roleId: 'role-unknown' })).toEqual({ code: 'unknown-role', recordId: 'role-unknown' })
  })
  it('[A16] [A19] an administrator has all rights without it, and does not keep it alive', () => {
    const { directory, run } = setup()
    fill(directory.member, [member('boss', { admin: true, roleIds: ['role-free', 'role-used'] })])
    expect(run('deleteRole', { roleId: 'role-free' })).toEqual([
      { kind: 'member', id: 'member-boss', record: member('boss', { admin: true, roleIds: ['role-used'] }) },
      { kind: 'role', id: 'role-free', record: null },
    ])
    expect(run('deleteRole', { roleId: 'role-used' })).toMatchObject({ code: 'role-in-use', members: 1 })
  })
})
