import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LoginId } from '../../kernel/ids.ts'
import { applyChanges } from '../../kernel/change.ts'
import { applyWrites } from '../../kernel/write.ts'
import { copyDirectory, type Directory, type DirectoryChange } from '../directory.ts'
import { type MutationName, systemMutationSchemas, type SystemMutationName } from '../mutations/mutations.ts'
import { previewMutations } from '../preview/preview-mutations.ts'
import { recordKinds } from '../records.ts'
import { arbitraryMutation, type ArbitraryMutation } from '../testing/arbitrary-mutation.ts'
import { changesOf, isRefused, runAs, runAsSystem } from '../testing/run-as.ts'
import { now, sampleDirectory } from '../testing/sample-directory.ts'
import type { LoggedName } from './history-entry.ts'
import { undoMutation } from './undo-mutation.ts'

interface Done {
  readonly before: Directory
  readonly after: Directory
  readonly name: LoggedName
  readonly changes: readonly DirectoryChange[]
}

const doneBy = (before: Directory, name: MutationName, args: object): Done => {
  const result = runAs(before, 'owner', name, args)
  if (isRefused(result)) throw new Error(`${name}: ${result.code}`)
  const after = copyDirectory(before)
  applyWrites(after, result)
  return { before, after, name, changes: changesOf(before, result) }
}

const undone = (done: Done, directory: Directory = done.after, loginId = 'login-owner') => {
  const { mutations } = undoMutation(done, directory)
  if (mutations === null) throw new Error(`${done.name} cannot be undone`)
  return previewMutations(directory, mutations, { loginId: loginId as LoginId, now })
}

/** The same records; a list is the same in any order. */
const expectSame = (one: Directory | null, other: Directory) => {
  for (const kind of recordKinds) expect(sorted(one?.[kind])).toEqual(sorted(other[kind]))
}
const sorted = (records: ReadonlyMap<string, object> = new Map()) =>
  new Map(
    [...records].map(([id, record]) => [
      id,
      Object.fromEntries(
        Object.entries(record).map(([field, value]) => [
          field,
          Array.isArray(value) ? (value as string[]).toSorted() : (value as unknown),
        ]),
      ),
    ]),
  )

const rights = { memberId: 'member-plain', add: ['finance'], remove: ['mail'], addRoles: ['role-free'] }

