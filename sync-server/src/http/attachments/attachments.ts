import { Sha256Schema } from '@kontor/domain'
import type { DocumentName } from '@kontor/protocol'
import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import type { Attachments } from '../../attachments/attachments.ts'
import type { Identity } from '../../identity/identity.ts'
import { isOpenTo } from '../../rooms/permission-in.ts'
import type { Rooms } from '../../rooms/rooms.ts'
import type { Store } from '../../store/store.ts'
import { addressedDocument } from '../documents/addressed-document.ts'
import { closedDocument } from '../guards/closed-document.ts'
import { sessionOf } from '../guards/session-of.ts'
import type { HttpEnvironment } from '../http-environment.ts'
import { answeredFile } from './answered-file.ts'
import type { ReceiveUpload } from './receive-upload.ts'

export interface AttachmentParts {
  readonly identity: Pick<Identity, 'sessionOf'>
  readonly rooms: Pick<Rooms, 'kinds' | 'permission'>
  readonly store: Pick<Store, 'organizationOfAccount'>
  readonly attachments: Pick<Attachments, 'read'>
  readonly receiveUpload: ReceiveUpload
}

/** The files of a section. Members who may open it read them; those who may change it upload them. */
export const attachments = (parts: AttachmentParts): Hono<HttpEnvironment> => {
  const path = '/api/documents/section/:section/attachments'
  return new Hono<HttpEnvironment>()
    .post(path, (context) => parts.receiveUpload(context, () => permitted(parts, context, 'write')))
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
  const permission = await rooms.permission(name, await sessionOf(identity, context))
  const organizationId = await store.organizationOfAccount(address.accountId)
  const isPermitted = to === 'write' ? permission === 'write' : isOpenTo(permission)
  if (!isPermitted || organizationId === null) throw closedDocument(permission)
  return { name: name satisfies DocumentName, organizationId }
}
