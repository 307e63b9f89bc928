import type { Connection } from '@kontor/replica'

export interface SyncFacts {
  readonly connection: Connection
  readonly storeWaits: boolean
  readonly pending: number
  readonly refused: number
}

/** What the state of sync says, from the most pressing to the quiet one. */
export type SyncSummary =
  | { readonly state: 'refused'; readonly refused: number; readonly pending: number }
  | { readonly state: 'outdated' | 'too-many' | 'not-allowed' }
  | { readonly state: 'waiting'; readonly pending: number; readonly because: 'offline' | 'store' }
  | { readonly state: 'saving' | 'offline' | 'connecting' | 'saved' }

export const syncSummary = ({ connection, storeWaits, pending, refused }: SyncFacts): SyncSummary => {
  if (refused > 0) return { state: 'refused', refused, pending }
  if (connection === 'outdated' || connection === 'too-many' || connection === 'not-allowed')
    return { state: connection }
  if (pending > 0 && storeWaits) return { state: 'waiting', pending, because: 'store' }
  if (pending > 0 && connection !== 'online') return { state: 'waiting', pending, because: 'offline' }
  if (pending > 0) return { state: 'saving' }
  if (connection === 'online') return { state: 'saved' }
  return { state: connection === 'connecting' ? 'connecting' : 'offline' }
}
