import { useAccount } from '#lib/session/current-account.svelte.ts'
import { useSession } from '#lib/session/session.svelte.ts'
import { paths } from '#lib/address/paths.ts'
import { refusedRecords } from './refused-records.ts'

/**
 * Marks the rows of records that a refused change concerns: the mark links to the reason. None in a view of another
 * person.
 */
export const useRefused = () => {
  const session = useSession()
  const place = useAccount()
  const refused = $derived(refusedRecords(place.viewed === null ? session.state.tray : []))
  return {
    of: (recordId: string): string | null => {
      const change = refused.get(recordId)
      return change === undefined ? null : `${paths.tray(place.account.id)}#${change}`
    },
  }
}
