import type { OrganizationId } from '@kontor/domain'
import type { DocumentName } from '@kontor/protocol'
import type { Context } from 'hono'
import type { Identity } from '../../identity/identity.ts'
import type { Rooms } from '../../rooms/rooms.ts'
import type { SignedIn } from '../../rooms/visitor.ts'
import { addressedDocument } from './addressed-document.ts'
import { closedDocument } from '../guards/closed-document.ts'
import { sessionOf } from '../guards/session-of.ts'

/** The directory in the path, of which the signed-in person must be an administrator. As with `sessionOf`, a call looks again. */
export const administeredDirectory = async (
  parts: {
    readonly identity: Pick<Identity, 'sessionOf'>
    readonly rooms: Pick<Rooms, 'kinds' | 'permission'>
  },
  context: Context,
): Promise<{ readonly name: DocumentName; readonly organizationId: OrganizationId; readonly visitor: SignedIn }> => {
  const { name, address } = addressedDocument('directory', context.req.param('organizationId') ?? '', parts.rooms.kinds)
  const visitor = await sessionOf(parts.identity, context)
  const permission = await parts.rooms.permission(name, visitor)
  if (permission !== 'write') throw closedDocument(permission)
  return { name, organizationId: address.organizationId, visitor }
}
