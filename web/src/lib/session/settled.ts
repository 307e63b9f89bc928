import type { MutationId } from '@kontor/domain'
import { isConnected, type Replica, type ReplicaState, type TrayEntry } from '@kontor/replica'

export type Settlement =
  | { readonly state: 'accepted' }
  | { readonly state: 'refused'; readonly entry: TrayEntry }
  /** The server has not answered: the change continues by itself. */
  | { readonly state: 'waits' }

/** The present state of each of these changes. Reads the outbox and the tray once, however many they are. */
export const settlementsOf = (
  { pending, tray }: Pick<ReplicaState, 'pending' | 'tray'>,
  ids: readonly MutationId[],
): readonly Settlement[] => {
  const waiting = new Set(pending.map(({ id }) => id))
  const refused = new Map(tray.map((entry) => [entry.id, entry]))
  return ids.map((id): Settlement => {
    const entry = refused.get(id)
    if (entry !== undefined) return { state: 'refused', entry }
    return { state: waiting.has(id) ? 'waits' : 'accepted' }
  })
}

const patienceMs = 4_000

/**
 * Waits for the server's answer to a change, so that a form can show what only the server knows (a taken identifier, an
 * unknown login): for a moment, or until the caller gives up. Without a connection it does not wait.
 */
export const settled = async (
  replica: Pick<Replica, 'state' | 'subscribe'>,
  id: MutationId,
  givenUp: AbortSignal = AbortSignal.timeout(patienceMs),
): Promise<Settlement> => {
  const { promise, resolve } = Promise.withResolvers<Settlement>()
  const look = () => {
    const [settlement = waits] = settlementsOf(replica.state, [id])
    if (settlement.state !== 'waits' || !isConnected(replica.state.connection) || givenUp.aborted) resolve(settlement)
  }
  const stop = replica.subscribe(look)
  givenUp.addEventListener('abort', look)
  look()
  try {
    return await promise
  } finally {
    givenUp.removeEventListener('abort', look)
    stop()
  }
}

const waits: Settlement = { state: 'waits' }
