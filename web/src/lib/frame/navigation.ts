import type { Right } from '@kontor/domain'
import BadgePercent from '@lucide/svelte/icons/badge-percent'
import Building2 from '@lucide/svelte/icons/building-2'
import CalendarCheck from '@lucide/svelte/icons/calendar-check'
import CalendarDays from '@lucide/svelte/icons/calendar-days'
import History from '@lucide/svelte/icons/history'
import Blocks from '@lucide/svelte/icons/blocks'
import Inbox from '@lucide/svelte/icons/inbox'
import LayoutDashboard from '@lucide/svelte/icons/layout-dashboard'
import KeyRound from '@lucide/svelte/icons/key-round'
import Mail from '@lucide/svelte/icons/mail'
import Network from '@lucide/svelte/icons/network'
import RadioTower from '@lucide/svelte/icons/radio-tower'
import ReceiptText from '@lucide/svelte/icons/receipt-text'
import UserSearch from '@lucide/svelte/icons/user-search'
import Users from '@lucide/svelte/icons/users'
import Workflow from '@lucide/svelte/icons/workflow'
import type { Component } from 'svelte'
import { rightName } from '#lib/words/right-words.ts'
import { m } from '#lib/paraglide/messages.js'
import { paths } from '#lib/address/paths.ts'
import type { CurrentAccount } from '#lib/session/current-account.svelte.ts'

export interface NavigationItem {
  readonly href: string
  readonly label: string
  /** For one word of space; the label itself where it is one word already. */
  readonly short?: string
  readonly icon: Component<{ class?: string }>
  readonly count?: number | undefined
}

export const sectionIcons: Readonly<Record<Right, Component<{ class?: string }>>> = {
  processes: Workflow,
  units: RadioTower,
  calendar: CalendarDays,
  mail: Mail,
  finance: ReceiptText,
  property: Building2,
  reservations: CalendarCheck,
  account: Users,
  promotions: BadgePercent,
}

/**
 * The sections that this person's rights open here. The right `account` opens the part *Konto* instead of a section.
 */
export const sectionItems = (
  current: CurrentAccount,
  /** What is open or new in a section, beside its name. */
  counts: Readonly<Partial<Record<Right, number | undefined>>> = {},
): readonly NavigationItem[] =>
  current.rights
    .filter((right) => right !== 'account')
    .map((right) => ({
      href: paths.section(current.account.id, right),
      label: rightName(right),
      ...shortName(right),
      icon: sectionIcons[right],
      count: counts[right],
    }))

/** *Pulpit*, the home of a person who has an overview of several accounts (A5). */
export const homeItems = (current: CurrentAccount): readonly NavigationItem[] =>
  current.hasOverview
    ? [{ href: paths.overview(current.account.id), label: m.overview_title(), icon: LayoutDashboard }]
    : []

const shortName = (right: Right): { short?: string } => {
  if (right === 'calendar') return { short: m.short_calendar() }
  if (right === 'units') return { short: m.short_units() }
  return right === 'promotions' ? { short: m.short_promotions() } : {}
}

/**
 * *Konto*, apart from the sections. In a sub-account only its users, who has access, and the tray: accounts and roles
 * belong to the main one.
 */
export const accountItems = (
  current: CurrentAccount,
  counts: { readonly subAccounts: number | undefined; readonly refused: number; readonly pending: number },
): readonly NavigationItem[] => {
  const { id } = current.account
  const read: NavigationItem[] = []
  if (current.readsDirectory && current.isMain)
    read.push({
      href: paths.subAccounts(id),
      label: m.frame_sub_accounts(),
      short: m.short_sub_accounts(),
      icon: Network,
      count: counts.subAccounts,
    })
  if (current.readsDirectory)
    read.push({ href: paths.users(id), label: m.frame_users(), short: m.short_users(), icon: Users })
  if (current.readsDirectory && current.isMain)
    read.push({ href: paths.roles(id), label: m.frame_roles(), short: m.short_roles(), icon: KeyRound })
  if (current.readsDirectory)
    read.push({ href: paths.access(id), label: m.frame_access(), short: m.short_access(), icon: UserSearch })
  if (current.administers && current.isMain)
    read.push(
      { href: paths.history(id), label: m.history_title(), icon: History },
      { href: paths.integrations(id), label: m.integrations_title(), icon: Blocks },
    )
  // A person who lost the right keeps the refused changes, and must be able to open them (S5).
  if (current.readsDirectory || counts.refused + counts.pending > 0)
    read.push({
      href: paths.tray(id),
      label: m.frame_tray(),
      short: m.short_tray(),
      icon: Inbox,
      count: counts.refused || undefined,
    })
  return read
}

export const isCurrent = (item: NavigationItem, pathname: string): boolean =>
  pathname === item.href || pathname.startsWith(`${item.href}/`)
