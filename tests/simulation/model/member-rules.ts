import type { Account, Member } from '@kontor/domain'
import {
  byId,
  changed,
  isMemberElsewhere,
  isOpen,
  mainOf,
  plus,
  refused,
  rightsHere,
  unless,
  type Answer,
  type Change,
  type ModelDirectory,
  type Situation,
} from './situation.ts'

interface RightsArguments {
  readonly memberId: string
  readonly add: readonly string[]
  readonly remove: readonly string[]
  readonly addRoles: readonly string[]
  readonly removeRoles: readonly string[]
}

/** B11: direct rights and roles. B20: not those of the primary login. A16: an administrator has all of them anyway. */
export const changeRights = ({ here }: Situation, args: RightsArguments): Answer => {
  const member = byId(here.member, args.memberId)
  if (member === undefined) return refused('unknown-member')
  return unless(
    [
      [args.addRoles.some((id) => byId(here.role, id) === undefined), 'unknown-role'],
      [args.add.some((right) => !rightsHere(here).includes(right)), 'right-outside-profile'],
      [member.primary, 'primary-is-fixed'],
      [member.admin, 'admin-access-is-fixed'],
    ],
    () => [
      changedMember(member, {
        rights: plus(member.rights, args.add, args.remove),
        roleIds: plus(member.roleIds, args.addRoles, args.removeRoles),
      }),
    ],
  )
}

/** A10, A11, A15, A16. */
export const changeGrants = (
  { here }: Situation,
  args: { readonly memberId: string; readonly add: readonly string[]; readonly remove: readonly string[] },
): Answer => {
  const member = byId(here.member, args.memberId)
  if (member === undefined) return refused('unknown-member')
  const isNew = (id: string): boolean => !(member.grants as readonly string[]).includes(id)
  const given = args.add.filter(isNew).map((id) => byId(here.account, id))
  return unless(
    [
      [args.add.some((id) => byId(here.account, id) === undefined), 'unknown-account'],
      [member.admin, 'admin-access-is-fixed'],
      [given.some((account) => account?.kind === 'main'), 'main-account-is-fixed'],
      [given.length > 0 && member.homeAccountId !== mainOf(here).id, 'grant-needs-main-home'],
      [given.some((account) => account?.status === 'archived'), 'account-is-archived'],
    ],
    () => [changedMember(member, { grants: plus(member.grants, args.add, args.remove) })],
  )
}

/** B12, decision 3: an administrator lives in the main account, and keeps the former home as a grant. */
export const assignAdmin = ({ here }: Situation, args: { readonly memberId: string }): Answer => {
  const member = byId(here.member, args.memberId)
  if (member === undefined) return refused('unknown-member')
  if (member.primary) return refused('primary-is-fixed')
  if (member.admin) return changed()
  return changed(changedMember(member, { admin: true, ...atHome(member, mainOf(here)) }))
}

export const withdrawAdmin = ({ here }: Situation, args: { readonly memberId: string }): Answer => {
  const member = byId(here.member, args.memberId)
  if (member === undefined) return refused('unknown-member')
  return unless([[member.primary, 'primary-is-fixed']], () => [
    changedMember(member, { admin: false }),
    ...voided(here, member),
  ])
}

export const moveMember = (
  { here }: Situation,
  args: { readonly memberId: string; readonly homeAccountId: string },
): Answer => {
  const member = byId(here.member, args.memberId)
  if (member === undefined) return refused('unknown-member')
  const home = byId(here.account, args.homeAccountId)
  if (home === undefined) return refused('unknown-account')
  if (member.homeAccountId === home.id && !member.primary) return changed()
  return unless(
    [
      [member.primary, 'primary-is-fixed'],
      [member.admin, 'admin-access-is-fixed'],
      [home.status === 'archived', 'account-is-archived'],
    ],
    () => [changedMember(member, atHome(member, home))],
  )
}

const ending =
  (end: (member: Member, here: ModelDirectory) => readonly Change[]) =>
  ({ here, actor }: Situation, args: { readonly memberId: string }): Answer => {
    const member = byId(here.member, args.memberId)
    if (member === undefined) return refused('unknown-member')
    return unless(
      [
        [member.primary, 'primary-is-fixed'],
        [member.id === actor?.id, 'cannot-remove-yourself'],
      ],
      () => end(member, here),
    )
  }
export const suspendMember = ending((member, here) => [
  changedMember(member, { status: 'suspended' }),
  ...voided(here, member),
])
export const removeMember = ending((member) => [{ kind: 'member', remove: member.id }])

