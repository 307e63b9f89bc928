import Building from '@lucide/svelte/icons/building'
import Server from '@lucide/svelte/icons/server'
import Users from '@lucide/svelte/icons/users'
import type { NavigationItem } from '#lib/frame/navigation.ts'
import { m } from '#lib/paraglide/messages.js'
import { paths } from '#lib/address/paths.ts'

/** The pages of the operator's side. */
export const operatorItems = (): readonly NavigationItem[] => [
  { href: paths.operatorOrganizations, label: m.operator_organizations(), icon: Building },
  { href: paths.operatorOperators, label: m.operator_operators(), icon: Users },
  { href: paths.operatorHealth, label: m.operator_health(), short: m.operator_health_short(), icon: Server },
]
