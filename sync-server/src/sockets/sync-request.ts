import type { IncomingMessage } from 'node:http'
import type { DocumentKinds } from '@kontor/domain'
import { parseDocumentName, protocolVersionMin, type DocumentAddress } from '@kontor/protocol'

/** What a request for a socket asks for. */
export interface SyncRequest {
  /** Null: the path names no document. */
  readonly address: DocumentAddress | null
  /** Our replica says which protocol it speaks; a plain y-websocket client does not. */
  readonly isReplica: boolean
  readonly isTooOld: boolean
  /** For whom the replica keeps its copy; null when it does not say. */
  readonly loginId: string | null
  /** Of the replica's copy. */
  readonly epoch: string | null
}

const prefix = '/sync/'

/** Null when the path is not below `/sync/`. */
export const readSyncRequest = (request: IncomingMessage, kinds: DocumentKinds): SyncRequest | null => {
  // Only the path and the query matter; the origin stands in for whatever the request line leaves out.
  const url = URL.parse(request.url ?? '', 'http://server')
  if (url === null || !url.pathname.startsWith(prefix)) return null
  const protocol = url.searchParams.get('protocol')
  return {
    address: parseDocumentName(url.pathname.slice(prefix.length), kinds),
    isReplica: protocol !== null,
    isTooOld: protocol !== null && !(Number(protocol) >= protocolVersionMin),
    loginId: url.searchParams.get('login'),
    epoch: protocol === null ? null : url.searchParams.get('epoch'),
  }
}

export const headersOf = (request: IncomingMessage): Headers => {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  return headers
}
