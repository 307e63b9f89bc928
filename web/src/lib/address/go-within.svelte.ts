import { goto } from '$app/navigation'
import { page } from '$app/state'
import { changedAddress } from './changed-address.ts'

/** Changes the address of this screen without leaving it: focus and scroll position stay. */
export const goWithin = (changes: Readonly<Record<string, string | null>>, { replace }: { replace: boolean }) =>
  goto(changedAddress(page.url, changes), { replace, reset: false })
