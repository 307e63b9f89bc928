import { limits, mailKind, type AccountId, type Attachment, type Refusal } from '@kontor/domain'
import { attachmentsPath, uploadAttachment } from '#lib/api/attachments.ts'
import { m } from '#lib/paraglide/messages.js'
import { httpErrorSentence } from '#lib/words/http-error-sentence.ts'
import { refusalSentence } from '#lib/words/refusal-sentence.ts'

export type AttachFile = (file: File) => Promise<Attachment | { readonly problem: string }>

const refusals = ['attachment-empty', 'attachment-too-large', 'attachment-differs', 'attachments-full']

/** Sends a file to a section of an account; a sentence where that is not possible. */
export const attachTo = (accountId: AccountId, key = mailKind.key): AttachFile =>
  attachAt(attachmentsPath(accountId, key))

/** The same by the address of the call. */
export const attachAt =
  (path: string): AttachFile =>
  async (file) => {
    const { name, size } = file
    if (size === 0) return { problem: refusalSentence({ code: 'attachment-empty', name }) }
    const max = limits.attachmentBytesMax
    if (size > max) return { problem: refusalSentence({ code: 'attachment-too-large', name, max }) }
    // Browsers keep digests from pages that come over plain http.
    if (!window.isSecureContext) return { problem: m.mail_attach_insecure() }
    const answer = await uploadAttachment(path, file)
    if (answer.ok) return answer.value
    if (answer.code === 'offline') return { problem: m.mail_attach_offline({ name }) }
    const { code, facts } = answer
    return {
      problem: refusals.includes(code)
        ? refusalSentence({ code, name, ...facts } as unknown as Refusal)
        : httpErrorSentence(code),
    }
  }
