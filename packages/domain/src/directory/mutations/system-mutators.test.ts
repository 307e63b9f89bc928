import { describe, expect, it } from 'vitest'
import type { InvitationId, LoginId, OrganizationId } from '../../kernel/ids.ts'
import { emptyDirectory } from '../directory.ts'
import type { Facts } from '../facts.ts'
import type { ProfileId } from '../profiles/profile.ts'
import type { Invitation } from '../records.ts'
import { resultOf, runAsSystem } from '../testing/run-as.ts'
import {
  account,
  fill,
  invitation,
  member,
  now,
  organization,
  sampleDirectory,
  unit,
} from '../testing/sample-directory.ts'

const hour = 60 * 60 * 1000

describe('[A1] registration', () => {
  const setup = (profile: ProfileId = 'telecom') => {
    const args = {
      organization: organization(profile),
      account: account('account-main', { kind: 'main', parentId: null, position: 0 }),
      unit: unit('unit-main', 'account-main', 'HTL 1'),
      owner: member('owner', { primary: true, admin: true }),
    }
    const register = (fields: object = {}, facts: Facts = {}) =>
      runAsSystem(emptyDirectory(), 'registerOrganization', { ...args, ...fields }, facts)
    return { args, register }
  }

  it('[A1] writes the organisation, the main account, its unit and the owner', () => {
    const { args, register } = setup()
    expect(register()).toEqual([
      { kind: 'organization', id: args.organization.id, record: args.organization },
      { kind: 'account', id: 'account-main', record: args.account },
      { kind: 'unit', id: 'unit-main', record: args.unit },
      { kind: 'member', id: 'member-owner', record: args.owner },
    ])
  })

  it('[A1] happens once', () => {
    const { args } = setup()
    expect(runAsSystem(sampleDirectory(), 'registerOrganization', args)).toEqual({
      code: 'already-exists',
      kind: 'account',
      recordId: 'account-main',
    })
  })

  it('[B20] the four records belong together, and the owner is primary', () => {
    const { args, register } = setup()
    const mismatches = (fields: object) => {
      const result = register(fields)
      return 'issues' in result ? result.issues.map(({ path, reason }) => `${path} ${reason}`) : result
    }
    expect(mismatches({ account: account('account-main', { status: 'archived' }) })).toEqual([
      'account.kind mismatch',
      'account.parentId mismatch',
      'account.status mismatch',
      'account.position mismatch',
    ])
    expect(mismatches({ unit: unit('unit-main', 'account-other', 'HTL 1') })).toEqual(['unit.accountId mismatch'])
    const roles = ['Recepcja', 'RECEPCJA'].map((name, at) => ({ id: `role-new-${at}`, name, rights: [] }))
    expect(mismatches({ roles })).toEqual(['roles mismatch'])
    const owner = { homeAccountId: 'account-other', roleIds: ['role-unknown'], grants: ['account-other'] }
    expect(
      mismatches({ owner: { ...args.owner, ...owner, primary: false, admin: false, status: 'suspended' } }),
    ).toEqual([
      'owner.homeAccountId mismatch',
      'owner.primary mismatch',
      'owner.admin mismatch',
      'owner.status mismatch',
      'owner.roleIds mismatch',
      'owner.grants mismatch',
    ])
    expect(mismatches({ owner: { ...args.owner, joinedAt: -1 } })).toEqual(['owner.joinedAt not-a-time'])
  })

  it('[A12] an identifier that is claimed elsewhere is refused', () => {
    expect(setup().register({}, { unit: { claimed: true, coveredBy: null } })).toEqual({
      code: 'unit-taken',
      identifier: 'HTL 1',
      accountName: null,
    })
  })

  it('[B18] hospitality: the first unit is in the contract', () => {
    const { register } = setup('hospitality')
    expect(register()).toHaveLength(4)
    expect(register({ unit: unit('unit-main', 'account-main', 'HTL 9') })).toEqual({
      code: 'unit-outside-contract',
      identifier: 'HTL 9',
      contractNumber: 'K/2026/7',
    })
  })
})

