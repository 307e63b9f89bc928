import type { AccountId, Attachment } from '@kontor/domain'
import type { UploadAnswer } from '@kontor/protocol/http'
import { errorIn, type Answer } from './call-server.ts'

/** Where files of a section are sent. */
export const attachmentsPath = (accountId: AccountId, key: string): string =>
  `/api/documents/section/${accountId}.${key}/attachments`

/** Where the content of a file is, for those who may read the section. */
export const attachmentPath = (accountId: AccountId, key: string, sha256: string): string =>
  `${attachmentsPath(accountId, key)}/${sha256}`

/** Sends the content of a file, which a mutation of the section may mention then (S19). */
export const uploadAttachment = async (path: string, file: File): Promise<Answer<Attachment>> => {
  const content = await file.arrayBuffer()
  const query = new URLSearchParams({ name: file.name, sha256: await digestOf(content) })
  let response: Response
  try {
    response = await fetch(`${path}?${query}`, {
      ...{ method: 'POST', credentials: 'same-origin', body: content },
      headers: { 'content-type': 'application/octet-stream' },
    })
  } catch {
    return { ok: false, status: 0, code: 'offline', facts: {} }
  }
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok) return { ok: true, value: (answer as UploadAnswer).attachment }
  return { ok: false, status: response.status, ...errorIn(answer, response.status) }
}

const digestOf = async (content: ArrayBuffer): Promise<string> =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', content))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
