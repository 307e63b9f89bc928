import { InvitationIdSchema, OrganizationIdSchema } from '@kontor/domain'
import { documentName } from '@kontor/protocol'
import * as v from 'valibot'
import type { Rooms } from '../rooms/rooms.ts'
import type { Carrier } from './carrier.ts'

const PayloadSchema = v.object({ organizationId: OrganizationIdSchema, invitationId: InvitationIdSchema })

/**
 * B8: by the server's clock, whether anyone is online or not. An invitation that was sent again meanwhile stays
 * pending.
 */
export const expireInvitation = (rooms: Pick<Rooms, 'submitAsSystem'>): Carrier => {
  return async ({ id, payload }) => {
    const { organizationId, invitationId } = v.parse(PayloadSchema, payload)
    await rooms.submitAsSystem(documentName({ kind: 'directory', organizationId }), {
      id,
      name: 'expireInvitation',
      args: { invitationId },
    })
  }
}
