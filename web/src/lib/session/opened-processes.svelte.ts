import { isOpen, processesKind } from '@kontor/domain'
import { openedSection, type OpeningParts } from './opened-section.svelte.ts'
import type { ProcessesView } from './processes-view.svelte.ts'

interface OpenedProcesses {
  /** Null for a person who may not open them in the account in use. */
  readonly current: ProcessesView | null
  /** How many are open; undefined while that is not known. */
  readonly open: number | undefined
}

/**
 * The processes of the account in use, open as long as the frame is: the navigation counts them on every screen. Called
 * while a component is created.
 */
export const openedProcesses = (parts: OpeningParts): OpenedProcesses => {
  const view = openedSection(processesKind, parts)
  const open = $derived(view()?.content?.process.values().filter(isOpen).toArray().length)
  return {
    get current() {
      return view()
    },
    get open() {
      return open
    },
  }
}
