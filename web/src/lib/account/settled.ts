import type { MutationId } from '@kontor/domain'
import type { Replica, TrayEntry } from '@kontor/replica'

export type Settlement =
  | { readonly state: 'accepted' }
  | { readonly state: 'refused'; readonly entry: TrayEntry }
  /** The server has not answered: the change goes on by itself. */
  | { readonly state: 'waits' }

const patienceMs = 4_000

/**
 * Waits a moment for the server's word on a change, so that a form can say at once what only the server knows
 * (a taken identifier, a login that does not exist). Without a connection there is nothing to wait for.
 */
export const settled = async (
  replica: Pick<Replica, 'state' | 'subscribe'>,
  id: MutationId,
  patience: number = patienceMs,
): Promise<Settlement> => {
  if (replica.state.connection !== 'online') return { state: 'waits' }
  const { promise, resolve } = Promise.withResolvers<Settlement>()
  const look = () => {
    const { pending, tray } = replica.state
    const entry = tray.find((refused) => refused.id === id)
    if (entry !== undefined) resolve({ state: 'refused', entry })
    else if (!pending.some((waiting) => waiting.id === id)) resolve({ state: 'accepted' })
  }
  const stop = replica.subscribe(look)
  const timer = setTimeout(() => resolve({ state: 'waits' }), patience)
  look()
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    stop()
  }
}
