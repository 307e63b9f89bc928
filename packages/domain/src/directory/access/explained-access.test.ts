import { describe, expect, it } from 'vitest'
import type { AccountId, MemberId } from '../../kernel/ids.ts'
import type { ProfileId } from '../profiles/profile.ts'
import type { Member } from '../records.ts'
import { fill, member, type Plain, role, sampleDirectory } from '../testing/sample-directory.ts'
import { explainAccess, opensSection } from './explained-access.ts'

const setup = (fields: Plain<Member> = {}, profile: ProfileId = 'telecom') => {
  const directory = sampleDirectory(profile)
  fill(directory.member, [member('person', fields)])
  const explained = explainAccess(directory, 'member-person' as MemberId)
  const accounts = (explained?.accounts ?? []).map(({ accountId, allowed, reason, barriers }) =>
    [accountId, allowed ? 'in' : 'out', reason ?? 'nothing', ...barriers].join(' '),
  )
  const rights = (explained?.rights ?? []).map(({ right, reasons }) => [
    right,
    ...reasons.map((reason) => (reason.by === 'role' ? reason.roleId : reason.by)),
  ])
  const hidden = (explained?.places ?? [])
    .filter(({ missing }) => missing.length > 0)
    .map(({ place, missing }) => `${place.surface} ${place.id}: ${missing.join(' ')}`)
  return { directory, explained, accounts, rights, hidden }
}

describe('[A10] why an account opens, or does not', () => {
  it('[A16] an administrator gets in everywhere except where no one does', () => {
    expect(setup({ admin: true }).accounts).toEqual([
      'account-main in administrator',
      'account-north in administrator',
      'account-south in administrator',
      'account-old out administrator archived',
    ])
  })

  it('[A10] home, grant and no grant', () => {
    expect(setup({ grants: ['account-south'] }).accounts).toEqual([
      'account-main in home',
      'account-north out nothing no-grant',
      'account-south in grant',
      'account-old out nothing no-grant archived',
    ])
  })

  it('[A11] a home in a sub-account keeps out of the others, whatever grants are stored', () => {
    expect(setup({ homeAccountId: 'account-north', grants: ['account-south', 'account-main'] }).accounts).toEqual([
      'account-main out nothing home-is-sub-account',
      'account-north in home',
      'account-south out nothing home-is-sub-account',
      'account-old out nothing home-is-sub-account archived',
    ])
  })

  it('[A10] the reason for an archived account is given, and that no one enters it', () => {
    expect(setup({ grants: ['account-old'] }).accounts.at(-1)).toBe('account-old out grant archived')
    expect(setup({ homeAccountId: 'account-old' }).accounts.at(-1)).toBe('account-old out home archived')
  })

  it('[B13] a suspension holds everything back, and what is held back is shown', () => {
    expect(setup({ status: 'suspended', grants: ['account-south'] }).accounts).toEqual([
      'account-main out home suspended',
      'account-north out nothing no-grant suspended',
      'account-south out grant suspended',
      'account-old out nothing no-grant archived suspended',
    ])
    expect(setup({ status: 'suspended', admin: true }).accounts[1]).toBe('account-north out administrator suspended')
  })
})

describe('[A19] why a right is held, or is not', () => {
  it('[A19] directly, through a role, both ways, not at all', () => {
    expect(setup({ rights: ['mail', 'units'], roleIds: ['role-used', 'role-free'] }).rights).toEqual([
      ['processes'],
      ['units', 'direct'],
      ['mail', 'direct', 'role-used', 'role-free'],
      ['finance', 'role-used'],
      ['account'],
    ])
  })

  it('[A5] an administrator holds all, and what was given beside that is shown', () => {
    expect(setup({ admin: true, rights: ['finance'], roleIds: ['role-free'] }).rights).toEqual([
      ['processes', 'administrator'],
      ['units', 'administrator'],
      ['mail', 'administrator', 'role-free'],
      ['finance', 'administrator', 'direct'],
      ['account', 'administrator'],
    ])
  })

  it('[B15] rights of the other profile and roles that are gone are no reasons', () => {
    expect(setup({ rights: ['calendar'], roleIds: ['role-gone'] }).rights.flat()).toEqual([
      'processes',
      'units',
      'mail',
      'finance',
      'account',
    ])
  })

  it('[B16] a suspended member keeps what is stored, shown as held back by the accounts', () => {
    const { explained, rights } = setup({ status: 'suspended', rights: ['mail'] })
    expect(rights[2]).toEqual(['mail', 'direct'])
    expect(explained?.accounts.some(({ allowed }) => allowed)).toBe(false)
  })
})

describe('[B28] places on the web and in the mobile app', () => {
  it('[B28] a place that needs two rights says which of them is missing', () => {
    const { hidden } = setup({ rights: ['processes', 'units', 'finance', 'account'] })
    expect(hidden).toEqual([
      'web processes-messages: mail',
      'web inbox-messages: mail',
      'mobile message-cards: mail',
      'mobile message-notifications: mail',
    ])
  })

  it('[B28] in hospitality, a page of Property that needs the calendar too', () => {
    expect(
      setup({ rights: ['mail', 'finance', 'reservations', 'account', 'promotions'] }, 'hospitality').hidden,
    ).toEqual([
      'web rates-calendar: calendar',
      'web property-pages: property',
      'web policies-page: calendar property',
      'web availability: calendar',
      'mobile availability-cards: calendar',
      'mobile availability-notifications: calendar',
      'mobile property-information: property',
    ])
  })

  it('[B28] all of the profile are there, and none is hidden from an administrator', () => {
    const { explained, hidden } = setup({ admin: true }, 'hospitality')
    expect(explained?.places).toHaveLength(21)
    expect(hidden).toEqual([])
  })
})

describe('[A3] a section opens where the account opens and the right is held', () => {
  it('[A3] in the four ways in which both can be', () => {
    const { explained } = setup({ rights: ['mail'], grants: ['account-north'] })
    const opens = (accountId: string, right: string) => {
      const account = explained?.accounts.find((one) => one.accountId === (accountId as AccountId))
      const held = explained?.rights.find((one) => one.right === right)
      return account !== undefined && held !== undefined && opensSection(account, held)
    }
    expect(opens('account-north', 'mail')).toBe(true)
    expect(opens('account-north', 'finance')).toBe(false)
    expect(opens('account-south', 'mail')).toBe(false)
    expect(opens('account-south', 'finance')).toBe(false)
  })
})

describe('[B10] no one to explain', () => {
  it('[B10] an unknown member, and an organisation that is not registered', () => {
    const { directory } = setup()
    expect(explainAccess(directory, 'member-unknown' as MemberId)).toBeNull()
    directory.organization = null
    expect(explainAccess(directory, 'member-person' as MemberId)).toBeNull()
  })

  it('[A19] a role that changed changes the explanation', () => {
    const { directory } = setup({ roleIds: ['role-free'] })
    fill(directory.role, [role('role-free', ['processes'])])
    const explained = explainAccess(directory, 'member-person' as MemberId)
    expect(explained?.rights[0]).toEqual({ right: 'processes', reasons: [{ by: 'role', roleId: 'role-free' }] })
  })
})
