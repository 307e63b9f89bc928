import * as v from 'valibot'

/** Answers that say nothing but that the call was carried out. */
export const StatusSchema = v.object({ status: v.literal(true) })
export const EmptySchema = v.object({})
