import { describe, expect, it } from 'vitest'
import type { MemberId } from '../../kernel/ids.ts'
import type { Right } from '../profiles/profile.ts'
import { account, fill, member, role, sampleDirectory } from '../testing/sample-directory.ts'
import { effectiveAccess } from './effective-access.ts'

const setup = () => {
  const directory = sampleDirectory()
  const accessOf = (word: string) => effectiveAccess(directory, `member-${word}` as MemberId)
  const accountsOf = (word: string) => accessOf(word).map(({ accountId, reason }) => `${accountId} ${reason}`)
  const rightsOf = (word: string) => (accessOf(word)[0]?.rights ?? []).map(({ right }) => right)
  return { directory, accessOf, accountsOf, rightsOf }
}

describe('[A10] accounts', () => {
  it('[A16] an administrator reaches every account that is not archived, main account first', () => {
    const { accountsOf } = setup()
    const all = ['account-main administrator', 'account-north administrator', 'account-south administrator']
    expect(accountsOf('owner')).toEqual(all)
    expect(accountsOf('admin')).toEqual(all)
  })

  it('[A10] a member of the main account reaches it and what was granted', () => {
    const { accountsOf } = setup()
    expect(accountsOf('plain')).toEqual(['account-main home', 'account-north grant'])
    expect(accountsOf('reader')).toEqual(['account-main home'])
  })

  it('[A11] a member of a sub-account reaches that one only, whatever grants are stored', () => {
    const { directory, accountsOf } = setup()
    fill(directory.member, [
      member('north', { homeAccountId: 'account-north', grants: ['account-south', 'account-main'] }),
    ])
    expect(accountsOf('north')).toEqual(['account-north home'])
  })

  it('[A10] no one enters an archived account, and a grant to it waits', () => {
    const { directory, accountsOf } = setup()
    fill(directory.member, [
      member('plain', { grants: ['account-old'] }),
      member('north', { homeAccountId: 'account-old' }),
    ])
    expect(accountsOf('plain')).toEqual(['account-main home'])
    expect(accountsOf('north')).toEqual([])
  })

  it('[A7] accounts are in order of creation, not of granting', () => {
    const { directory, accountsOf } = setup()
    fill(directory.member, [member('plain', { grants: ['account-south', 'account-main', 'account-north'] })])
    fill(directory.account, [account('account-south', { position: 9 })])
    expect(accountsOf('plain')).toEqual(['account-main home', 'account-north grant', 'account-south grant'])
  })

  it('[B13] an unknown member, a suspended one and an unregistered organisation reach nothing', () => {
    const { directory, accessOf } = setup()
    expect(accessOf('unknown')).toEqual([])
    expect(accessOf('suspended')).toEqual([])
    directory.organization = null
    expect(accessOf('owner')).toEqual([])
  })
})

describe('[A19] rights', () => {
  it('[A19] every reason is given, in the order administrator, direct, roles', () => {
    const { directory, accessOf } = setup()
    fill(directory.member, [
      member('plain', { rights: ['mail'], roleIds: ['role-used', 'role-free'] }),
      member('admin', { admin: true, rights: ['mail'], roleIds: ['role-free'] }),
    ])
    expect(accessOf('plain')[0]?.rights).toEqual([
      {
        right: 'mail',
        reasons: [{ by: 'direct' }, { by: 'role', roleId: 'role-used' }, { by: 'role', roleId: 'role-free' }],
      },
      { right: 'finance', reasons: [{ by: 'role', roleId: 'role-used' }] },
    ])
    expect(accessOf('admin')[0]?.rights[2]).toEqual({
      right: 'mail',
      reasons: [{ by: 'administrator' }, { by: 'direct' }, { by: 'role', roleId: 'role-free' }],
    })
  })

  it('[A19] a changed role changes the rights in the main account and in every sub-account alike', () => {
    const { directory, accessOf } = setup()
    fill(directory.role, [role('role-used', ['processes'])])
    const rights = accessOf('plain').map((access) => access.rights.map(({ right }) => right))
    expect(rights).toEqual([
      ['processes', 'mail'],
      ['processes', 'mail'],
    ])
  })

  it('[A5] an administrator holds every right of the profile, and none of the other one', () => {
    const { rightsOf } = setup()
    expect(rightsOf('owner')).toEqual(['processes', 'units', 'mail', 'finance', 'account'])
  })

  it('[B15] rights outside the profile and roles that are gone open nothing', () => {
    const { directory, rightsOf } = setup()
    const rights: Right[] = ['calendar', 'account']
    fill(directory.member, [member('plain', { rights, roleIds: ['role-gone'] })])
    expect(rightsOf('plain')).toEqual(['account'])
  })
})
