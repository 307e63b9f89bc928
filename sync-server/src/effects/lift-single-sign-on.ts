import { OrganizationIdSchema } from '@kontor/domain'
import { documentName } from '@kontor/protocol'
import * as v from 'valibot'
import type { Rooms } from '../rooms/rooms.ts'
import type { Carrier } from './carrier.ts'

const PayloadSchema = v.object({ organizationId: OrganizationIdSchema })

/** Requested by the operator on the server's machine: a server carries it out, so that it knows at once. */
export const liftSingleSignOn =
  (rooms: Pick<Rooms, 'submitAsSystem'>): Carrier =>
  async ({ id, payload }) => {
    const args = v.parse(PayloadSchema, payload)
    const document = documentName({ kind: 'directory', ...args })
    await rooms.submitAsSystem(document, { id, name: 'clearSingleSignOn', args })
  }
