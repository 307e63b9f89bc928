import { describe, expect, it } from 'vitest'
import type { LoginId, OrganizationId } from '../../kernel/ids.ts'
import { limits } from '../../kernel/limits.ts'
import type { Facts } from '../facts.ts'
import { runAs } from '../testing/run-as.ts'
import { fill, invitation, member, now, sampleDirectory } from '../testing/sample-directory.ts'

const week = 7 * 24 * 60 * 60 * 1000
const nothing = { rights: [], roleIds: [], grants: [] }

const setup = () => {
  const directory = sampleDirectory()
  const invite = (fields: object = {}, facts: Facts = {}) => {
    const person = { name: 'Anna Kot', email: 'anna@elsewhere.example', homeAccountId: 'account-main', admin: false }
    const args = { invitationId: 'invitation-new', ...person, ...nothing, ...fields }
    return runAs(directory, 'admin', 'inviteMember', args, facts)
  }
  const inviteExisting = (fields: object = {}, facts: Facts = {}) => {
    const person = { username: 'anna', email: 'anna@elsewhere.example', homeAccountId: 'account-main' }
    const args = { invitationId: 'invitation-new', ...person, ...nothing, ...fields }
    return runAs(directory, 'admin', 'inviteExistingMember', args, facts)
  }
  const written = (fields: object) => {
    const record = {
      ...invitation('new', { name: 'Anna Kot', email: 'anna@elsewhere.example', invitedBy: 'member-admin' }),
      ...{ sentAt: now, expiresAt: now + week },
      ...fields,
    }
    return [{ kind: 'invitation', id: 'invitation-new', record }]
  }
  return { directory, invite, inviteExisting, written }
}

describe('[B3] inviting a person', () => {
  it('[B3] a pending invitation with rights, roles and grants, for seven days', () => {
    const { invite, written } = setup()
    const lists = { rights: ['mail', 'processes'], roleIds: ['role-used', 'role-free'], grants: ['account-south'] }
    expect(invite({ ...lists, language: 'en' })).toEqual(
      written({
        rights: ['processes', 'mail'],
        roleIds: ['role-free', 'role-used'],
        grants: ['account-south'],
        language: 'en',
      }),
    )
  })

  it('[A11] to a sub-account, without grants', () => {
    const { invite, written } = setup()
    expect(invite({ homeAccountId: 'account-north' })).toEqual(written({ homeAccountId: 'account-north' }))
    expect(invite({ homeAccountId: 'account-north', grants: ['account-south'] })).toEqual({
      code: 'grant-needs-main-home',
      name: 'Anna Kot',
      homeAccountName: 'North',
    })
  })

  it('[A9] an administrator is invited to the main account, whatever was asked', () => {
    const { invite, written } = setup()
    const expected = written({ admin: true, homeAccountId: 'account-main', grants: ['account-south'] })
    expect(invite({ admin: true, homeAccountId: 'account-north', grants: ['account-south'] })).toEqual(expected)
    expect(invite({ admin: true, homeAccountId: 'account-unknown' })).toEqual({
      code: 'unknown-account',
      recordId: 'account-unknown',
    })
  })

  it('[S6] refused: unknown account, unknown granted account, unknown role, an id in use', () => {
    const { invite } = setup()
    const unknownAccount = { code: 'unknown-account', recordId: 'account-unknown' }
    expect(invite({ homeAccountId: 'account-unknown' })).toEqual(unknownAccount)
    expect(invite({ grants: ['account-north', 'account-unknown'] })).toEqual(unknownAccount)
    expect(invite({ roleIds: ['role-unknown'] })).toEqual({ code: 'unknown-role', recordId: 'role-unknown' })
    expect(invite({ invitationId: 'invitation-revoked' })).toEqual({
      code: 'already-exists',
      kind: 'invitation',
      recordId: 'invitation-revoked',
    })
  })

  it('[B15] refused: a right of the other profile', () => {
    expect(setup().invite({ rights: ['calendar'] })).toEqual({ code: 'right-outside-profile', right: 'calendar' })
  })

  it('[A10] refused: an archived account as home or as grant, and the main account as grant', () => {
    const { invite } = setup()
    const archived = { code: 'account-is-archived', accountId: 'account-old', name: 'Old' }
    expect(invite({ homeAccountId: 'account-old' })).toEqual(archived)
    expect(invite({ grants: ['account-north', 'account-old'] })).toEqual(archived)
    expect(invite({ grants: ['account-main'] })).toEqual({ code: 'main-account-is-fixed', name: 'Mewa Telekom' })
  })

  it('[A12] refused: an e-mail that a member or an open invitation has, in any case', () => {
    const { invite } = setup()
    const refused = (email: string, by: string) => ({ code: 'email-in-use', email, by })
    expect(invite({ email: 'Plain@MEWA.example' })).toEqual(refused('Plain@MEWA.example', 'member'))
    const pending = 'Invited-Pending@mewa.example'
    expect(invite({ email: pending })).toEqual(refused(pending, 'invitation'))
  })

  it.each(['overdue', 'expired', 'revoked', 'accepted'])('[B8] an %s invitation holds no e-mail', (state) => {
    const { invite, written } = setup()
    const email = `invited-${state}@mewa.example`
    expect(invite({ email })).toEqual(written({ email }))
  })
})

