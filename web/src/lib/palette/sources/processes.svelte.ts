import { m } from '#lib/paraglide/messages.js'
import { useAccount } from '#lib/session/current-account.svelte.ts'
import { useProcessesIfAllowed } from '#lib/session/processes-view.svelte.ts'
import { processItems } from '../records/process-items.ts'
import type { PaletteItem, PaletteSource } from '../source.ts'

/** The processes of the account in use. */
export const processes: PaletteSource = {
  id: 'processes',
  title: () => m.palette_processes(),
  open: () => {
    const current = useAccount()
    const view = useProcessesIfAllowed()
    const items = $derived.by((): readonly PaletteItem[] => {
      const content = view()?.content
      if (content === null || content === undefined || !current.can('processes')) return []
      return processItems(content.process.values(), current.account.id)
    })
    return () => items
  },
}
