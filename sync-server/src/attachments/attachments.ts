import { createHash } from 'node:crypto'
import { attachmentTypeOf, cleanedFileName, limits, type Attachment, type OrganizationId } from '@kontor/domain'
import type { DocumentName } from '@kontor/protocol'
import { serverLimits } from '../limits.ts'
import type { Store } from '../store/store.ts'
import type { AttachmentContents } from './attachment-contents.ts'

/** The uploaded files of all documents: their rows in the store, and their contents beside it. */
export interface Attachments {
  /** Keeps a file for a document, so that a mutation can mention it. The same file again changes nothing. */
  add(document: DocumentName, organizationId: OrganizationId, file: UploadedFile): Promise<Attachment | UploadProblem>
  /** Null where the document has no such file. */
  read(document: DocumentName, organizationId: OrganizationId, sha256: string): Promise<AttachmentContent | null>
  /** Removes files that no record mentioned for a while, and contents that no document has. Returns how many of each. */
  clean(): Promise<{ readonly orphans: number; readonly contents: number }>
}

export interface UploadedFile {
  readonly name: string
  /** The digest that the sender computed. */
  readonly sha256: string
  readonly content: Uint8Array
}

export interface AttachmentContent extends Attachment {
  readonly content: Uint8Array
}

/** Why a file is not kept; the codes of the domain's `AttachmentRefusal`. */
export type UploadProblem =
  | { readonly code: 'attachment-empty' | 'attachment-differs' }
  | { readonly code: 'attachment-too-large' | 'attachments-full'; readonly max: number }

export const createAttachments = (parts: {
  readonly store: Pick<Store, 'addAttachment' | 'attachments' | 'hasAttachment' | 'removeOrphanedAttachments'>
  readonly contents: AttachmentContents
  readonly now: () => number
}): Attachments => {
  const { store, contents, now } = parts
  const bytesMax = serverLimits.attachmentBytesPerOrganizationMax
  const inTurn = oneAtATime()

  return {
    add: async (document, organizationId, { name, sha256, content }) => {
      const problem = problemOf(content, sha256)
      if (problem !== null) return problem
      const bytes = content.byteLength
      const attachment: Attachment = { name: cleanedFileName(name), bytes, type: attachmentTypeOf(content), sha256 }
      return inTurn(async () => {
        const row = { ...attachment, document, organizationId, addedAt: now() }
        // The content first: a row without one would let a record mention what is not there.
        const isNew = !(await store.hasAttachment(organizationId, sha256))
        if (isNew) await contents.write(organizationId, sha256, content)
        if (await store.addAttachment(row, bytesMax)) return attachment
        if (isNew) await contents.remove(organizationId, sha256)
        return { code: 'attachments-full', max: bytesMax }
      })
    },

    read: async (document, organizationId, sha256) => {
      const [row] = await store.attachments(document, [sha256])
      const content = row === undefined ? null : await contents.read(organizationId, sha256)
      return row === undefined || content === null ? null : { ...row, content }
    },

    clean: async () => {
      const orphans = await store.removeOrphanedAttachments(now() - serverLimits.orphanedAttachmentLifetimeMs)
      let removed = 0
      for (const { organizationId, sha256 } of await contents.list())
        await inTurn(async () => {
          if (await store.hasAttachment(organizationId, sha256)) return
          await contents.remove(organizationId, sha256)
          removed += 1
        })
      return { orphans, contents: removed }
    },
  }
}

const problemOf = (content: Uint8Array, sha256: string): UploadProblem | null => {
  if (content.byteLength === 0) return { code: 'attachment-empty' }
  if (content.byteLength > limits.attachmentBytesMax)
    return { code: 'attachment-too-large', max: limits.attachmentBytesMax }
  return createHash('sha256').update(content).digest('hex') === sha256 ? null : { code: 'attachment-differs' }
}

/** Runs tasks one after another: a content is never removed between its upload and its row. */
const oneAtATime = () => {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(task: () => Promise<T>): Promise<T> => {
    const result = last.then(task, task)
    last = result.catch(() => undefined)
    return result
  }
}
