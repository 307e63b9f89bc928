import { AttachmentSchema, Sha256Schema } from '@kontor/domain'
import * as v from 'valibot'

/** Query of `POST …/attachments`; the body is the content. */
export const AttachmentQuerySchema = v.object({
  name: v.pipe(v.string(), v.maxLength(1_000, 'too-long')),
  sha256: Sha256Schema,
})
export type AttachmentQuery = v.InferOutput<typeof AttachmentQuerySchema>

/** Answer of `POST …/attachments`: the file as the server keeps it, and as a record must mention it. */
export const UploadAnswerSchema = v.object({ attachment: AttachmentSchema })
export type UploadAnswer = v.InferOutput<typeof UploadAnswerSchema>
