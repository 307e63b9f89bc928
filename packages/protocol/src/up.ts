import { MutationIdSchema } from '@kontor/domain'
import * as v from 'valibot'
import { wireLimits } from './limits.ts'

/** A mutation as it travels. `args` are parsed by the domain, with the name's schema, not here. */
export const SentMutationSchema = v.object({
  id: MutationIdSchema,
  name: v.pipe(v.string(), v.maxLength(64)),
  /** Version of the arguments (S14); absent means 1. */
  version: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
  args: v.record(v.string(), v.unknown()),
})
export type SentMutation = v.InferOutput<typeof SentMutationSchema>

/** Mutations in order (S2). */
export const MutateMessageSchema = v.object({
  type: v.literal('mutate'),
  mutations: v.pipe(v.array(SentMutationSchema), v.minLength(1), v.maxLength(wireLimits.mutationsPerMessageMax)),
})

/** Everything that a browser may send beside y-protocols. */
export const UpMessageSchema = v.variant('type', [MutateMessageSchema])
export type UpMessage = v.InferOutput<typeof UpMessageSchema>
