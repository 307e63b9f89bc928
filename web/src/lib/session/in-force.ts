import { isConnected } from '@kontor/replica'
import { useDirectoryIfAllowed, type DirectoryView } from './directory-view.svelte.ts'
import type { InForce } from '#lib/words/in-force.ts'

export const inForce = (view: Pick<DirectoryView, 'state'>): InForce =>
  isConnected(view.state.connection) ? 'now' : 'later'

/** For sentences about the effect of a change. Read `.current` while drawing: it follows the connection. */
export const useInForce = (): { readonly current: InForce } => {
  const view = useDirectoryIfAllowed()
  return {
    get current() {
      return view === null ? 'now' : inForce(view)
    },
  }
}
