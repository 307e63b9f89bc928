import { SentMutationSchema, wireLimits } from '@kontor/protocol'
import * as v from 'valibot'

/** Body of the calls that run mutations. */
export const MutationsSchema = v.object({
  mutations: v.pipe(
    v.array(SentMutationSchema),
    v.minLength(1, 'empty'),
    v.maxLength(wireLimits.mutationsPerMessageMax, 'too-many'),
  ),
})
