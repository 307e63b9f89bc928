import type { Refusal } from '@kontor/domain'
import * as v from 'valibot'
import { objectOf } from './answer-parts.ts'

/** Answer of `POST …/checks`: why a mutation would be refused now, by what only the server knows; null: it would not. */
export const CheckAnswerSchema = v.object({ refusal: v.nullable(objectOf<Refusal>()) })
export type CheckAnswer = v.InferOutput<typeof CheckAnswerSchema>
