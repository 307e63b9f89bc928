import { limits, Sha256Schema, type AttachmentRefusal } from '@kontor/domain'
import { AttachmentQuerySchema, type DocumentName, type UploadAnswer } from '@kontor/protocol'
import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import type { Attachments } from '../../attachments/attachments.ts'
import type { Identity } from '../../identity/identity.ts'
import { serverLimits } from '../../limits.ts'
import { isOpenTo } from '../../rooms/permission-in.ts'
import type { Rooms } from '../../rooms/rooms.ts'
import type { Store } from '../../store/store.ts'
import { Failure } from '../answers/failure.ts'
import { addressedDocument } from '../documents/addressed-document.ts'
import { sessionOf } from '../guards/session-of.ts'
import { parsedQuery } from '../history/history-query.ts'
import type { HttpEnvironment } from '../http-environment.ts'
import { answeredFile } from './answered-file.ts'
import { contentOf } from './content-of.ts'

export interface AttachmentParts {
  readonly identity: Pick<Identity, 'sessionOf'>
  readonly rooms: Pick<Rooms, 'kinds' | 'permission'>
  readonly store: Pick<Store, 'organizationOfAccount'>
  readonly attachments: Pick<Attachments, 'add' | 'read'>
}

/** The files of a section. Members who may open it read them; those who may change it upload them. */
export const attachments = (parts: AttachmentParts): Hono<HttpEnvironment> => {
  const path = '/api/documents/section/:section/attachments'
  let uploads = 0

  const upload = async (context: Context<HttpEnvironment>): Promise<Response> => {
    const { name: document, organizationId } = await permitted(parts, context, 'write')
    const { name, sha256 } = parsedQuery(context, AttachmentQuerySchema)
    const content = await contentOf(context, limits.attachmentBytesMax)
    if (content === null) throw failureOf({ code: 'attachment-too-large', max: limits.attachmentBytesMax })
    // The body took a while: someone who lost access meanwhile keeps nothing here.
    await permitted(parts, context, 'write')
    const kept = await parts.attachments.add(document, organizationId, { name, sha256, content })
    if ('code' in kept) throw failureOf(kept)
    return context.json({ attachment: kept } satisfies UploadAnswer)
  }

  return new Hono<HttpEnvironment>()
    .post(path, async (context) => {
      // Each holds its whole content in memory.
      if (uploads >= serverLimits.uploadsAtOnceMax)
        throw new Failure(429, 'too-many', { afterMs: serverLimits.uploadRetryMs })
      uploads += 1
      try {
        return await upload(context)
      } finally {
        uploads -= 1
      }
    })
    .get(`${path}/:sha256`, async (context) => {
      const { name: document, organizationId } = await permitted(parts, context, 'read')
      const sha256 = v.safeParse(Sha256Schema, context.req.param('sha256'))
      const file = sha256.success ? await parts.attachments.read(document, organizationId, sha256.output) : null
      await permitted(parts, context, 'read')
      return answeredFile(context, file)
    })
}

/** Looked at again after each wait, because the session or the access may have ended meanwhile. */
const permitted = async (
  { identity, rooms, store }: AttachmentParts,
  context: Context<HttpEnvironment>,
  to: 'read' | 'write',
) => {
  const { name, address } = addressedDocument('section', context.req.param('section') ?? '', rooms.kinds)
  const { loginId } = await sessionOf(identity, context)
  const permission = await rooms.permission(name, loginId)
  const organizationId = await store.organizationOfAccount(address.accountId)
  const isPermitted = to === 'write' ? permission === 'write' : isOpenTo(permission)
  if (!isPermitted || organizationId === null) throw new Failure(403, 'not-allowed')
  return { name: name satisfies DocumentName, organizationId }
}

type UploadFailure = { readonly code: AttachmentRefusal['code']; readonly max?: number }

const failureOf = ({ code, ...facts }: UploadFailure): Failure =>
  new Failure(code === 'attachment-too-large' ? 413 : 409, code, facts)
