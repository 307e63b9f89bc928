import UserRound from '@lucide/svelte/icons/user-round'
import { paths } from '#lib/address/paths.ts'
import { accountItems, sectionItems } from '#lib/frame/navigation.ts'
import { propertyPageItems } from '#lib/sections/property/property-page-items.ts'
import { m } from '#lib/paraglide/messages.js'
import { useAccount } from '#lib/session/current-account.svelte.ts'
import { useSession } from '#lib/session/session.svelte.ts'
import type { PaletteSource } from '../source.ts'

/** The pages of the navigation: the same list decides which they are. */
export const places: PaletteSource = {
  id: 'places',
  title: () => m.palette_places(),
  atOnce: true,
  open: () => {
    const current = useAccount()
    const session = useSession()
    return () => {
      const { tray, pending } = session.state
      const counts = { subAccounts: undefined, refused: tray.length, pending: pending.length }
      const pages = [...sectionItems(current), ...propertyPageItems(current), ...accountItems(current, counts)]
      const own = { href: paths.ownAccount, label: m.own_account(), icon: UserRound }
      return [...pages, own].map(({ href, label, icon }) => ({ id: `place ${href}`, name: label, icon, href }))
    }
  },
}
