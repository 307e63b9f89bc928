import type { OperatorSelf } from '@kontor/protocol/http'
import AppWindow from '@lucide/svelte/icons/app-window'
import Building from '@lucide/svelte/icons/building'
import Inbox from '@lucide/svelte/icons/inbox'
import LogIn from '@lucide/svelte/icons/log-in'
import Mail from '@lucide/svelte/icons/mail'
import RadioTower from '@lucide/svelte/icons/radio-tower'
import ReceiptText from '@lucide/svelte/icons/receipt-text'
import Server from '@lucide/svelte/icons/server'
import Tag from '@lucide/svelte/icons/tag'
import Users from '@lucide/svelte/icons/users'
import type { NavigationItem } from '#lib/frame/navigation.ts'
import { m } from '#lib/paraglide/messages.js'
import { paths } from '#lib/address/paths.ts'

/** What waits for operators. */
export interface WaitingCounts {
  readonly undecided: number
  readonly unanswered: number
}

/**
 * The pages of the operator's side; null: it is not known yet what waits. An operator who is limited to some organisations has
 * those about organisations alone.
 */
export const operatorItems = (
  waiting: WaitingCounts | null,
  { limited }: Pick<OperatorSelf, 'limited'>,
): readonly NavigationItem[] => [...itemsOfOrganizations(waiting), ...(limited ? [] : itemsOfServer())]

const itemsOfOrganizations = (waiting: WaitingCounts | null): readonly NavigationItem[] => [
  {
    href: paths.operatorDecisions,
    label: m.operator_decisions(),
    icon: Inbox,
    count: waiting?.undecided || undefined,
  },
  {
    href: paths.operatorConversations,
    label: m.operator_conversations(),
    icon: Mail,
    count: waiting?.unanswered || undefined,
  },
  { href: paths.operatorOrganizations, label: m.operator_organizations(), icon: Building },
  { href: paths.operatorUnits, label: m.operator_units(), short: m.operator_units_short(), icon: RadioTower },
]

const itemsOfServer = (): readonly NavigationItem[] => [
  {
    href: paths.operatorInvoices,
    label: m.operator_invoices(),
    short: m.operator_invoices_short(),
    icon: ReceiptText,
  },
  { href: paths.operatorPrices, label: m.operator_prices(), icon: Tag },
  { href: paths.operatorSystems, label: m.operator_systems(), short: m.operator_systems_short(), icon: AppWindow },
  { href: paths.operatorApplications, label: m.applications(), icon: LogIn },
  { href: paths.operatorOperators, label: m.operator_operators(), icon: Users },
  { href: paths.operatorHealth, label: m.operator_health(), short: m.operator_health_short(), icon: Server },
]
