import { isOnPhoneSite, phoneHome } from './phone-path.ts'
import type { AccountId, InvitationId, MemberId, ProfileId, Right } from '@kontor/domain'

/** Both sites have the same addresses within an account. */
const inAccount = (accountId: AccountId): string => `${isOnPhoneSite() ? phoneHome : ''}/a/${accountId}`

/** Every address inside the app, in one place. The account in use is part of the path, so that a link can be shared. */
export const paths = {
  home: '/',
  register: '/register',
  registerProfile: (profile: ProfileId) => `/register?profile=${profile}`,
  forgotPassword: '/forgot-password',
  ownAccount: '/me',
  reference: '/reference',
  referenceSubject: (key: string) => `/reference?subject=${key}`,
  operator: '/operator',
  operatorDecisions: '/operator/decisions',
  operatorDecision: (of: string) => `/operator/decisions?c=${of}`,
  operatorConversations: '/operator/conversations',
  operatorConversation: (of: string) => `/operator/conversations?c=${of}`,
  operatorOrganizations: '/operator/organizations',
  operatorOrganization: (organizationId: string) => `/operator/organizations/${organizationId}`,
  operatorUnits: '/operator/units',
  operatorUnit: (identifier: string) => `/operator/units?q=${encodeURIComponent(identifier)}`,
  operatorOperators: '/operator/operators',
  operatorSystems: '/operator/systems',
  operatorApplications: '/operator/applications',
  operatorPrices: '/operator/prices',
  operatorInvoices: '/operator/invoices',
  operatorMonth: (month: string) => `/operator/invoices?month=${month}`,
  operatorHealth: '/operator/health',
  phone: phoneHome,
  phoneAccounts: `${phoneHome}/accounts`,
  phonePeople: `${phoneHome}/people`,
  phoneNotices: `${phoneHome}/notifications`,
  account: (accountId: AccountId) => `${inAccount(accountId)}`,
  conversation: (accountId: AccountId, conversationId: string) => `${inAccount(accountId)}/mail?c=${conversationId}`,
  newConversation: (accountId: AccountId) => `${inAccount(accountId)}/mail?dialog=new`,
  process: (accountId: AccountId, processId: string) => `${inAccount(accountId)}/processes?process=${processId}`,
  reservation: (accountId: AccountId, reservationId: string) =>
    `${inAccount(accountId)}/reservations?reservation=${reservationId}`,
  calendarRow: (accountId: AccountId, row: string) => `${inAccount(accountId)}/calendar?row=${encodeURIComponent(row)}`,
  foundPromotion: (accountId: AccountId, name: string) =>
    `${inAccount(accountId)}/promotions?q=${encodeURIComponent(name)}`,
  propertyPage: (accountId: AccountId, page: string) => `${inAccount(accountId)}/property?page=${page}`,
  invoice: (accountId: AccountId, invoiceId: string) => `${inAccount(accountId)}/finance?invoice=${invoiceId}`,
  /** The overview of all accounts, in the frame of the account in use. */
  overview: (accountId: AccountId) => `${inAccount(accountId)}/overview`,
  processesTab: (accountId: AccountId, tab: string) => `${inAccount(accountId)}/processes?tab=${tab}`,
  processTypes: (accountId: AccountId) => `${inAccount(accountId)}/processes?types=`,
  section: (accountId: AccountId, right: Right) => `${inAccount(accountId)}/${right}`,
  subAccounts: (accountId: AccountId) => `${inAccount(accountId)}/account/sub-accounts`,
  foundAccounts: (accountId: AccountId, search: string) =>
    `${inAccount(accountId)}/account/sub-accounts?q=${encodeURIComponent(search)}`,
  users: (accountId: AccountId) => `${inAccount(accountId)}/account/users`,
  user: (accountId: AccountId, memberId: MemberId | InvitationId) =>
    `${inAccount(accountId)}/account/users/${memberId}`,
  access: (accountId: AccountId) => `${inAccount(accountId)}/account/access`,
  accessByAccount: (accountId: AccountId, of: AccountId) => `${inAccount(accountId)}/account/access?account=${of}`,
  accessByRight: (accountId: AccountId, right: Right) => `${inAccount(accountId)}/account/access?right=${right}`,
  roles: (accountId: AccountId) => `${inAccount(accountId)}/account/roles`,
  integrations: (accountId: AccountId) => `${inAccount(accountId)}/account/integrations`,
  tray: (accountId: AccountId) => `${inAccount(accountId)}/account/tray`,
  history: (accountId: AccountId) => `${inAccount(accountId)}/account/history`,
} as const
