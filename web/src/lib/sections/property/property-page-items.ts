import Building2 from '@lucide/svelte/icons/building-2'
import { paths } from '#lib/address/paths.ts'
import type { NavigationItem } from '#lib/frame/navigation.ts'
import { m } from '#lib/paraglide/messages.js'
import type { CurrentAccount } from '#lib/session/current-account.svelte.ts'
import { rightName } from '#lib/words/right-words.ts'
import { pagesFor } from './property-pages.ts'

/** B28: the pages of the property for the palette, beside the section itself; those alone that this person may open. */
export const propertyPageItems = (current: CurrentAccount): readonly NavigationItem[] =>
  current.can('property')
    ? pagesFor(current.rights)
        .filter((page) => page !== 'information')
        .map((page) => ({
          href: paths.propertyPage(current.account.id, page),
          label: `${rightName('property')}: ${m.property_page({ page })}`,
          icon: Building2,
        }))
    : []
