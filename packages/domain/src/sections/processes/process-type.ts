import * as v from 'valibot'
import { ProcessTypeIdSchema } from '../../kernel/ids.ts'
import { NameSchema } from '../../kernel/text.ts'
import type { Term } from './deadlines.ts'

/** The deadline of an organisation's own type: so many days after a process was opened. */
export const TypeDaysSchema = v.pipe(
  v.number(),
  v.safeInteger('not-a-number'),
  v.minValue(1, 'too-small'),
  v.maxValue(365, 'too-large'),
)

/** In what those days are counted. */
export const typeUnits = ['days', 'working-days'] as const
export const TypeUnitSchema = v.picklist(typeUnits)
export type TypeUnit = v.InferOutput<typeof TypeUnitSchema>

/** A type of process that an organisation has named. One that was removed stays, for the processes that have it. */
export const ProcessTypeSchema = v.object({
  id: ProcessTypeIdSchema,
  name: NameSchema,
  days: TypeDaysSchema,
  /** Absent: days of the calendar. */
  unit: v.optional(TypeUnitSchema),
  status: v.picklist(['active', 'removed']),
})
export type ProcessType = v.InferOutput<typeof ProcessTypeSchema>

/** An active type as it is kept. */
export const activeType = (
  fields: Pick<ProcessType, 'id' | 'name' | 'days'> & { readonly unit: TypeUnit },
): ProcessType => {
  const { unit, ...type } = fields
  return { ...type, ...(unit === 'days' ? {} : { unit }), status: 'active' }
}

/** The term of the processes of a type. */
export const termOfOwnType = ({ days, unit = 'days' }: Pick<ProcessType, 'days' | 'unit'>): Term => ({
  amount: days,
  unit,
})
