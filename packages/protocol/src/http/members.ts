import type { Provenance } from '@kontor/domain'
import { SessionIdSchema } from '@kontor/domain'
import * as v from 'valibot'
import { listOf, objectOf } from './answer-parts.ts'

/** Answer of `GET /api/documents/directory/:organizationId/members/:memberId/provenance`: who gave what, and when. */
export const ProvenanceSchema = objectOf<Provenance>()

/** One place where a member is signed in; never its token or its address. Times in milliseconds since 1970. */
const MemberSessionSchema = v.object({
  id: SessionIdSchema,
  createdAt: v.number(),
  lastActiveAt: v.number(),
  /** As the browser calls itself. */
  userAgent: v.nullable(v.string()),
})
export type MemberSession = v.InferOutput<typeof MemberSessionSchema>

/** Answer of `GET /api/documents/directory/:organizationId/members/:memberId/sessions` (B13). */
export const MemberSessionsSchema = v.object({ sessions: listOf(MemberSessionSchema) })
export type MemberSessionList = v.InferOutput<typeof MemberSessionsSchema>
