import { m } from '#lib/paraglide/messages.js'
import { useAccount } from '#lib/session/current-account.svelte.ts'
import { useMail } from '#lib/session/mail-view.svelte.ts'
import { useProcessesIfAllowed } from '#lib/session/processes-view.svelte.ts'
import { useReservationsIfAllowed } from '#lib/session/reservations-view.svelte.ts'
import { conversationItems } from '../records/conversation-items.ts'
import type { PaletteItem, PaletteSource } from '../source.ts'

/** Conversations of the account in use: with the operator, about processes, with guests. */
export const conversations: PaletteSource = {
  id: 'conversations',
  title: () => m.palette_conversations(),
  open: () => {
    const current = useAccount()
    const mail = useMail()
    const processes = useProcessesIfAllowed()
    const reservations = useReservationsIfAllowed()
    const items = $derived.by((): readonly PaletteItem[] => {
      if (!current.can('mail')) return []
      const of = {
        mail: mail.content,
        aboutProcesses: mail.aboutProcesses?.content ?? null,
        withGuests: mail.withGuests?.content ?? null,
        processes: processes()?.content?.process,
        reservations: reservations()?.content?.reservation,
      }
      return conversationItems(of, { accountId: current.account.id, memberId: current.organization.member.id })
    })
    return () => items
  },
}
