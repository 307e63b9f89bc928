import type { IncomingMessage } from 'node:http'
import type { Client, DocumentKinds } from '@kontor/domain'
import { clientOf, clientParam, parseDocumentName, protocolVersionMin, type DocumentAddress } from '@kontor/protocol'

/** The content of an upgrade request. */
export interface SyncRequest {
  /** Null: the path names no document. */
  readonly address: DocumentAddress | null
  /** The protocol version of our replica; a plain y-websocket client sends none. */
  readonly isReplica: boolean
  readonly isTooOld: boolean
  /** The login that the replica keeps its copy for; null when it is not given. */
  readonly loginId: string | null
  /** The epoch of the replica's copy. */
  readonly epoch: string | null
  /** B27: the site that the person uses. */
  readonly client: Client
}

const prefix = '/sync/'

/** Null when the path is not below `/sync/`. */
export const readSyncRequest = (request: IncomingMessage, kinds: DocumentKinds): SyncRequest | null => {
  // Only the path and the query matter; the base origin only makes the URL absolute.
  const url = URL.parse(request.url ?? '', 'http://server')
  if (url === null || !url.pathname.startsWith(prefix)) return null
  const protocol = url.searchParams.get('protocol')
  return {
    address: parseDocumentName(url.pathname.slice(prefix.length), kinds),
    isReplica: protocol !== null,
    isTooOld: protocol !== null && !(Number(protocol) >= protocolVersionMin),
    loginId: url.searchParams.get('login'),
    epoch: protocol === null ? null : url.searchParams.get('epoch'),
    client: clientOf(url.searchParams.get(clientParam)),
  }
}

export const headersOf = (request: IncomingMessage): Headers => {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  return headers
}
