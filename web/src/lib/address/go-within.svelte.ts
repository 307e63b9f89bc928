import { goto } from '$app/navigation'
import { page } from '$app/state'
import { changedAddress } from './changed-address.ts'

/** Changes the address of this screen without leaving it: the keyboard and the scroll stay where they are. */
export const goWithin = (changes: Readonly<Record<string, string | null>>, { replace }: { replace: boolean }) =>
  goto(changedAddress(page.url, changes), { replace, reset: false })
