import { MemberIdSchema } from '@kontor/domain'
import * as v from 'valibot'

/** `GET /api/documents/directory/:organizationId/single-sign-on`: active members who are not linked to the provider. */
export const UnlinkedPeopleSchema = v.object({ unlinked: v.array(MemberIdSchema) })
export type UnlinkedPeople = v.InferOutput<typeof UnlinkedPeopleSchema>
