import type { AccountId, InvitationId, MemberId, ProfileId, Right } from '@kontor/domain'

/** Every address inside the app, in one place. The account in use is part of the path, so that a link can be shared. */
export const paths = {
  home: '/',
  register: '/register',
  registerProfile: (profile: ProfileId) => `/register?profile=${profile}`,
  forgotPassword: '/forgot-password',
  ownAccount: '/me',
  operator: '/operator',
  operatorDecisions: '/operator/decisions',
  operatorDecision: (of: string) => `/operator/decisions?c=${of}`,
  operatorConversations: '/operator/conversations',
  operatorConversation: (of: string) => `/operator/conversations?c=${of}`,
  operatorOrganizations: '/operator/organizations',
  operatorOrganization: (organizationId: string) => `/operator/organizations/${organizationId}`,
  operatorOperators: '/operator/operators',
  operatorHealth: '/operator/health',
  account: (accountId: AccountId) => `/a/${accountId}`,
  conversation: (accountId: AccountId, conversationId: string) => `/a/${accountId}/mail?c=${conversationId}`,
  process: (accountId: AccountId, processId: string) => `/a/${accountId}/processes?process=${processId}`,
  reservation: (accountId: AccountId, reservationId: string) =>
    `/a/${accountId}/reservations?reservation=${reservationId}`,
  /** The overview of all accounts, in the frame of the account in use. */
  overview: (accountId: AccountId) => `/a/${accountId}/overview`,
  processesTab: (accountId: AccountId, tab: string) => `/a/${accountId}/processes?tab=${tab}`,
  section: (accountId: AccountId, right: Right) => `/a/${accountId}/${right}`,
  subAccounts: (accountId: AccountId) => `/a/${accountId}/account/sub-accounts`,
  users: (accountId: AccountId) => `/a/${accountId}/account/users`,
  user: (accountId: AccountId, memberId: MemberId | InvitationId) => `/a/${accountId}/account/users/${memberId}`,
  access: (accountId: AccountId) => `/a/${accountId}/account/access`,
  accessByAccount: (accountId: AccountId, of: AccountId) => `/a/${accountId}/account/access?account=${of}`,
  accessByRight: (accountId: AccountId, right: Right) => `/a/${accountId}/account/access?right=${right}`,
  roles: (accountId: AccountId) => `/a/${accountId}/account/roles`,
  tray: (accountId: AccountId) => `/a/${accountId}/account/tray`,
  history: (accountId: AccountId) => `/a/${accountId}/account/history`,
} as const
