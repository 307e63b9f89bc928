import type { RequestKind, RequestState } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'

/** What a request asks for, as a name; a newer server may have kinds that this page does not know. */
export const requestKindName = (kind: RequestKind | (string & {})): string => m.request_kind({ kind })

export const requestStateName = (state: RequestState): string => m.request_state({ state })

/** The name of the request in the arguments of a mutation, which any version may have written. */
export const requestNameIn = (requested: unknown): string => {
  const isObject = typeof requested === 'object' && requested !== null
  return requestKindName(isObject && 'kind' in requested ? String(requested.kind) : '')
}
