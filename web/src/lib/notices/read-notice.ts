import type { PushPayload } from '@kontor/protocol/http'

const texts = ['title', 'body', 'tag', 'language', 'accountId', 'section', 'recordId'] as const

/**
 * What a service worker received; null: it was no notice of this server, or one of a newer version. Read by hand, because the
 * schemas of all calls would make the worker ten times as large.
 */
export const readNotice = (data: unknown): PushPayload | null => {
  if (typeof data !== 'object' || data === null) return null
  const fields = data as Readonly<Record<string, unknown>>
  if (!texts.every((key) => typeof fields[key] === 'string')) return null
  return { ...(fields as unknown as PushPayload), onPhone: fields['onPhone'] === true }
}
