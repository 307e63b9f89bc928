import { stepsOf, type Process, type Refusal, type StateId, type Step, type StepId } from '@kontor/domain'
import { inList } from '#lib/words/in-list.ts'
import { m } from '#lib/paraglide/messages.js'
import type { ProcessesView } from '#lib/session/processes-view.svelte.ts'
import { processStateName, processStepName } from '#lib/words/processes/process-names.ts'

export interface PossibleStep {
  readonly step: Step
  /** Why it is not possible now; null where it is, perhaps after what it asks for. */
  readonly refusal: Refusal | null
}

/** What a dialog asks for does not speak against a step. */
const isAskedFor: ReadonlySet<Refusal['code']> = new Set([
  'reason-missing',
  'explanation-missing',
  'date-missing',
  'routing-number-missing',
])

export const needsDialog = ({ reason, date, routingNumber }: Step): boolean =>
  reason !== undefined || date !== undefined || routingNumber !== undefined

/** The steps out of the state of a process, each with what speaks against it now. */
export const possibleSteps = (view: ProcessesView, process: Process): readonly PossibleStep[] =>
  stepsOf(process).map((step) => {
    const refusal = view.check('moveProcess', { processId: process.id, step: step.id })
    return { step, refusal: refusal !== null && isAskedFor.has(refusal.code) ? null : refusal }
  })

/** The steps that lead a process into a lane; none: the lane is out of its reach. */
export const stepsInto = (process: Process, state: StateId): readonly Step[] =>
  process.state === state ? [] : stepsOf(process).filter(({ to }) => to === state)

/** Why nothing leads from the one state to the other, and what does lead on. */
export const noStepSentence = (process: Process, to: StateId): string => {
  const facts = { from: processStateName(process.state), to: processStateName(to) }
  const steps = stepsOf(process).map(({ id }) => processStepName(id))
  return steps.length === 0 ? m.processes_no_step_closed(facts) : m.board_no_step({ ...facts, steps: inList(steps) })
}

export interface StepOfMany {
  readonly step: Step
  readonly processes: readonly Process[]
}

/** The steps that any of these processes allows, each with those that do; what most of them allow comes first. */
export const stepsOfMany = (processes: readonly Process[]): readonly StepOfMany[] => {
  const found = new Map<StepId, { readonly step: Step; readonly processes: Process[] }>()
  for (const process of processes)
    for (const step of stepsOf(process)) {
      const known = found.get(step.id)
      if (known === undefined) found.set(step.id, { step, processes: [process] })
      else known.processes.push(process)
    }
  return [...found.values()].toSorted((one, other) => other.processes.length - one.processes.length)
}

/** The first step as one thinks of the work: the others are beside it. */
export const mainStep = (steps: readonly PossibleStep[]): StepId | null =>
  steps.find(({ step, refusal }) => refusal === null && step.id !== 'cancel')?.step.id ?? null
