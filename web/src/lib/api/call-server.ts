import { isOnPhoneSite } from '#lib/address/phone-path.ts'
import { clientParam } from '@kontor/protocol/http'
import { getLocale } from '#lib/paraglide/runtime.js'

/** The server's answer: the value, or the code and the facts of its refusal. `offline` when it could not be reached. */
export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | {
      readonly ok: false
      readonly status: number
      readonly code: string
      readonly facts: Readonly<Record<string, unknown>>
    }

type Method = 'GET' | 'POST' | 'DELETE'

export const callServer = async <Value>(method: Method, path: string, body?: unknown): Promise<Answer<Value>> => {
  let response: Response
  try {
    response = await fetch(isOnPhoneSite() ? phoneCall(path) : path, {
      method,
      credentials: 'same-origin',
      headers: {
        'accept-language': getLocale(),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    })
  } catch {
    return { ok: false, status: 0, code: 'offline', facts: {} }
  }
  const content: unknown = await response.json().catch(() => null)
  if (response.ok) return { ok: true, value: content as Value }
  return { ok: false, status: response.status, ...errorIn(content, response.status) }
}

/** B27: the server refuses what is managed on the full site alone (SPEC 1). */
const phoneCall = (path: string): string => `${path}${path.includes('?') ? '&' : '?'}${clientParam}=phone`

export const errorIn = (
  content: unknown,
  status: number,
): { code: string; facts: Readonly<Record<string, unknown>> } => {
  const { code, ...facts } = fieldsOf(fieldsOf(content)['error'])
  return { code: typeof code === 'string' ? code : (codesByStatus[status] ?? 'failed'), facts }
}

/** A proxy that cannot reach the server answers without a code of ours. */
const codesByStatus: Readonly<Record<number, string>> = {
  401: 'no-session',
  403: 'not-allowed',
  404: 'not-found',
  413: 'too-large',
  429: 'too-many',
  502: 'offline',
  503: 'offline',
  504: 'offline',
}

const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
