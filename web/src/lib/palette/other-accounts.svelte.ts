import { untrack } from 'svelte'
import { useAccount } from '#lib/session/current-account.svelte.ts'
import { useSession } from '#lib/session/session.svelte.ts'
import { accountSources, otherPlaces } from './account-records.ts'
import type { OpenedSource } from './found-items.ts'

/**
 * The sources of the other accounts, read when the palette opens and again when the access changes. Called while a component
 * is created; empty until they are read.
 */
export const otherAccounts = (): (() => readonly OpenedSource[]) => {
  const session = useSession()
  const current = useAccount()
  let sources = $state.raw<readonly OpenedSource[]>([])
  const places = $derived(
    otherPlaces(current.organizations, { accountId: current.account.id, organization: current.organization }),
  )
  /** A text, so that a new access snapshot that changes nothing here reads nothing again. */
  const reached = $derived(places.map(({ account }) => `${account.id} ${account.rights.join(' ')}`).join('\n'))

  $effect(() => {
    void reached
    const { replica } = session
    if (replica === null) return
    let isLate = false
    accountSources(
      replica.kept,
      untrack(() => places),
    ).then(
      (read) => {
        if (!isLate) sources = read
      },
      // Without the browser's storage only the account in use is searched.
      () => undefined,
    )
    return () => {
      isLate = true
      // B28: nothing is found by an access that has ended.
      sources = []
    }
  })

  return () => sources
}
