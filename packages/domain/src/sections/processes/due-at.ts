import { addDays, type CalendarDate, dateAt, momentOf } from '../../kernel/calendar-date.ts'
import { addWorkingDays, addWorkingHours, isWorkingDay, workingHours } from '../../kernel/working-days.ts'
import { type DeadlineId, type Term, termOf } from './deadlines.ts'
import { termOfOwnType } from './process-type.ts'
import type { Processes } from './processes.ts'
import type { Portability, Process } from './records.ts'
import { definitionOf, isOpen } from './types.ts'

/** The terms that the organisation has: its changed deadlines, and the days of its own types. */
export type Terms = Pick<Processes, 'deadline' | 'processType'>

/**
 * The first moment at which an open process is late; null: it has no deadline. A deadline in days ends with its last day,
 * so a screen names the day before this moment.
 */
export const dueAt = (process: Process, terms: Terms): number | null => {
  if (!isOpen(process)) return null
  if (process.dueDate !== null) return endOf(process.dueDate)
  if (process.portability !== null) return portabilityDueAt(process, process.portability, terms)
  const term = termOfType(process.type, terms)
  return term === null ? null : after(process.opened.at, term)
}

/** Since when a process is late; null: it is not. */
export const lateSince = (process: Process, terms: Terms, now: number): number | null => {
  const due = dueAt(process, terms)
  return due !== null && now >= due ? due : null
}

export const isLate = (process: Process, terms: Terms, now: number): boolean => lateSince(process, terms, now) !== null

/** The last day on which a case can still be withdrawn that is to move on a date. */
export const withdrawableUntil = (date: CalendarDate, terms: Terms, id: DeadlineId): CalendarDate => {
  const term = termOf(terms.deadline, id)
  return term === null ? date : before(date, term)
}

/** The deadline that a case has in its state, by id; null: its draft has none, and its agreed date is one itself. */
export const deadlineIdOf = ({ state }: Pick<Process, 'state'>, portability: Portability): DeadlineId | null => {
  const network = portability.service === 'mnp' ? 'mobile' : 'fixed'
  switch (state) {
    case 'with-donor':
    case 'received':
      if (portability.relocation) return 'relocation'
      return portability.inPerson ? `answer-${network}-in-person` : `answer-${network}`
    case 'date-proposed':
      return portability.mode === 'END' ? 'notice' : `move-${network}`
    default:
      return null
  }
}

const portabilityDueAt = (process: Process, portability: Portability, { deadline }: Terms): number | null => {
  if (process.state === 'scheduled') return portability.date === null ? null : endOf(portability.date)
  const id = deadlineIdOf(process, portability)
  const term = id === null ? null : termOf(deadline, id)
  return term === null ? null : after(process.moved.at, term)
}

const termOfType = (type: string, { deadline, processType }: Terms): Term | null => {
  for (const own of processType.values()) if (own.id === type) return termOfOwnType(own)
  const id = definitionOf(type).deadline
  return id === null ? null : termOf(deadline, id)
}

const endOf = (date: CalendarDate): number => momentOf(date, 24)

const after = (at: number, { amount, unit }: Term): number => {
  if (unit === 'working-hours') return addWorkingHours(at, amount)
  return endOf(unit === 'days' ? addDays(dateAt(at), amount) : addWorkingDays(dateAt(at), amount))
}

/** Hours count as the working days that they fill. */
const before = (date: CalendarDate, { amount, unit }: Term): CalendarDate => {
  if (unit === 'days') return addDays(date, -amount)
  let left = unit === 'working-days' ? amount : Math.ceil(amount / (workingHours.to - workingHours.from))
  let reached = date
  while (left > 0) {
    reached = addDays(reached, -1)
    if (isWorkingDay(reached)) left -= 1
  }
  return reached
}
