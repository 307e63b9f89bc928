import Workflow from '@lucide/svelte/icons/workflow'
import { paths } from '#lib/address/paths.ts'
import { m } from '#lib/paraglide/messages.js'
import { processNumber, processTitle, secondLine } from '#lib/sections/processes/process-texts.ts'
import { useAccount } from '#lib/session/current-account.svelte.ts'
import { useProcessesIfAllowed } from '#lib/session/processes-view.svelte.ts'
import type { PaletteItem, PaletteSource } from '../source.ts'

/** The processes of the account in use, the newest first: by number, telephone number, subscriber and operator. */
export const processes: PaletteSource = {
  id: 'processes',
  title: () => m.palette_processes(),
  open: () => {
    const current = useAccount()
    const view = useProcessesIfAllowed()
    const items = $derived.by((): readonly PaletteItem[] => {
      const content = view()?.content
      if (content === null || content === undefined || !current.can('processes')) return []
      return [...content.process.values()].reverse().map((process) => ({
        id: `process ${process.id}`,
        name: processTitle(process),
        about: [processNumber(process), secondLine(process)].filter((part) => part !== '').join(' · '),
        also: process.portability?.from.replace('+48', '') ?? '',
        icon: Workflow,
        href: `${paths.section(current.account.id, 'processes')}?process=${process.id}`,
      }))
    })
    return () => items
  },
}