const undoable: readonly (readonly [name: MutationName, args: object, undo: readonly object[]])[] = [
  [
    'changeRights',
    { ...rights, removeRoles: ['role-used'] },
    [
      {
        name: 'changeRights',
        args: {
          memberId: 'member-plain',
          ...{ add: ['mail'], remove: ['finance'], addRoles: ['role-used'], removeRoles: ['role-free'] },
        },
      },
    ],
  ],
  [
    'changeGrants',
    { memberId: 'member-plain', add: ['account-south', 'account-north'], remove: [] },
    [{ name: 'changeGrants', args: { memberId: 'member-plain', add: [], remove: ['account-south'] } }],
  ],
  [
    'assignAdmin',
    { memberId: 'member-north' },
    [
      { name: 'withdrawAdmin', args: { memberId: 'member-north' } },
      { name: 'moveMember', args: { memberId: 'member-north', homeAccountId: 'account-north' } },
    ],
  ],
  ['assignAdmin', { memberId: 'member-plain' }, [{ name: 'withdrawAdmin', args: { memberId: 'member-plain' } }]],
  ['withdrawAdmin', { memberId: 'member-admin' }, [{ name: 'assignAdmin', args: { memberId: 'member-admin' } }]],
  [
    'moveMember',
    { memberId: 'member-plain', homeAccountId: 'account-south' },
    [
      { name: 'moveMember', args: { memberId: 'member-plain', homeAccountId: 'account-main' } },
      { name: 'changeGrants', args: { memberId: 'member-plain', add: ['account-north'], remove: ['account-south'] } },
    ],
  ],
  [
    'moveMember',
    { memberId: 'member-plain', homeAccountId: 'account-north' },
    [{ name: 'moveMember', args: { memberId: 'member-plain', homeAccountId: 'account-main' } }],
  ],
  [
    'moveMember',
    { memberId: 'member-north', homeAccountId: 'account-main' },
    [{ name: 'moveMember', args: { memberId: 'member-north', homeAccountId: 'account-north' } }],
  ],
  [
    'moveMember',
    { memberId: 'member-north', homeAccountId: 'account-south' },
    [{ name: 'moveMember', args: { memberId: 'member-north', homeAccountId: 'account-north' } }],
  ],
  ['suspendMember', { memberId: 'member-plain' }, [{ name: 'reinstateMember', args: { memberId: 'member-plain' } }]],
  [
    'reinstateMember',
    { memberId: 'member-suspended' },
    [{ name: 'suspendMember', args: { memberId: 'member-suspended' } }],
  ],
  [
    'archiveAccount',
    { accountId: 'account-north' },
    [{ name: 'restoreAccount', args: { accountId: 'account-north' } }],
  ],
  ['restoreAccount', { accountId: 'account-old' }, [{ name: 'archiveAccount', args: { accountId: 'account-old' } }]],
  [
    'renameAccount',
    { accountId: 'account-north', name: 'Żuławy' },
    [{ name: 'renameAccount', args: { accountId: 'account-north', name: 'North' } }],
  ],
  [
    'changeRole',
    { roleId: 'role-used', name: 'Zespół', add: ['account'], remove: ['mail'] },
    [
      {
        name: 'changeRole',
        args: { roleId: 'role-used', name: 'Role role-used', add: ['mail'], remove: ['account'] },
      },
    ],
  ],
  [
    'createRole',
    { roleId: 'role-new', name: 'Nowa', rights: ['mail'] },
    [{ name: 'deleteRole', args: { roleId: 'role-new' } }],
  ],
  [
    'deleteRole',
    { roleId: 'role-free' },
    [{ name: 'createRole', args: { roleId: 'role-free', name: 'Role role-free', rights: ['mail'] } }],
  ],
  [
    'addUnit',
    { unitId: 'unit-new', accountId: 'account-north', identifier: 'PT 9' },
    [{ name: 'removeUnit', args: { unitId: 'unit-new' } }],
  ],
  [
    'renameUnit',
    { unitId: 'unit-north', name: 'Centrala' },
    [{ name: 'renameUnit', args: { unitId: 'unit-north', name: null } }],
  ],
  [
    'removeUnit',
    { unitId: 'unit-north' },
    [
      { name: 'addUnit', args: { unitId: 'unit-north', accountId: 'account-north', identifier: 'HTL 2' } },
      {
        name: 'addService',
        args: { serviceId: 'service-north', accountId: 'account-north', unitId: 'unit-north', type: 'fnp' },
      },
    ],
  ],
  [
    'addService',
    { serviceId: 'service-new', accountId: 'account-north', unitId: 'unit-north', type: 'mnp' },
    [{ name: 'removeService', args: { serviceId: 'service-new' } }],
  ],
  [
    'removeService',
    { serviceId: 'service-north' },
    [
      {
        name: 'addService',
        args: { serviceId: 'service-north', accountId: 'account-north', unitId: 'unit-north', type: 'fnp' },
      },
    ],
  ],
]

describe('[ISSUE 3] undo is a new mutation, made from what was really changed', () => {
  it.each(undoable)('[ISSUE 3] [B10] %s %j', (name, args, mutations) => {
    const done = doneBy(sampleDirectory(), name, args)
    expect(undoMutation(done, done.after)).toEqual({ mutations, obstacle: null })
    expectSame(undone(done).directory, done.before)
  })

  it('[ISSUE 3] what others changed since stays as it is', () => {
    const done = doneBy(sampleDirectory(), 'changeRights', { ...rights, removeRoles: [] })
    const later = doneBy(done.after, 'changeRights', {
      ...{ memberId: 'member-plain', add: ['account'], remove: [], addRoles: [], removeRoles: [] },
    })
    const { directory } = undone(done, later.after)
    expect([...(directory?.member.values() ?? [])].find(({ id }) => id === 'member-plain')).toMatchObject({
      rights: ['mail', 'account'],
      roleIds: ['role-used'],
    })
  })
})

describe('[ISSUE 3] undo goes through the rules of today', () => {
  it('[B13] nothing is given back to who was removed', () => {
    const done = doneBy(sampleDirectory(), 'changeRights', { ...rights, removeRoles: [] })
    const { after } = doneBy(done.after, 'removeMember', { memberId: 'member-plain' })
    expect(undone(done, after).refusal).toEqual({ code: 'unknown-member', recordId: 'member-plain' })
  })

  it('[A19] a role that a member holds meanwhile is not deleted', () => {
    const done = doneBy(sampleDirectory(), 'createRole', { roleId: 'role-new', name: 'Nowa', rights: ['mail'] })
    const { after } = doneBy(done.after, 'changeRights', {
      ...{ memberId: 'member-plain', add: [], remove: [], addRoles: ['role-new'], removeRoles: [] },
    })
    expect(undone(done, after).refusal).toMatchObject({ code: 'role-in-use', members: 1 })
  })

  it('[B2] only administrators undo', () => {
    const done = doneBy(sampleDirectory(), 'suspendMember', { memberId: 'member-plain' })
    expect(undone(done, done.after, 'login-reader').refusal).toEqual({ code: 'not-admin' })
  })

  it('[A16] rights of who has become an administrator are fixed', () => {
    const done = doneBy(sampleDirectory(), 'changeGrants', {
      memberId: 'member-plain',
      add: [],
      remove: ['account-north'],
    })
    const { after } = doneBy(done.after, 'assignAdmin', { memberId: 'member-plain' })
    expect(undone(done, after).refusal).toMatchObject({ code: 'admin-access-is-fixed' })
  })
})