describe('[B9] inviting an existing login', () => {
  const login = { loginId: 'login-anna' as LoginId, primaryOf: [] }

  it('[B9] the server writes the login, the browser does not know it yet', () => {
    const { inviteExisting, written } = setup()
    const fields = { name: 'anna', username: 'anna', rights: ['mail'] }
    expect(inviteExisting({ rights: ['mail'] }, { login })).toEqual(written({ ...fields, loginId: 'login-anna' }))
    expect(inviteExisting({ rights: ['mail'] })).toEqual(written({ ...fields, loginId: null }))
  })

  it('[B9] tries are limited: the answer is the same whether there is such a login or not', () => {
    const { inviteExisting } = setup()
    const wait = { code: 'too-many-tries', afterMs: 1000 }
    expect(inviteExisting({}, { login, triesAfterMs: 1000 })).toEqual(wait)
    expect(inviteExisting({}, { login: null, triesAfterMs: 1000 })).toEqual(wait)
  })

  it('[B9] no such login: one answer, whichever of the two is wrong', () => {
    const { inviteExisting } = setup()
    expect(inviteExisting({}, { login: null })).toEqual({ code: 'no-such-login' })
    expect(inviteExisting({ username: 'plain' }, { login: null })).toEqual({ code: 'no-such-login' })
    expect(inviteExisting({ email: 'plain@mewa.example' }, { login: null })).toEqual({ code: 'no-such-login' })
  })

  it('[B25] a login that is primary for another legal entity is refused', () => {
    const primaryOf = [{ organizationId: 'organization-other' as OrganizationId, taxId: '111-11-11-111' }]
    expect(setup().inviteExisting({}, { login: { ...login, primaryOf } })).toEqual({
      code: 'login-is-primary-elsewhere',
      username: 'anna',
    })
  })

  it('[B25] the same legal entity, however its tax identifier is written, is no hindrance', () => {
    const primaryOf = [{ organizationId: 'organization-other' as OrganizationId, taxId: '584 251 10 86' }]
    expect(setup().inviteExisting({}, { login: { ...login, primaryOf } })).toHaveLength(1)
  })

  it('[B9] refused: who is a member already, known by login or by both names', () => {
    const { inviteExisting } = setup()
    const names = { username: 'plain', email: 'plain@mewa.example' }
    const refused = { code: 'already-a-member', username: 'plain', state: 'member' }
    expect(inviteExisting(names)).toEqual(refused)
    const renamed = { login: { ...login, loginId: 'login-plain' as LoginId } }
    expect(inviteExisting({ username: 'plain', email: 'new@mewa.example' }, renamed)).toEqual(refused)
    expect(inviteExisting({ ...names, username: 'another' })).toHaveLength(1)
  })

  it('[B9] refused: who is invited already, unless the time is over', () => {
    const { directory, inviteExisting } = setup()
    const refused = { code: 'already-a-member', username: 'anna', state: 'invited' }
    const open = { username: 'anna', loginId: 'login-anna', email: 'anna@elsewhere.example' }
    fill(directory.invitation, [invitation('anna', open)])
    expect(inviteExisting({}, { login })).toEqual(refused)
    expect(inviteExisting()).toEqual(refused)
    fill(directory.invitation, [invitation('anna', { ...open, username: null, loginId: null })])
    expect(inviteExisting({}, { login })).toEqual(refused)
    fill(directory.invitation, [invitation('anna', { ...open, expiresAt: now })])
    expect(inviteExisting({}, { login })).toHaveLength(1)
  })

  it('[A11] grants, roles and rights are asked as for anybody', () => {
    const { inviteExisting } = setup()
    expect(inviteExisting({ homeAccountId: 'account-north', grants: ['account-south'] })).toEqual({
      code: 'grant-needs-main-home',
      name: 'anna',
      homeAccountName: 'North',
    })
    expect(inviteExisting({ roleIds: ['role-unknown'] })).toEqual({ code: 'unknown-role', recordId: 'role-unknown' })
    expect(inviteExisting({ rights: ['promotions'] })).toEqual({ code: 'right-outside-profile', right: 'promotions' })
  })
})

