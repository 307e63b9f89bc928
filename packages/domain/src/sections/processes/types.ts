import type { DeadlineId } from './deadlines.ts'
import { type Machine, portingIn, portingOut, simple, type StateId, type Step } from './machines.ts'

export interface ProcessTypeDefinition {
  readonly machine: Machine
  /** The process has numbers, a mode and another operator. */
  readonly isPortability: boolean
  /** When the whole of a simple process is due. Portability has a deadline per state (`deadline-of.ts`). */
  readonly deadline: DeadlineId | null
}

/** The types of process that every telecom account has. Those of an organisation's own are like the simple ones. */
export const processTypes = {
  'np-in': { machine: portingIn, isPortability: true, deadline: null },
  'np-out': { machine: portingOut, isPortability: true, deadline: null },
  complaint: { machine: simple, isPortability: false, deadline: 'complaint' },
  'wholesale-order': { machine: simple, isPortability: false, deadline: 'wholesale-order' },
  'data-change': { machine: simple, isPortability: false, deadline: 'data-change' },
  fault: { machine: simple, isPortability: false, deadline: 'fault' },
} as const satisfies Readonly<Record<string, ProcessTypeDefinition>>

export type BuiltInType = keyof typeof processTypes

const ownType: ProcessTypeDefinition = { machine: simple, isPortability: false, deadline: null }

export const isBuiltInType = (type: string): type is BuiltInType => Object.hasOwn(processTypes, type)

/** How a type works: a built-in one, or one of the organisation's own, by its id. */
export const definitionOf = (type: string): ProcessTypeDefinition =>
  isBuiltInType(type) ? processTypes[type] : ownType

interface Placed {
  readonly type: string
  readonly state: StateId
}

/** The steps that are allowed from where a process is, in the order of the screens; none: it is finished. */
export const stepsOf = ({ type, state }: Placed): readonly Step[] => definitionOf(type).machine.states[state] ?? []

/** The columns of a board of this type. */
export const statesOf = (type: string): readonly StateId[] =>
  Object.keys(definitionOf(type).machine.states) as StateId[]

const closedStates: ReadonlySet<StateId> = new Set(['ported', 'refused', 'done', 'cancelled'])

export const isOpen = ({ state }: Pick<Placed, 'state'>): boolean => !closedStates.has(state)
