import { limits, type AttachmentRefusal, type OrganizationId } from '@kontor/domain'
import { AttachmentQuerySchema, type DocumentName, type UploadAnswer } from '@kontor/protocol'
import type { Context } from 'hono'
import type { Attachments } from '../../attachments/attachments.ts'
import { serverLimits } from '../../limits.ts'
import { Failure } from '../answers/failure.ts'
import { parsedQuery } from '../history/history-query.ts'
import type { HttpEnvironment } from '../http-environment.ts'
import { contentOf } from './content-of.ts'

/** Keeps the body of a call as a file of a document. `permitted` says which, or ends the call; it is asked twice. */
export type ReceiveUpload = (
  context: Context<HttpEnvironment>,
  permitted: () => Promise<{ readonly name: DocumentName; readonly organizationId: OrganizationId }>,
) => Promise<Response>

/** One for the whole server: each upload holds its content in memory, so their number is bounded. */
export const createReceiveUpload = ({
  attachments,
}: {
  readonly attachments: Pick<Attachments, 'add'>
}): ReceiveUpload => {
  let uploads = 0

  const receive: ReceiveUpload = async (context, permitted) => {
    const { name: document, organizationId } = await permitted()
    const { name, sha256 } = parsedQuery(context, AttachmentQuerySchema)
    const content = await contentOf(context, limits.attachmentBytesMax)
    if (content === null) throw failureOf({ code: 'attachment-too-large', max: limits.attachmentBytesMax })
    // The body took a while: someone who lost access meanwhile keeps nothing here.
    await permitted()
    const kept = await attachments.add(document, organizationId, { name, sha256, content })
    if ('code' in kept) throw failureOf(kept)
    return context.json({ attachment: kept } satisfies UploadAnswer)
  }

  return async (context, permitted) => {
    if (uploads >= serverLimits.uploadsAtOnceMax)
      throw new Failure(429, 'too-many', { afterMs: serverLimits.uploadRetryMs })
    uploads += 1
    try {
      return await receive(context, permitted)
    } finally {
      uploads -= 1
    }
  }
}

type UploadFailure = { readonly code: AttachmentRefusal['code']; readonly max?: number }

const failureOf = ({ code, ...facts }: UploadFailure): Failure =>
  new Failure(code === 'attachment-too-large' ? 413 : 409, code, facts)