describe('[B5] sending again and revoking', () => {
  const run = (name: 'resendInvitation' | 'revokeInvitation', word: string, directory = sampleDirectory()) =>
    runAs(directory, 'admin', name, { invitationId: `invitation-${word}` })

  it.each(['pending', 'expired', 'overdue'])('[B5] %s: sent again, it has seven days from now', (word) => {
    const record = {
      ...invitation(word),
      invitedBy: 'member-admin',
      sentAt: now,
      expiresAt: now + limits.invitationLifetimeMs,
      status: 'pending',
    }
    expect(run('resendInvitation', word)).toEqual([{ kind: 'invitation', id: record.id, record }])
  })

  it.each(['pending', 'expired'])('[B7] %s: revoked', (word) => {
    const stored = [...sampleDirectory().invitation.values()].find(({ id }) => id === `invitation-${word}`)
    const record = { ...stored, status: 'revoked' }
    expect(run('revokeInvitation', word)).toEqual([{ kind: 'invitation', id: `invitation-${word}`, record }])
  })

  it('[C] sent again, nothing is known of the new mail: what was wrong with the earlier one is gone', () => {
    const directory = sampleDirectory()
    fill(directory.invitation, [invitation('pending', { undelivered: { reason: 'unknown-address', at: 1 } })])
    expect(JSON.stringify(run('resendInvitation', 'pending', directory))).not.toContain('undelivered')
    expect(run('resendInvitation', 'pending', directory)).toHaveLength(1)
  })

  it.each([
    ['recipient', 60_000],
    ['organization', 3_600_000],
  ] as const)('[F3] neither sent nor sent again past the bound of the %s, but revoked', (by, afterMs) => {
    const facts = { mailRefused: { by, afterMs } }
    const again = (name: 'resendInvitation' | 'revokeInvitation') =>
      runAs(sampleDirectory(), 'admin', name, { invitationId: 'invitation-pending' }, facts)
    const email = 'invited-pending@mewa.example'
    expect(again('resendInvitation')).toEqual({ code: 'too-many-mails', email, by, afterMs })
    expect(again('revokeInvitation')).toHaveLength(1)
    const args = { invitationId: 'invitation-new', homeAccountId: 'account-main', rights: [], roleIds: [], grants: [] }
    const anew = { ...args, name: 'New', email: 'new@mewa.example', admin: false }
    const refused = { code: 'too-many-mails', email: 'new@mewa.example', by, afterMs }
    expect(runAs(sampleDirectory(), 'admin', 'inviteMember', anew, facts)).toEqual(refused)
    const existing = { ...args, username: 'anna', email: 'new@mewa.example' }
    const login = { loginId: 'login-anna' as LoginId, primaryOf: [] }
    expect(runAs(sampleDirectory(), 'admin', 'inviteExistingMember', existing, { ...facts, login })).toEqual(refused)
    expect(runAs(sampleDirectory(), 'admin', 'inviteExistingMember', existing, { ...facts, login: null })).toEqual({
      code: 'no-such-login',
    })
  })

  it.each(['revoked', 'accepted'])('[B5] %s: neither', (status) => {
    const refused = { code: 'invitation-not-pending', name: `Invited ${status}`, status }
    expect(run('resendInvitation', status)).toEqual(refused)
    expect(run('revokeInvitation', status)).toEqual(refused)
  })

  it('[S6] unknown: neither', () => {
    const refused = { code: 'unknown-invitation', recordId: 'invitation-unknown' }
    expect(run('resendInvitation', 'unknown')).toEqual(refused)
    expect(run('revokeInvitation', 'unknown')).toEqual(refused)
  })

  it('[A12] not sent again to a person who became a member, or was invited anew meanwhile', () => {
    const directory = sampleDirectory()
    const email = 'invited-expired@mewa.example'
    fill(directory.invitation, [invitation('another', { email })])
    expect(run('resendInvitation', 'expired', directory)).toEqual({ code: 'email-in-use', email, by: 'invitation' })
    fill(directory.member, [member('another', { email })])
    expect(run('resendInvitation', 'expired', directory)).toEqual({ code: 'email-in-use', email, by: 'member' })
  })

  it('[A10] not sent again into an archived account', () => {
    const directory = sampleDirectory()
    fill(directory.invitation, [invitation('pending', { homeAccountId: 'account-old' })])
    expect(run('resendInvitation', 'pending', directory)).toEqual({
      code: 'account-is-archived',
      accountId: 'account-old',
      name: 'Old',
    })
  })
})
