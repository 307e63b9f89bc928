import { goto } from '$app/navigation'
import type { Viewed, ViewAs } from '#lib/session/view-as.svelte.ts'

/**
 * Back to where the view began, and only then out of it: a page that leads on by itself (the beginning of an account)
 * would otherwise lead the administrator on from there, and overtake the way back.
 */
export const endView = async (viewAs: ViewAs, { returnTo }: Viewed): Promise<void> => {
  try {
    await goto(returnTo)
  } finally {
    viewAs.end()
  }
}