describe('[B4] acceptance', () => {
  const person = {
    memberId: 'member-anna',
    loginId: 'login-anna',
    name: 'Anna Kot',
    username: 'anna',
    email: 'a@b.example',
  }

  const setup = (fields: Parameters<typeof invitation>[1] = {}) => {
    const directory = sampleDirectory()
    fill(directory.invitation, [invitation('anna', fields)])
    const accept = (more: object = {}, facts: Facts = {}) =>
      runAsSystem(directory, 'acceptInvitation', { invitationId: 'invitation-anna', ...person, ...more }, facts)
    return { directory, accept }
  }

  it('[B4] makes a member with what was promised, and the invitation accepted', () => {
    const promised = { rights: ['mail'], roleIds: ['role-used'], grants: ['account-north'] }
    const { accept } = setup(promised)
    expect(accept()).toEqual([
      {
        kind: 'member',
        id: 'member-anna',
        record: member('anna', { ...promised, name: 'Anna Kot', email: 'a@b.example', joinedAt: now }),
      },
      { kind: 'invitation', id: 'invitation-anna', record: invitation('anna', { ...promised, status: 'accepted' }) },
    ])
  })

  it('[B4] an administrator, and a member of a sub-account', () => {
    expect(setup({ admin: true }).accept()).toMatchObject([
      { record: { admin: true, homeAccountId: 'account-main' } },
      {},
    ])
    expect(setup({ homeAccountId: 'account-north', grants: ['account-south'] }).accept()).toMatchObject([
      { record: { admin: false, homeAccountId: 'account-north', grants: [] } },
      {},
    ])
  })

  it('[B4] roles and accounts that are gone meanwhile are left out', () => {
    const { accept } = setup({ roleIds: ['role-gone', 'role-free'], grants: ['account-gone', 'account-south'] })
    expect(accept()).toMatchObject([{ record: { roleIds: ['role-free'], grants: ['account-south'] } }, {}])
  })

  it.each([
    [{ status: 'accepted' }, 'accepted'],
    [{ status: 'revoked' }, 'revoked'],
    [{ status: 'expired' }, 'expired'],
    [{ expiresAt: now }, 'expired'],
    [{ expiresAt: now - 1 }, 'expired'],
  ] as const)('[B8] %j is refused as %s', (fields, status) => {
    expect(setup(fields).accept()).toEqual({ code: 'invitation-not-pending', name: 'Invited anna', status })
  })

  it('[B8] one millisecond before the end it is accepted', () => {
    expect(setup({ expiresAt: now + 1 }).accept()).toHaveLength(2)
  })

  it('[B9] refused: unknown invitation, who is a member already, a member id in use', () => {
    const { accept } = setup()
    const unknown = { code: 'unknown-invitation', recordId: 'invitation-unknown' }
    expect(accept({ invitationId: 'invitation-unknown' })).toEqual(unknown)
    expect(accept({ loginId: 'login-plain' })).toEqual({ code: 'already-a-member', username: 'anna', state: 'member' })
    expect(accept({ memberId: 'member-plain' })).toEqual({
      code: 'already-exists',
      kind: 'member',
      recordId: 'member-plain',
    })
  })

  it('[B9] an invitation for one login is not another’s', () => {
    expect(setup({ loginId: 'login-other' }).accept()).toEqual({ code: 'no-such-login' })
    expect(setup({ loginId: 'login-anna' }).accept()).toHaveLength(2)
  })

  it('[B25] a login that is primary elsewhere is refused here too', () => {
    const primaryOf = [{ organizationId: 'organization-other' as OrganizationId, taxId: '111-11-11-111' }]
    const facts: Facts = { login: { loginId: 'login-anna' as LoginId, primaryOf } }
    expect(setup().accept({}, facts)).toEqual({ code: 'login-is-primary-elsewhere', username: 'anna' })
  })

  it('[B25] another e-mail than the invited one is accepted, unless a person here has it (A12)', () => {
    const { accept } = setup()
    expect(accept({ email: 'anna.2@elsewhere.example' })).toHaveLength(2)
    const taken = { code: 'email-in-use', email: 'PLAIN@mewa.example', by: 'member' }
    expect(accept({ email: 'PLAIN@mewa.example' })).toEqual(taken)
  })

  it('[A10] refused: into an archived account', () => {
    expect(setup({ homeAccountId: 'account-old' }).accept()).toEqual({
      code: 'account-is-archived',
      accountId: 'account-old',
      name: 'Old',
    })
  })
})

describe('[B8] expiry', () => {
  const expire = (word: string) =>
    runAsSystem(sampleDirectory(), 'expireInvitation', { invitationId: `invitation-${word}` })

  it('[B8] marks what is pending past its time', () => {
    const record = invitation('overdue', { sentAt: 1, expiresAt: now, status: 'expired' })
    expect(expire('overdue')).toEqual([{ kind: 'invitation', id: 'invitation-overdue', record }])
  })

  it.each(['pending', 'expired', 'revoked', 'accepted'])('[B8] leaves a %s one alone', (word) => {
    expect(expire(word)).toEqual([])
  })

  it('[B8] an unknown one is refused', () => {
    expect(expire('unknown')).toEqual({ code: 'unknown-invitation', recordId: 'invitation-unknown' })
  })
})