/** B2: what an administrator has sent is void for good when that person stops being one. */
const voided = (here: ModelDirectory, inviter: Member): readonly Change[] =>
  here.invitation
    .filter(({ status, invitedBy }) => inviter.admin && status === 'pending' && invitedBy === inviter.id)
    .map((invitation) => ({ kind: 'invitation', put: { ...invitation, status: 'void' } }) as const)

export const reinstateMember = ({ here }: Situation, args: { readonly memberId: string }): Answer => {
  const member = byId(here.member, args.memberId)
  if (member === undefined) return refused('unknown-member')
  return unless([[member.primary, 'primary-is-fixed']], () => [changedMember(member, { status: 'active' })])
}

/** Viewing the app as another person changes nothing; the log records that it was done. */
export const viewAs = ({ here }: Situation, args: { readonly memberId: string }): Answer =>
  byId(here.member, args.memberId) === undefined ? refused('unknown-member') : changed()

/** B13, B20: sessions are no records. Those of the primary login are its own affair. */
export const endSessions = ({ here, actor }: Situation, args: { readonly memberId: string }): Answer => {
  const member = byId(here.member, args.memberId)
  if (member === undefined) return refused('unknown-member')
  return unless([[member.primary && member.id !== actor?.id, 'primary-is-fixed']], () => [])
}

/** Issue 8 D, B20: credentials are no records either. The link goes to the member's own address. */
export const sendPasswordLink = (situation: Situation, args: { readonly memberId: string }): Answer =>
  endSessions(situation, args)

/** Issue 8 D: one's own second factor is turned off with the password, and the operator turns off one that guards others too. */
export const resetSecondFactor = (
  { here, actor, elsewhere }: Situation,
  args: { readonly memberId: string },
): Answer => {
  const member = byId(here.member, args.memberId)
  if (member === undefined) return refused('unknown-member')
  return unless(
    [
      [member.id === actor?.id, 'own-second-factor'],
      [member.primary, 'primary-is-fixed'],
      [isMemberElsewhere(elsewhere, member.loginId), 'second-factor-guards-others'],
    ],
    () => [],
  )
}

/** A19. */
export const createRole = (
  { here }: Situation,
  args: { readonly roleId: string; readonly name: string; readonly rights: readonly string[] },
): Answer =>
  unless(
    [
      [byId(here.role, args.roleId) !== undefined, 'already-exists'],
      [args.rights.some((right) => !rightsHere(here).includes(right)), 'right-outside-profile'],
      [nameTaken(here, args.name), 'role-name-taken'],
    ],
    () => [roleOf(args.roleId, args.name, plus(args.rights, [], []))],
  )

export const changeRole = (
  { here }: Situation,
  args: {
    readonly roleId: string
    readonly name?: string
    readonly add: readonly string[]
    readonly remove: readonly string[]
  },
): Answer => {
  const role = byId(here.role, args.roleId)
  if (role === undefined) return refused('unknown-role')
  return unless(
    [
      [args.add.some((right) => !rightsHere(here).includes(right)), 'right-outside-profile'],
      [args.name !== undefined && nameTaken(here, args.name, role.id), 'role-name-taken'],
    ],
    () => [roleOf(role.id, args.name ?? role.name, plus(role.rights, args.add, args.remove))],
  )
}

/** Names that differ in case alone are one name. */
const nameTaken = ({ role }: ModelDirectory, name: string, except?: string): boolean =>
  role.some((one) => one.id !== except && one.name.toLowerCase() === name.toLowerCase())

export const deleteRole = ({ here, now }: Situation, args: { readonly roleId: string }): Answer => {
  const role = byId(here.role, args.roleId)
  if (role === undefined) return refused('unknown-role')
  const holders = here.member.filter(({ roleIds }) => roleIds.includes(role.id))
  const held = holders.some(({ admin }) => !admin)
  const promised = here.invitation.some((one) => isOpen(here, one, now) && one.roleIds.includes(role.id))
  return unless([[held || promised, 'role-in-use']], () => [
    ...holders.map((member) => changedMember(member, { roleIds: plus(member.roleIds, [], [role.id]) })),
    { kind: 'role', remove: role.id },
  ])
}

const roleOf = (id: string, name: string, rights: readonly string[]) =>
  ({ kind: 'role', put: { id, name, rights } as { id: string } }) as const

const changedMember = (member: Member, fields: Readonly<Record<string, unknown>>) =>
  ({ kind: 'member', put: { ...member, ...fields } as { id: string } }) as const

const atHome = (member: Member, home: Account) => {
  if (member.homeAccountId === home.id) return {}
  const grants = home.kind === 'main' ? plus(member.grants, [member.homeAccountId], []) : []
  return { homeAccountId: home.id, grants }
}
