import type { Actor, ActorAccess } from '../kernel/actor.ts'
import type { DocumentKind } from '../kernel/document-kind.ts'
import { heldRights } from './access/access-reasons.ts'
import { sessionBarrier } from './access/session-access.ts'
import type { DirectoryTypes } from './define-mutation.ts'
import { type Directory, directoryShape } from './directory.ts'
import { loggedBesides } from './history/history-kinds.ts'
import { hasMainAccount } from './main-account.ts'
import type { LoginId, MemberId, TokenId } from '../kernel/ids.ts'
import { followedEntry } from './followed-entry.ts'
import { memberOfLogin } from './member-of-login.ts'
import { liveToken, type Token } from './tokens.ts'
import type { Webhook } from './webhooks.ts'
import { mutations } from './mutations/mutations.ts'
import type { ChangedDeadline } from '../sections/processes/deadlines.ts'
import type { ProcessType } from '../sections/processes/process-type.ts'
import type { Account, Invitation, Member, Organization, Role, Service, Unit } from './records.ts'

/** `directory/<organizationId>`: accounts, units, services, roles, members and invitations of one organisation. */
export const directoryKind: DocumentKind<DirectoryTypes> & { readonly mutations: typeof mutations } = {
  key: 'directory',
  ...directoryShape,
  mutations,
  isClosedToPhones: true,
  actorAccess: (directory, actor, now) =>
    actor.kind === 'application' ? tokenInDirectory(directory, actor.tokenId, now) : actorInDirectory(directory, actor),
  actorBarrier: sessionBarrier,
  followed: followedEntry,
  logged: loggedBesides,
  isComplete: hasMainAccount,
  // The kind of record says which of these it is.
  nameOf: (_kind, record) => nameOfRecord(record as AnyRecord),
  // The inviter answers for the access that the invitation brings.
  concerns: (change) => {
    const invitation = change.kind === 'invitation' ? (change.after ?? change.before) : null
    return invitation === null ? [] : [invitation.invitedBy]
  },
}

/** B2: an active member, with the rights of this moment. A suspended one has none, nor has anyone before registration. */
const actorInDirectory = (directory: Directory, actor: Actor): ActorAccess | null => {
  if (actor.kind !== 'login' || directory.organization === null) return null
  const member = memberOfLogin(directory, actor.loginId)
  if (member?.status !== 'active') return null
  const { id: memberId, loginId, name, admin } = member
  return { memberId, loginId, name, admin, rights: heldRights(directory, member).map(({ right }) => right) }
}

/**
 * A program administers the directory as far as its token says so; the calls ask for the scope that they need. `scim` opens
 * the calls of SCIM alone, which send few of the mutations.
 */
const tokenInDirectory = (directory: Directory, tokenId: TokenId, now: number): ActorAccess | null => {
  const token = liveToken(directory, tokenId, now)
  if (token === null || !token.scopes.some((scope) => scope === 'change-directory' || scope === 'scim')) return null
  // In the places of a member and a login; those of people have other forms.
  const [memberId, loginId] = [tokenId as string as MemberId, `token/${tokenId}` as LoginId]
  return { memberId, loginId, name: token.name, admin: true, rights: [] }
}

type AnyRecord =
  | Organization
  | Account
  | Unit
  | Service
  | Role
  | Member
  | Invitation
  | ProcessType
  | ChangedDeadline
  | Token
  | Webhook

/**
 * A unit without a name is called by its identifier, a service by its type, an organisation by its legal entity. A deadline has a
 * name on the screens alone.
 */
const nameOfRecord = (record: AnyRecord): string | null => {
  if ('term' in record) return null
  if ('legalEntity' in record) return record.legalEntity.name
  if ('type' in record) return record.type
  return 'identifier' in record ? (record.name ?? record.identifier) : record.name
}
