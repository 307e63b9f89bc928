import type { LoginId, OrganizationId } from '@kontor/domain'
import type { DocumentName } from '@kontor/protocol'
import type { Context } from 'hono'
import type { Identity } from '../../identity/identity.ts'
import type { Rooms } from '../../rooms/rooms.ts'
import { Failure } from '../answers/failure.ts'
import { addressedDocument } from './addressed-document.ts'
import { sessionOf } from '../guards/session-of.ts'

/** The directory in the path, of which the signed-in person must be an administrator. As with `sessionOf`, a call looks again. */
export const administeredDirectory = async (
  parts: {
    readonly identity: Pick<Identity, 'sessionOf'>
    readonly rooms: Pick<Rooms, 'kinds' | 'permission'>
  },
  context: Context,
): Promise<{ readonly name: DocumentName; readonly organizationId: OrganizationId; readonly loginId: LoginId }> => {
  const { name, address } = addressedDocument('directory', context.req.param('organizationId') ?? '', parts.rooms.kinds)
  const { loginId } = await sessionOf(parts.identity, context)
  if ((await parts.rooms.permission(name, loginId)) !== 'write') throw new Failure(403, 'not-allowed')
  return { name, organizationId: address.organizationId, loginId }
}
