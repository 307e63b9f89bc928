import * as v from 'valibot'

export const deadlineIds = [
  'answer-mobile-in-person',
  'answer-fixed-in-person',
  'answer-mobile',
  'answer-fixed',
  'move-mobile',
  'move-fixed',
  'relocation',
  'notice',
  'withdrawal',
  'complaint',
  'wholesale-order',
  'data-change',
  'fault',
] as const
export const DeadlineIdSchema = v.picklist(deadlineIds)
export type DeadlineId = v.InferOutput<typeof DeadlineIdSchema>

export const deadlineUnits = ['working-hours', 'working-days', 'days'] as const

/** How long something may take. */
export const TermSchema = v.object({
  amount: v.pipe(v.number(), v.safeInteger('not-a-number'), v.minValue(1, 'too-small'), v.maxValue(365, 'too-large')),
  unit: v.picklist(deadlineUnits),
})
export type Term = v.InferOutput<typeof TermSchema>

/**
 * The terms to begin with, from public sources of 2009 to 2020 (DOMAIN.md): values, which an organisation may change. Null:
 * none until the organisation gives one.
 */
export const defaultDeadlines: Readonly<Record<DeadlineId, Term | null>> = {
  'answer-mobile-in-person': { amount: 6, unit: 'working-hours' },
  'answer-fixed-in-person': { amount: 1, unit: 'working-days' },
  'answer-mobile': { amount: 3, unit: 'days' },
  'answer-fixed': { amount: 14, unit: 'days' },
  'move-mobile': { amount: 1, unit: 'working-days' },
  'move-fixed': { amount: 7, unit: 'working-days' },
  relocation: { amount: 21, unit: 'days' },
  notice: { amount: 14, unit: 'days' },
  withdrawal: { amount: 2, unit: 'days' },
  complaint: null,
  'wholesale-order': null,
  'data-change': null,
  fault: null,
}

export const isSameTerm = (one: Term | null, other: Term | null): boolean =>
  one === other || (one !== null && other !== null && one.amount === other.amount && one.unit === other.unit)

/** A term that an organisation has changed; `term` null: it has none. */
export const ChangedDeadlineSchema = v.object({ id: DeadlineIdSchema, term: v.nullable(TermSchema) })
export type ChangedDeadline = v.InferOutput<typeof ChangedDeadlineSchema>

export type ChangedDeadlines = ReadonlyMap<DeadlineId, ChangedDeadline>

/** The term that holds: the organisation's, or the default. */
export const termOf = (changed: ChangedDeadlines, id: DeadlineId): Term | null => {
  const own = changed.get(id)
  return own === undefined ? defaultDeadlines[id] : own.term
}
