import type { AccessSnapshot } from '@kontor/domain'
import House from '@lucide/svelte/icons/house'
import Network from '@lucide/svelte/icons/network'
import Users from '@lucide/svelte/icons/users'
import { paths } from '#lib/address/paths.ts'
import type { NavigationItem } from '#lib/frame/navigation.ts'
import { m } from '#lib/paraglide/messages.js'

/**
 * The places of the site for phones. People are shown to administrators alone: the right `account` opens nothing on a phone,
 * which has no part *Konto* (B28).
 */
export const phoneItems = (access: Pick<AccessSnapshot, 'organizations'>): readonly NavigationItem[] => [
  { href: paths.phone, label: m.phone_now(), icon: House },
  { href: paths.phoneAccounts, label: m.phone_accounts(), icon: Network },
  ...(access.organizations.some(({ directory }) => directory === 'write')
    ? [{ href: paths.phonePeople, label: m.phone_people(), icon: Users }]
    : []),
]

/** *Konta* holds the pages of each account. */
export const isPhoneItemCurrent = ({ href }: NavigationItem, pathname: string): boolean =>
  pathname === href || (href === paths.phoneAccounts && pathname.startsWith(`${paths.phone}/a/`))
