import type { UnitId } from '../../kernel/ids.ts'
import type { Processes } from './processes.ts'
import { type NumberRange, overlap } from './phone-numbers.ts'
import type { Process } from './records.ts'
import type { ProcessesRefusal } from './refusal.ts'
import { isBuiltInType, isOpen } from './types.ts'

/** The unit of this id in the section's account, as a process keeps it; null: the process has none. */
export const unitFor = (
  { unit }: Processes,
  unitId: UnitId | null,
):
  | { readonly unit: Process['unit']; readonly refusal: null }
  | { readonly unit: null; readonly refusal: ProcessesRefusal } => {
  if (unitId === null) return { unit: null, refusal: null }
  const found = unit.get(unitId)
  return found === undefined
    ? { unit: null, refusal: { code: 'unit-not-in-account', unitId } }
    : { unit: { id: found.id, identifier: found.identifier }, refusal: null }
}

/** A type is a built-in one, or one of the organisation's own that it still has. */
export const refuseType = ({ processType }: Processes, type: string): ProcessesRefusal | null => {
  if (isBuiltInType(type)) return null
  for (const own of processType.values()) {
    if (own.id === type) return own.status === 'active' ? null : { code: 'process-type-removed', name: own.name }
  }
  return { code: 'unknown-process-type', recordId: type }
}

/** A number is in one open case of an account at a time. `except` is the case that asks. */
export const refuseNumberInUse = (
  { process }: Processes,
  range: NumberRange,
  except: Process['id'],
): ProcessesRefusal | null => {
  for (const other of process.values()) {
    if (other.portability === null || other.id === except || !isOpen(other)) continue
    const { from, to } = other.portability
    if (overlap(range, other.portability))
      return { code: 'number-in-open-process', from, to, number: other.number, recordId: other.id }
  }
  return null
}

/** Where a process is, and who brought it there when: the facts for a person who comes second. */
export const whereabouts = ({ id, number, state, moved }: Process) => ({
  recordId: id,
  number,
  state,
  movedBy: moved.by,
  movedAt: moved.at,
})

export const refuseClosed = (process: Process): ProcessesRefusal | null =>
  isOpen(process) ? null : { code: 'process-closed', ...whereabouts(process) }
