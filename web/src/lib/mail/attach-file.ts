import { limits, type Attachment, type Refusal } from '@kontor/domain'
import { FilesFull, type AttachResult, type SelectedFile } from '@kontor/replica'
import { uploadAttachment } from '#lib/api/attachments.ts'
import { m } from '#lib/paraglide/messages.js'
import { httpErrorSentence } from '#lib/words/http-error-sentence.ts'
import { refusalSentence } from '#lib/words/refusal-sentence.ts'

/** Gives the attachment for the arguments of a mutation; a sentence where the file cannot be taken. */
export type AttachFile = (file: File) => Promise<Attachment | { readonly problem: string }>

const refusals = ['attachment-empty', 'attachment-too-large', 'attachment-differs', 'attachments-full']

/** Keeps the file in this browser, which sends it before the mutation that mentions it, also without a connection (S19). */
export const attachIn =
  (view: { attach(file: SelectedFile): Promise<AttachResult> }): AttachFile =>
  async (file) => {
    try {
      const result = await view.attach(file)
      return result.accepted ? result.attachment : { problem: refusalSentence(result.refusal) }
    } catch (error) {
      return { problem: error instanceof FilesFull ? m.notes_files_full() : m.notes_file_unread({ name: file.name }) }
    }
  }

/** Sends the file at once, by the address of the call: for operators, who work with a connection alone. */
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
