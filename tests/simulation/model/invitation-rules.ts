import type { Invitation } from '@kontor/domain'
import {
  byId,
  changed,
  isOpen,
  isPrimaryElsewhere,
  mainOf,
  plus,
  refused,
  rightsHere,
  sevenDaysMs,
  unless,
} from './situation.ts'
import type { Answer, Situation } from './situation.ts'

interface Promised {
  readonly invitationId: string
  readonly homeAccountId: string
  readonly rights: readonly string[]
  readonly roleIds: readonly string[]
  readonly grants: readonly string[]
  readonly email: string
  readonly language?: string
}

const sameEmail = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

const againstPromise = ({ here }: Situation, args: Promised, home: string): [boolean, string][] => {
  const grants = args.grants.map((id) => byId(here.account, id))
  return [
    [[home, ...args.grants].some((id) => byId(here.account, id) === undefined), 'unknown-account'],
    [args.roleIds.some((id) => byId(here.role, id) === undefined), 'unknown-role'],
    [byId(here.invitation, args.invitationId) !== undefined, 'already-exists'],
    [args.rights.some((right) => !rightsHere(here).includes(right)), 'right-outside-profile'],
    [byId(here.account, home)?.status === 'archived', 'account-is-archived'],
    [grants.some((account) => account?.kind === 'main'), 'main-account-is-fixed'],
    [args.grants.length > 0 && home !== mainOf(here).id, 'grant-needs-main-home'],
    [grants.some((account) => account?.status === 'archived'), 'account-is-archived'],
  ]
}

/** A12: one address, one person. */
const emailInUse = ({ here, now }: Situation, email: string, except?: string): boolean =>
  here.member.some((member) => sameEmail(member.email, email)) ||
  here.invitation.some((one) => one.id !== except && isOpen(here, one, now) && sameEmail(one.email, email))

/** B3, B8. The answer does not depend on whether the address has a login somewhere (B9). */
export const inviteMember = (
  situation: Situation,
  args: Promised & { readonly name: string; readonly admin: boolean },
): Answer => {
  const { here } = situation
  if (byId(here.account, args.homeAccountId) === undefined) return refused('unknown-account')
  const home = args.admin ? mainOf(here).id : args.homeAccountId
  return unless([...againstPromise(situation, args, home), [emailInUse(situation, args.email), 'email-in-use']], () => [
    newInvitation(situation, args, { home, name: args.name, admin: args.admin, username: null, loginId: null }),
  ])
}

/** B9, B25. */
export const inviteExistingMember = (situation: Situation, args: Promised & { readonly username: string }): Answer => {
  const { here, elsewhere, now } = situation
  const login = elsewhere.logins.find(({ username, email }) => username === args.username && email === args.email)
  if (login === undefined) {
    return unless([...againstPromise(situation, args, args.homeAccountId), [true, 'no-such-login']], () => [])
  }
  const isSame = (one: { readonly loginId: string | null; readonly username: string | null; readonly email: string }) =>
    one.loginId === login.id ||
    (sameEmail(one.email, login.email) && (one.username === null || one.username === login.username))
  const known = here.member.some(isSame) || here.invitation.some((one) => isOpen(here, one, now) && isSame(one))
  return unless(
    [
      ...againstPromise(situation, args, args.homeAccountId),
      [known, 'already-a-member'],
      [isPrimaryElsewhere(situation, login.id), 'login-is-primary-elsewhere'],
    ],
    () => [
      newInvitation(situation, args, {
        home: args.homeAccountId,
        name: args.username,
        admin: false,
        username: args.username,
        loginId: login.id,
      }),
    ],
  )
}

/** B5. The administrator who sends it again is the inviter from then on. */
export const resendInvitation = (situation: Situation, args: { readonly invitationId: string }): Answer => {
  const { here, now, actor } = situation
  const invitation = byId(here.invitation, args.invitationId)
  if (invitation === undefined) return refused('unknown-invitation')
  return unless(
    [
      [!['pending', 'expired', 'void'].includes(invitation.status), 'invitation-not-pending'],
      [byId(here.account, invitation.homeAccountId)?.status === 'archived', 'account-is-archived'],
      [emailInUse(situation, invitation.email, invitation.id), 'email-in-use'],
    ],
    () => {
      const again = { status: 'pending', invitedBy: actor?.id, sentAt: now, expiresAt: now + sevenDaysMs }
      return [changedInvitation(invitation, again)]
    },
  )
}

export const revokeInvitation = ({ here }: Situation, args: { readonly invitationId: string }): Answer => {
  const invitation = byId(here.invitation, args.invitationId)
  if (invitation === undefined) return refused('unknown-invitation')
  return unless([[!['pending', 'expired', 'void'].includes(invitation.status), 'invitation-not-pending']], () => [
    changedInvitation(invitation, { status: 'revoked' }),
  ])
}

