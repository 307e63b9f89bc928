import { isNestedTooDeep } from '@kontor/protocol'

/** The JSON object in the text; an empty text is an empty object; undefined for anything else or deep nesting. */
export const bodyOf = (text: string | null): object | undefined => {
  if (text === null || text === '') return {}
  try {
    const body: unknown = JSON.parse(text)
    if (typeof body !== 'object' || body === null || Array.isArray(body) || isNestedTooDeep(body)) return undefined
    return body
  } catch {
    return undefined
  }
}

/** The text under this key; empty when there is none. */
export const textIn = (body: object, key: string): string => {
  const value: unknown = Object.hasOwn(body, key) ? (body as Record<string, unknown>)[key] : ''
  return typeof value === 'string' ? value : ''
}

/** The same request with this body. */
export const withBody = (request: Request, body: string | null): Request => {
  const headers = new Headers(request.headers)
  headers.delete('content-length')
  if (body === null || body === '') return new Request(request.url, { method: request.method, headers })
  headers.set('content-type', 'application/json')
  return new Request(request.url, { method: request.method, headers, body })
}