describe('[B7] the delivery of an invitation’s mail', () => {
  const setup = (word = 'pending', fields: Partial<Invitation> = {}) => {
    const directory = sampleDirectory()
    const stored = { ...(directory.invitation.get(`invitation-${word}` as InvitationId) as Invitation), ...fields }
    fill(directory.invitation, [stored])
    const record = (reason: string | null, sentAt = stored.sentAt) =>
      runAsSystem(directory, 'recordDelivery', { invitationId: stored.id, sentAt, reason })
    return { stored, record }
  }

  it.each(['no-answer', 'unknown-address', 'mailbox-full', 'refused'] as const)(
    '[C] %s is kept in the record',
    (reason) => {
      const { stored, record } = setup()
      const marked = { ...stored, undelivered: { reason, at: now } }
      expect(record(reason)).toEqual([{ kind: 'invitation', id: stored.id, record: marked }])
    },
  )

  it('[C] a mail that is taken after all clears it', () => {
    const { stored, record } = setup('pending', { undelivered: { reason: 'no-answer', at: 5 } })
    const { undelivered: _cleared, ...rest } = stored
    expect(record(null)).toEqual([{ kind: 'invitation', id: stored.id, record: rest }])
    expect(JSON.stringify(record(null))).not.toContain('undelivered')
  })

  it('[C] the same again writes nothing, nor does the success of a mail about which nothing was wrong', () => {
    expect(setup('pending', { undelivered: { reason: 'no-answer', at: 5 } }).record('no-answer')).toEqual([])
    expect(setup().record(null)).toEqual([])
  })

  it('[B5] what is known of an earlier sending says nothing about the newest one', () => {
    const { stored, record } = setup()
    expect(record('unknown-address', stored.sentAt - 1)).toEqual([])
  })

  it.each(['accepted', 'revoked', 'expired'])('[C] an invitation that is %s stays as it is', (word) => {
    expect(setup(word).record('unknown-address')).toEqual([])
  })

  it('[C] only reasons that have a sentence are taken, and only about an invitation that is there', () => {
    const { record } = setup()
    expect(record('550 no such user')).toMatchObject({ code: 'invalid-arguments' })
    const unknown = { invitationId: 'invitation-unknown', sentAt: now, reason: null }
    expect(runAsSystem(sampleDirectory(), 'recordDelivery', unknown)).toMatchObject({ code: 'unknown-invitation' })
  })
})

describe('[B10] the last sign-in', () => {
  const signIn = (lastSignInAt: number | null) => {
    const directory = sampleDirectory()
    fill(directory.member, [member('anna', { lastSignInAt })])
    return runAsSystem(directory, 'recordSignIn', { loginId: 'login-anna' })
  }
  const recorded = [{ kind: 'member', id: 'member-anna', record: member('anna', { lastSignInAt: now }) }]

  it('[B10] is recorded, at most once an hour', () => {
    expect(signIn(null)).toEqual(recorded)
    expect(signIn(now - hour)).toEqual(recorded)
    expect(signIn(now - hour + 1)).toEqual([])
    expect(signIn(now + hour)).toEqual([])
  })

  it('[B10] of a login that is no member here leaves no trace', () => {
    expect(runAsSystem(sampleDirectory(), 'recordSignIn', { loginId: 'login-stranger' })).toEqual([])
  })
})

describe('[B14] a confirmed e-mail', () => {
  const confirm = (newEmail?: string, email = 'new@mewa.example') => {
    const directory = sampleDirectory()
    fill(directory.member, [member('anna', newEmail === undefined ? {} : { newEmail })])
    return runAsSystem(directory, 'confirmEmail', { loginId: 'login-anna', email })
  }
  const put = (fields: object) => [{ kind: 'member', id: 'member-anna', record: member('anna', fields) }]

  it('[B14] is the member’s from then on, and another one that waits goes on waiting', () => {
    expect(confirm('new@mewa.example')).toEqual(put({ email: 'new@mewa.example' }))
    expect(confirm()).toEqual(put({ email: 'new@mewa.example' }))
    expect(confirm('other@mewa.example')).toEqual(put({ email: 'new@mewa.example', newEmail: 'other@mewa.example' }))
    expect(confirm(undefined, member('anna').email)).toEqual([])
  })

  it('[B14] of a login that is no member here leaves no trace', () => {
    const args = { loginId: 'login-stranger', email: 'new@mewa.example' }
    expect(runAsSystem(sampleDirectory(), 'confirmEmail', args)).toEqual([])
  })
})

describe('[DESIGN 5] the server’s own mutations', () => {
  it('[DESIGN 5] do not exist for a person, administrator or not', () => {
    const actor = { kind: 'login', loginId: 'login-owner' as LoginId } as const
    const mutation = { name: 'recordSignIn', version: 1, args: { loginId: 'login-owner' } }
    expect(resultOf(sampleDirectory(), mutation, { actor, now, facts: {} })).toEqual({
      code: 'unknown-mutation',
      name: 'recordSignIn',
    })
  })

  it.each([
    ['renameAccount', { code: 'not-admin' }],
    ['__proto__', { code: 'unknown-mutation', name: '__proto__' }],
    ['constructor', { code: 'unknown-mutation', name: 'constructor' }],
  ])('[DESIGN 5] %s is none of them', (name, refusal) => {
    const context = { actor: { kind: 'system' }, now, facts: {} } as const
    expect(resultOf(sampleDirectory(), { name, version: 1, args: {} }, context)).toEqual(refusal)
  })

  it('[DESIGN 5] have their arguments parsed', () => {
    expect(runAsSystem(sampleDirectory(), 'recordSignIn', { loginId: 7 })).toEqual({
      code: 'invalid-arguments',
      issues: [{ path: 'loginId', reason: 'wrong-type' }],
    })
  })
})
