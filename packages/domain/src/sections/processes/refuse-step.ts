import { type CalendarDate, dateAt } from '../../kernel/calendar-date.ts'
import { type Terms, withdrawableUntil } from './due-at.ts'
import type { Step } from './machines.ts'
import { type ReasonId, reasonsFor } from './reasons.ts'
import type { Process } from './records.ts'
import type { ProcessesRefusal } from './refusal.ts'

interface StepFacts {
  readonly reason?: ReasonId | undefined
  readonly explanation?: string | undefined
  readonly date?: CalendarDate | undefined
  readonly routingNumber?: string | undefined
}

/** What a step that is allowed here still lacks: a reason, a date that fits, a routing number, time. */
export const refuseStep = (
  process: Process,
  step: Step,
  facts: StepFacts,
  terms: Terms,
  now: number,
): ProcessesRefusal | null => {
  const today = dateAt(now)
  return (
    refuseWithdrawal(process, step, terms, today) ??
    refuseReason(step, facts) ??
    refuseDate(step, facts.date, today) ??
    (step.routingNumber && facts.routingNumber === undefined ? { code: 'routing-number-missing', step: step.id } : null)
  )
}

const refuseReason = ({ id, reason: kind }: Step, { reason, explanation }: StepFacts): ProcessesRefusal | null => {
  if (kind === undefined) return null
  const reasons: readonly ReasonId[] = reasonsFor[kind]
  if (reason === undefined || !reasons.includes(reason)) return { code: 'reason-missing', step: id, reasons }
  return reason === 'other' && !explanation ? { code: 'explanation-missing', step: id } : null
}

const refuseDate = (step: Step, date: CalendarDate | undefined, today: CalendarDate): ProcessesRefusal | null => {
  if (step.date === undefined) return null
  if (date === undefined) return { code: 'date-missing', step: step.id }
  if (step.date === 'to-come') return date < today ? { code: 'date-in-the-past', date, today } : null
  return date > today ? { code: 'date-in-the-future', date, today } : null
}

const refuseWithdrawal = (
  { portability }: Process,
  { until: deadline }: Step,
  terms: Terms,
  today: CalendarDate,
): ProcessesRefusal | null => {
  const date = portability?.date ?? null
  if (deadline === undefined || date === null) return null
  const until = withdrawableUntil(date, terms, deadline)
  return today > until ? { code: 'too-late-to-withdraw', date, until } : null
}
