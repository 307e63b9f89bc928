import type { StateId, Step, StepId } from './machines.ts'
import { stepsOf } from './types.ts'

/**
 * The steps that take a process back to a state, by the shortest way of at most two; empty: none does. A step that sends a
 * message to the exchange, or that asks for something, is no step of such a way.
 */
export const wayBack = (type: string, from: StateId, to: StateId): readonly StepId[] => {
  if (from === to) return []
  const free = (state: StateId): readonly Step[] => stepsOf({ type, state }).filter(isFree)
  const direct = free(from).find((step) => step.to === to)
  if (direct !== undefined) return [direct.id]
  for (const first of free(from)) {
    const second = free(first.to).find((step) => step.to === to)
    if (second !== undefined) return [first.id, second.id]
  }
  return []
}

const isFree = ({ message, reason, date, routingNumber }: Step): boolean =>
  message === undefined && reason === undefined && date === undefined && routingNumber === undefined
