import type { TrayEntry } from '@kontor/replica'
import { useAccount } from '#lib/session/current-account.svelte.ts'
import { useSession } from '#lib/session/session.svelte.ts'

/** Gives the last change of a record that the server refused. Call it while the component is set up. */
export const useRefusedChange = (
  argument: 'processId' | 'reservationId',
): ((recordId: string) => TrayEntry | undefined) => {
  const session = useSession()
  const place = useAccount()
  return (recordId) =>
    place.viewed === null
      ? session.state.tray.findLast(({ args }) => args[argument] === recordId || args['recordId'] === recordId)
      : undefined
}
