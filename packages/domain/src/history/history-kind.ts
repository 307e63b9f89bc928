import type { LoggedName } from './history-entry.ts'

/** What an entry of the history is about, for filtering. */
export const historyKinds = ['access', 'people', 'invitations', 'roles', 'accounts', 'sign-ins', 'view-as'] as const
export type HistoryKind = (typeof historyKinds)[number]

export const historyKind = (name: LoggedName): HistoryKind => kindOf[name]

/** Is it the name of something that the log may hold? */
export const isLoggedName = (name: string): name is LoggedName => Object.hasOwn(kindOf, name)

const kindOf: Readonly<Record<LoggedName, HistoryKind>> = {
  registerOrganization: 'accounts',
  importOrganization: 'accounts',
  createSubAccount: 'accounts',
  renameAccount: 'accounts',
  archiveAccount: 'accounts',
  restoreAccount: 'accounts',
  addUnit: 'accounts',
  removeUnit: 'accounts',
  addService: 'accounts',
  removeService: 'accounts',
  createRole: 'roles',
  changeRole: 'roles',
  deleteRole: 'roles',
  inviteMember: 'invitations',
  inviteExistingMember: 'invitations',
  resendInvitation: 'invitations',
  revokeInvitation: 'invitations',
  acceptInvitation: 'invitations',
  expireInvitation: 'invitations',
  changeRights: 'access',
  changeGrants: 'access',
  assignAdmin: 'access',
  withdrawAdmin: 'access',
  moveMember: 'access',
  suspendMember: 'people',
  reinstateMember: 'people',
  removeMember: 'people',
  endSessions: 'people',
  recordSignIn: 'sign-ins',
  viewAs: 'view-as',
}
