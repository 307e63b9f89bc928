import { dateAt, promotionsInOrder, promotionsKind } from '@kontor/domain'
import BadgePercent from '@lucide/svelte/icons/badge-percent'
import { paths } from '#lib/address/paths.ts'
import { useClock } from '#lib/format/clock.svelte.ts'
import { useToasts } from '#lib/kit/toasts.svelte.ts'
import { m } from '#lib/paraglide/messages.js'
import { useAccount } from '#lib/session/current-account.svelte.ts'
import { openedSection } from '#lib/session/opened-section.svelte.ts'
import { useSession } from '#lib/session/session.svelte.ts'
import { discountText, promotionStateName } from '#lib/words/promotions/promotion-names.ts'
import type { PaletteItem, PaletteSource } from '../source.ts'

/** The promotions of the account in use, by name and rooms. */
export const promotions: PaletteSource = {
  id: 'promotions',
  title: () => m.palette_promotions(),
  open: () => {
    const current = useAccount()
    const clock = useClock()
    const opened = openedSection(promotionsKind, { session: useSession(), current, toasts: useToasts() })
    const items = $derived.by((): readonly PaletteItem[] => {
      const content = opened()?.content
      if (content === null || content === undefined) return []
      return promotionsInOrder(content.promotion.values(), dateAt(clock.now)).map(({ promotion, state }) => ({
        id: `promotion ${promotion.id}`,
        name: promotion.name,
        about: `${discountText(promotion.discount)}, ${promotionStateName(state)}`,
        also: promotion.rooms.join(' '),
        icon: BadgePercent,
        href: paths.foundPromotion(current.account.id, promotion.name),
      }))
    })
    return () => items
  },
}
