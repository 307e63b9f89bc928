import Network from '@lucide/svelte/icons/network'
import { paths } from '#lib/address/paths.ts'
import { firstAndMore } from '#lib/frame/first-and-more.ts'
import { m } from '#lib/paraglide/messages.js'
import { useAccount } from '#lib/session/current-account.svelte.ts'
import type { PaletteSource } from '../source.ts'

/** The accounts that the person reaches, of every organisation. To choose one is to switch to it. */
export const accounts: PaletteSource = {
  id: 'accounts',
  title: () => m.palette_accounts(),
  mark: '#',
  open: () => {
    const current = useAccount()
    return () =>
      current.organizations.flatMap((organization) =>
        organization.accounts.map(({ id, name, units }) => ({
          id: `account ${id}`,
          name,
          about: [firstAndMore(units), ...(current.organizations.length > 1 ? [organization.name] : [])]
            .filter((part) => part !== '')
            .join(' · '),
          also: units.map((unit) => `${unit.identifier} ${unit.name ?? ''}`).join(' '),
          icon: Network,
          accountId: id,
          href: paths.account(id),
        })),
      )
  },
}
