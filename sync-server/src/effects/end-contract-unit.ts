import { CalendarDateSchema, IdentifierSchema, OrganizationIdSchema } from '@kontor/domain'
import { documentName } from '@kontor/protocol'
import * as v from 'valibot'
import type { Rooms } from '../rooms/rooms.ts'
import type { Carrier } from './carrier.ts'

const PayloadSchema = v.object({
  organizationId: OrganizationIdSchema,
  identifier: IdentifierSchema,
  until: CalendarDateSchema,
})

/** B18: by the server's clock. A unit whose last day was moved meanwhile stays. */
export const endContractUnit =
  (rooms: Pick<Rooms, 'submitAsSystem'>): Carrier =>
  async ({ id, payload }) => {
    const { organizationId, ...args } = v.parse(PayloadSchema, payload)
    const document = documentName({ kind: 'directory', organizationId })
    await rooms.submitAsSystem(document, { id, name: 'endContractUnit', args })
  }
