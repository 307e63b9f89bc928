import type { AccessSnapshot } from '@kontor/domain'
import { objectOf } from './answer-parts.ts'

/** Answer of `GET /api/access`: what the signed-in login may do, and nothing about other people. */
export const AccessAnswerSchema = objectOf<AccessSnapshot>()