/** E4: as changeRights and changeGrants, for a person who has not accepted yet. */
export const changeInvitation = (
  { here, now }: Situation,
  args: Readonly<Record<'add' | 'remove' | 'addRoles' | 'removeRoles' | 'addGrants' | 'removeGrants', string[]>> & {
    readonly invitationId: string
  },
): Answer => {
  const invitation = byId(here.invitation, args.invitationId)
  if (invitation === undefined) return refused('unknown-invitation')
  const isNew = (id: string): boolean => !(invitation.grants as readonly string[]).includes(id)
  const given = args.addGrants.filter(isNew).map((id) => byId(here.account, id))
  return unless(
    [
      [args.addRoles.some((id) => byId(here.role, id) === undefined), 'unknown-role'],
      [args.addGrants.some((id) => byId(here.account, id) === undefined), 'unknown-account'],
      [!isOpen(here, invitation, now), 'invitation-not-pending'],
      [args.add.some((right) => !rightsHere(here).includes(right)), 'right-outside-profile'],
      [invitation.admin, 'admin-access-is-fixed'],
      [given.some((account) => account?.kind === 'main'), 'main-account-is-fixed'],
      [given.length > 0 && invitation.homeAccountId !== mainOf(here).id, 'grant-needs-main-home'],
      [given.some((account) => account?.status === 'archived'), 'account-is-archived'],
    ],
    () => [
      changedInvitation(invitation, {
        rights: plus(invitation.rights, args.add, args.remove),
        roleIds: plus(invitation.roleIds, args.addRoles, args.removeRoles),
        grants: plus(invitation.grants, args.addGrants, args.removeGrants),
      }),
    ],
  )
}

interface Accepting {
  readonly invitationId: string
  readonly memberId: string
  readonly loginId: string
  readonly name: string
  readonly username: string
  readonly email: string
}

/** B4: the server itself writes it. */
export const acceptInvitation = (situation: Situation, args: Accepting): Answer => {
  const { here, now } = situation
  const invitation = byId(here.invitation, args.invitationId)
  if (invitation === undefined) return refused('unknown-invitation')
  const { invitationId: _invitationId, memberId: id, ...person } = args
  const { homeAccountId, admin, rights } = invitation
  return unless(
    [
      [!isOpen(here, invitation, now), 'invitation-not-pending'],
      [invitation.loginId !== null && invitation.loginId !== args.loginId, 'no-such-login'],
      [here.member.some(({ loginId }) => loginId === args.loginId), 'already-a-member'],
      [isPrimaryElsewhere(situation, args.loginId), 'login-is-primary-elsewhere'],
      [!sameEmail(args.email, invitation.email) && emailInUse(situation, args.email, invitation.id), 'email-in-use'],
      [byId(here.member, id) !== undefined, 'already-exists'],
      [byId(here.account, homeAccountId)?.status === 'archived', 'account-is-archived'],
    ],
    () => {
      const roleIds = invitation.roleIds.filter((roleId) => byId(here.role, roleId))
      const grants = homeAccountId === mainOf(here).id ? invitation.grants : []
      const rest = { primary: false, status: 'active', joinedAt: now, lastSignInAt: null }
      return [
        {
          kind: 'member',
          put: { id, ...person, homeAccountId, admin, rights, roleIds, grants, ...rest } as { id: string },
        },
        changedInvitation(invitation, { status: 'accepted' }),
      ]
    },
  )
}

/** B8. */
export const expireInvitation = ({ here, now }: Situation, args: { readonly invitationId: string }): Answer => {
  const invitation = byId(here.invitation, args.invitationId)
  if (invitation === undefined) return refused('unknown-invitation')
  const isOver = invitation.status === 'pending' && now >= invitation.expiresAt
  return isOver ? changed(changedInvitation(invitation, { status: 'expired' })) : changed()
}

/** B7: about the newest sending alone, and only while it is open to be accepted. */
export const recordDelivery = (
  { here, now }: Situation,
  args: { readonly invitationId: string; readonly sentAt: number; readonly reason: string | null },
): Answer => {
  const invitation = byId(here.invitation, args.invitationId)
  if (invitation === undefined) return refused('unknown-invitation')
  const { undelivered, ...rest } = invitation
  const isNews = (undelivered?.reason ?? null) !== args.reason
  if (invitation.status !== 'pending' || invitation.sentAt !== args.sentAt || !isNews) return changed()
  const known = args.reason === null ? {} : { undelivered: { reason: args.reason, at: now } }
  return changed({ kind: 'invitation', put: { ...rest, ...known } as { id: string } })
}

const changedInvitation = (invitation: Invitation, fields: Readonly<Record<string, unknown>>) =>
  ({ kind: 'invitation', put: { ...invitation, ...fields } as { id: string } }) as const

const newInvitation = (
  { actor, now }: Situation,
  args: Promised,
  person: {
    readonly home: string
    readonly name: string
    readonly admin: boolean
    readonly username: string | null
    readonly loginId: string | null
  },
) => {
  const { home: homeAccountId, ...rest } = person
  const invitation = {
    id: args.invitationId,
    ...rest,
    email: args.email,
    homeAccountId,
    rights: plus(args.rights, [], []),
    roleIds: plus(args.roleIds, [], []),
    grants: plus(args.grants, [], []),
    invitedBy: actor?.id,
    sentAt: now,
    expiresAt: now + sevenDaysMs,
    status: 'pending',
    language: args.language ?? 'pl',
  }
  return { kind: 'invitation', put: invitation } as const
}
