import { dayMs } from '../../kernel/durations.ts'
import { addDays, type CalendarDate, dateAt, momentOf } from '../../kernel/calendar-date.ts'
import { dueAt, type Terms } from './due-at.ts'
import type { StateId } from './machines.ts'
import type { Process } from './records.ts'
import { isOpen } from './types.ts'

/** The figures of a board, of the navigation, and of one account in the overview (A2, A5). */
export interface ProcessCounts {
  readonly open: number
  readonly late: number
  readonly withoutPerson: number
  /** Of open ones, those that the person in question is in charge of. */
  readonly mine: number
  /** All processes, closed ones too. States in which there is none are missing. */
  readonly byState: ReadonlyMap<StateId, number>
  /** Open ones, by type; portability apart by service, as `fnp` and `mnp`. */
  readonly openByType: ReadonlyMap<string, number>
}

export interface CountsAt {
  readonly terms: Terms
  readonly now: number
  readonly memberId: string | null
  /** When a process is due, for a caller that has it already: computing ten thousand deadlines takes a tenth of a second. */
  readonly due?: (process: Process) => number | null
}

/** @example processCounts(section.process.values(), { terms: section, now, memberId }).late */
export const processCounts = (
  processes: Iterable<Process>,
  { terms, now, memberId, due = (process) => dueAt(process, terms) }: CountsAt,
): ProcessCounts => {
  const byState = new Map<StateId, number>()
  const openByType = new Map<string, number>()
  let [open, late, withoutPerson, mine] = [0, 0, 0, 0]
  for (const process of processes) {
    addOne(byState, process.state)
    if (!isOpen(process)) continue
    addOne(openByType, kindOf(process))
    open += 1
    const at = due(process)
    if (at !== null && now >= at) late += 1
    if (process.assigneeId === null) withoutPerson += 1
    else if (process.assigneeId === memberId) mine += 1
  }
  return { open, late, withoutPerson, mine, byState, openByType }
}

/** What people call a process by: the service of a portability case, else its type. */
export const kindOf = ({ type, portability }: Pick<Process, 'type' | 'portability'>): string =>
  portability === null ? type : portability.service

export interface DayFigures {
  readonly date: CalendarDate
  readonly opened: number
  /** Done or ported. Refused and cancelled ones are no work that was finished. */
  readonly finished: number
  /** The finished ones, by what people call them. */
  readonly finishedByKind: ReadonlyMap<string, number>
}

/** Opened and finished ones per day of Warsaw: the last `days` days, oldest first, today included. */
export const processesPerDay = (
  processes: Iterable<Process>,
  { now, days }: { readonly now: number; readonly days: number },
): readonly DayFigures[] => {
  const today = dateAt(now)
  const dates = Array.from({ length: days }, (_, place) => addDays(today, place - days + 1))
  // With the day after, which has no figures: the clock of a browser may be ahead.
  const starts = [...dates, addDays(today, 1)].map((date) => momentOf(date))
  const figures = dates.map((date) => ({ date, opened: 0, finished: 0, finishedByKind: new Map<string, number>() }))
  for (const process of processes) {
    const opened = figures[dayOf(process.opened.at, starts)]
    if (opened !== undefined) opened.opened += 1
    const finished = isFinished(process) ? figures[dayOf(process.closedAt, starts)] : undefined
    if (finished === undefined) continue
    finished.finished += 1
    addOne(finished.finishedByKind, kindOf(process))
  }
  return figures
}

/** The place of the last day that begins by a moment; -1: it is before the first. Days of 23 and 25 hours move it by one. */
const dayOf = (at: number, starts: readonly number[]): number => {
  const [first] = starts
  if (first === undefined || at < first) return -1
  let place = Math.min(Math.floor((at - first) / dayMs) + 1, starts.length - 1)
  while (place > 0 && (starts[place] ?? first) > at) place -= 1
  return place
}

/** The median time from opening to the end, in milliseconds, of those finished in the period; null: there is none. */
export const medianDuration = (
  processes: Iterable<Process>,
  { from, to }: { readonly from: number; readonly to: number },
): number | null => {
  const durations: number[] = []
  for (const process of processes) {
    if (!isFinished(process) || process.closedAt < from || process.closedAt >= to) continue
    durations.push(process.closedAt - process.opened.at)
  }
  durations.sort((one, other) => one - other)
  const middle = durations.length / 2
  const [below, above] = [durations[Math.ceil(middle) - 1], durations[Math.floor(middle)]]
  return below === undefined || above === undefined ? null : (below + above) / 2
}

export const isFinished = (process: Process): process is Process & { readonly closedAt: number } =>
  process.closedAt !== null && (process.state === 'ported' || process.state === 'done')

const addOne = <Key>(counts: Map<Key, number>, key: Key): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
