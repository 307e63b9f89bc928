import {
  isBuiltInType,
  serviceOf,
  type DeadlineId,
  type NumberRange,
  type NumberService,
  type Portability,
  type ProcessType,
  type ReasonId,
  type StateId,
  type StepId,
  type Term,
} from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'

/** A type of process by its name; one of the organisation's own by the name that it has there. */
export const processTypeName = (type: string, own: Iterable<Pick<ProcessType, 'id' | 'name'>> = []): string => {
  if (isBuiltInType(type)) return m.process_type({ type })
  for (const each of own) if (each.id === type) return each.name
  return m.process_type({ type })
}

export const processServiceName = (service: NumberService): string => m.process_service({ service })
export const processModeName = (mode: Portability['mode']): string => m.process_mode({ mode })
export const processStateName = (state: StateId): string => m.process_state({ state })
/** What the button of a step says. */
export const processStepName = (step: StepId): string => m.process_step({ step })
export const processReasonName = (reason: ReasonId): string => m.process_reason({ reason })
export const processDeadlineName = (deadline: DeadlineId): string => m.process_deadline({ deadline })

/** @example processTermText({ amount: 6, unit: 'working-hours' }) === '6 godzin roboczych' */
export const processTermText = (term: Term | null): string =>
  term === null ? m.process_term_none() : m.process_term({ unit: term.unit, count: term.amount })

/** A number as people write it: `+48 512 884 071`, a fixed one `+48 55 247 60 10`. */
export const phoneText = (number: string): string => {
  const digits = number.slice(-9)
  const groups = serviceOf(number) === 'mnp' ? /^(...)(...)(...)$/ : /^(..)(...)(..)(..)$/
  return `+48 ${digits.replace(groups, (_whole, ...found: readonly unknown[]) =>
    found.filter((group, place) => typeof group === 'string' && place < 4 && group.length < 4).join(' '),
  )}`
}

/** A range of which the end is short: `+48 55 247 60 10 do 29`. */
export const rangeText = ({ from, to }: NumberRange): string => {
  if (from === to) return phoneText(from)
  const tail = from.slice(0, -2) === to.slice(0, -2) ? to.slice(-2) : `${to.slice(-4, -2)} ${to.slice(-2)}`
  return m.process_range({ from: phoneText(from), to: tail })
}
