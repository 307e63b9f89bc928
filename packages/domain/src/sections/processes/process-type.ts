import * as v from 'valibot'
import { ProcessTypeIdSchema } from '../../kernel/ids.ts'
import { NameSchema } from '../../kernel/text.ts'

/** The deadline of an organisation's own type: so many days after a process was opened. */
export const TypeDaysSchema = v.pipe(
  v.number(),
  v.safeInteger('not-a-number'),
  v.minValue(1, 'too-small'),
  v.maxValue(365, 'too-large'),
)

/** A type of process that an organisation has named. One that was removed stays, for the processes that have it. */
export const ProcessTypeSchema = v.object({
  id: ProcessTypeIdSchema,
  name: NameSchema,
  days: TypeDaysSchema,
  status: v.picklist(['active', 'removed']),
})
export type ProcessType = v.InferOutput<typeof ProcessTypeSchema>
