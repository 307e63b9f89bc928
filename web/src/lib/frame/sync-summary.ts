import { isConnected, type Connection, type StorageState } from '@kontor/replica'

export interface SyncFacts {
  readonly connection: Connection
  readonly storeWaits: boolean
  readonly storage: StorageState
  readonly pending: number
  readonly refused: number
}

export type WaitsBecause =
  | 'offline'
  | 'store'
  /** Waiting changes are lost with the page: the browser keeps nothing, or could not keep these. */
  | 'not-kept'

/** The state of sync, from the most urgent to the quiet one. */
export type SyncSummary =
  | { readonly state: 'refused'; readonly refused: number; readonly pending: number }
  | { readonly state: 'outdated' | 'too-many' | 'not-allowed' | 'single-sign-on' }
  | { readonly state: 'waiting'; readonly pending: number; readonly because: WaitsBecause }
  | { readonly state: 'saving' | 'offline' | 'connecting' | 'http-only' | 'saved' }

export const syncSummary = ({ connection, storeWaits, storage, pending, refused }: SyncFacts): SyncSummary => {
  if (refused > 0) return { state: 'refused', refused, pending }
  if (connection === 'outdated' || connection === 'too-many') return { state: connection }
  if (connection === 'not-allowed' || connection === 'single-sign-on') return { state: connection }
  const waits = pending > 0 && (storeWaits || !isConnected(connection))
  if (pending > 0 && (storage === 'failing' || (storage === 'memory' && waits)))
    return { state: 'waiting', pending, because: 'not-kept' }
  if (pending > 0 && storeWaits) return { state: 'waiting', pending, because: 'store' }
  if (pending > 0 && !isConnected(connection)) return { state: 'waiting', pending, because: 'offline' }
  if (pending > 0) return { state: 'saving' }
  if (connection === 'online') return { state: 'saved' }
  return { state: connection === 'connecting' || connection === 'http-only' ? connection : 'offline' }
}
