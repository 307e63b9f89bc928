import { goto } from '$app/navigation'
import type { Viewed, ViewAs } from '#lib/session/view-as.svelte.ts'

/**
 * Goes back to where the view started, and only then ends it: a page that redirects by itself (the start of an account)
 * would otherwise redirect the administrator, and overtake the way back.
 */
export const endView = async (viewAs: ViewAs, { returnTo }: Viewed): Promise<void> => {
  try {
    await goto(returnTo)
  } finally {
    viewAs.end()
  }
}
