import { financeKind, invoicesInOrder, sharesInOrder } from '@kontor/domain'
import ReceiptText from '@lucide/svelte/icons/receipt-text'
import { paths } from '#lib/address/paths.ts'
import { useToasts } from '#lib/kit/toasts.svelte.ts'
import { useLanguage } from '#lib/language/language.svelte.ts'
import { m } from '#lib/paraglide/messages.js'
import { monthTitle } from '#lib/sections/finance/finance-words.ts'
import { useAccount } from '#lib/session/current-account.svelte.ts'
import { openedSection } from '#lib/session/opened-section.svelte.ts'
import { useSession } from '#lib/session/session.svelte.ts'
import type { PaletteItem, PaletteSource } from '../source.ts'

/** The invoices of the account in use, in a sub-account its shares of them: by number and month. */
export const invoices: PaletteSource = {
  id: 'invoices',
  title: () => m.palette_invoices(),
  open: () => {
    const current = useAccount()
    const language = useLanguage()
    const finance = openedSection(financeKind, { session: useSession(), current, toasts: useToasts() })
    const items = $derived.by((): readonly PaletteItem[] => {
      const content = finance()?.content
      if (content === null || content === undefined) return []
      const charged = [
        ...invoicesInOrder(content).map((invoice) => ({ id: invoice.id, ...invoice.content })),
        ...sharesInOrder(content),
      ]
      return charged.map(({ id, number, month, corrects }) => ({
        id: `invoice ${id}`,
        name: number,
        about: monthTitle({ month, corrects }, language.current),
        also: corrects === null ? undefined : corrects.number,
        icon: ReceiptText,
        href: paths.invoice(current.account.id, id),
      }))
    })
    return () => items
  },
}
