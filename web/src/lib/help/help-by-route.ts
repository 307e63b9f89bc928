import { m } from '#lib/paraglide/messages.js'
import type { Help, KeySet } from './help.ts'

const help = (title: () => string, text: () => string, ...keys: readonly KeySet[]): Help => ({ title, text, keys })

/** By the route of the page. A test demands an entry for each route; those of the sections are in `help-by-section.ts`. */
export const helpByRoute: Readonly<Record<string, Help>> = {
  '/': help(m.help_entry_title, m.help_entry),
  '/register': help(m.help_register_title, m.help_register),
  '/register/request/[token]': help(m.register_request_title, m.help_register_request),
  '/forgot-password': help(m.help_password_title, m.help_password),
  '/reset-password': help(m.help_password_title, m.help_password),
  '/invitation/[token]': help(m.help_invitation_title, m.help_invitation),
  '/confirm-email/[token]': help(m.help_confirm_email_title, m.help_confirm_email),
  '/guest/[token]': help(m.guest_page, m.help_guest),
  '/me': help(m.own_account, m.help_own_account),
  '/a/[accountId]': help(m.help_start_title, m.help_start),
  '/a/[accountId]/overview': help(m.overview_title, m.help_overview),
  '/a/[accountId]/account/sub-accounts': help(m.frame_sub_accounts, m.help_sub_accounts, 'search', 'rows'),
  '/a/[accountId]/account/users': help(m.frame_users, m.help_users, 'search', 'rows', 'select'),
  '/a/[accountId]/account/users/[memberId]': help(m.help_person_title, m.help_person, 'matrix'),
  '/a/[accountId]/account/roles': help(m.frame_roles, m.help_roles),
  '/a/[accountId]/account/access': help(m.frame_access, m.help_access, 'search', 'rows'),
  '/a/[accountId]/account/history': help(m.history_title, m.help_history, 'search', 'rows'),
  '/a/[accountId]/account/tray': help(m.frame_tray, m.help_tray),
  '/m': help(m.phone_now, m.help_phone_now),
  '/m/accounts': help(m.phone_accounts, m.help_phone_accounts),
  '/m/people': help(m.phone_people, m.help_phone_people),
  '/m/a/[accountId]': help(m.help_start_title, m.help_phone_account),
  '/m/a/[accountId]/[right]': help(m.help_phone_section_title, m.help_phone_section),
  '/m/a/[accountId]/account/tray': help(m.frame_tray, m.help_tray),
  '/operator': help(m.operator_decisions, m.help_operator_decisions),
  '/operator/decisions': help(m.operator_decisions, m.help_operator_decisions),
  '/operator/conversations': help(m.operator_conversations, m.help_operator_conversations, 'search'),
  '/operator/organizations': help(m.operator_organizations, m.help_operator_organizations, 'search'),
  '/operator/organizations/[organizationId]': help(m.help_organization_title, m.help_organization),
  '/operator/units': help(m.operator_units, m.help_operator_units, 'search', 'rows'),
  '/operator/systems': help(m.operator_systems, m.help_operator_systems),
  '/operator/prices': help(m.operator_prices, m.help_operator_prices),
  '/operator/invoices': help(m.operator_invoices, m.help_operator_invoices),
  '/operator/operators': help(m.operator_operators, m.help_operators),
  '/operator/health': help(m.operator_health, m.help_health),
  '/operator/join/[token]': help(m.help_join_title, m.help_join),
}