describe('[ISSUE 3] what cannot be undone says why', () => {
  it.each([
    ['createSubAccount', 'account-created'],
    ['inviteMember', 'invitation'],
    ['inviteExistingMember', 'invitation'],
    ['resendInvitation', 'invitation'],
    ['revokeInvitation', 'invitation'],
    ['acceptInvitation', 'invitation'],
    ['expireInvitation', 'invitation'],
    ['removeMember', 'person-removed'],
    ['endSessions', 'happened'],
    ['sendPasswordLink', 'happened'],
    ['resetSecondFactor', 'happened'],
    ['viewAs', 'happened'],
    ['recordSignIn', 'happened'],
    ['recordDelivery', 'happened'],
    ['registerOrganization', 'beginning'],
    ['importOrganization', 'beginning'],
    ['changeRights', 'nothing-changed'],
    ['changeInvitation', 'nothing-changed'],
    ['archiveAccount', 'nothing-changed'],
  ] as const)('[ISSUE 3] %s: %s', (name, obstacle) => {
    expect(undoMutation({ name, changes: [] }, sampleDirectory())).toEqual({ mutations: null, obstacle })
  })

  it('[ISSUE 3] an entry with only some of its changes is not undone', () => {
    const entry = { name: 'deleteRole', changes: [], changesInAll: { role: 1, member: 400 } } as const
    expect(undoMutation(entry, sampleDirectory())).toEqual({ mutations: null, obstacle: 'too-large' })
  })
})

describe('[ISSUE 3] whatever is undone', () => {
  it.each(['telecom', 'hospitality'] as const)('[ISSUE 3] %s: everything is as it was before', (profile) => {
    let accepted = 0
    fc.assert(
      fc.property(fc.array(arbitraryMutation, { maxLength: 12, size: 'max' }), (mutations) => {
        const directory = sampleDirectory(profile)
        for (const mutation of mutations) {
          const before = copyDirectory(directory)
          const result = run(before, mutation)
          if (isRefused(result)) continue
          applyWrites(directory, result)
          const changes = changesOf(before, result)
          const { mutations: undo } = undoMutation({ name: mutation.name, changes }, directory)
          if (undo === null) continue
          const after = previewMutations(directory, undo, { loginId: 'login-owner' as LoginId, now })
          if (after.refusal !== null) continue
          accepted += 1
          expectSame(after.directory, expectedAfterUndo(before, mutation, changes))
        }
      }),
      { numRuns: 500 },
    )
    expect(accepted).toBeGreaterThan(200)
  })
})

const expectedAfterUndo = (
  before: Directory,
  mutation: ArbitraryMutation,
  changes: readonly DirectoryChange[],
): Directory => {
  if (mutation.name === 'deleteRole') return withoutRole(before, mutation)
  // Invitations that became void stay so (B2), a type that was added stays as a removed one, and only the server stops a webhook.
  const copy = copyDirectory(before)
  for (const change of changes)
    if (change.kind === 'webhook' && change.before?.status === 'stopped' && change.after?.status !== 'stopped')
      copy.webhook.set(change.before.id, { ...change.before, status: 'paused' })
  for (const { kind, after } of changes)
    if (kind === 'processType' && mutation.name === 'addProcessType' && after)
      copy.processType.set(after.id, { ...after, status: 'removed' })
  applyChanges(
    copy,
    changes.filter(
      ({ kind, after }) => kind === 'invitation' && after !== null && 'status' in after && after.status === 'void',
    ),
  )
  return copy
}

/** A role that is deleted goes from administrators too, to whom it gave nothing, and does not come back to them. */
const withoutRole = (directory: Directory, { args }: ArbitraryMutation): Directory => {
  const copy = copyDirectory(directory)
  for (const [id, member] of copy.member)
    if (member.admin)
      copy.member.set(id, { ...member, roleIds: member.roleIds.filter((held) => held !== args['roleId']) })
  return copy
}

const run = (directory: Directory, { name, args, who, facts }: ArbitraryMutation) =>
  Object.hasOwn(systemMutationSchemas, name)
    ? runAsSystem(directory, name as SystemMutationName, args, facts)
    : runAs(directory, who, name as MutationName, args, facts)
