import {
  dayMs,
  hourMs,
  minuteMs,
  addDays,
  dateAt,
  momentOf,
  services,
  type CalendarDate,
  type Process,
  type Processes,
} from '@kontor/domain'
import { dayAndMonth, daysBetween } from '#lib/format/date.ts'
import { relativeTime } from '#lib/format/relative-time.ts'
import { m } from '#lib/paraglide/messages.js'
import { getLocale } from '#lib/paraglide/runtime.js'
import { processServiceName, processTypeName, rangeText } from '#lib/words/processes/process-names.ts'
import type { ProcessRow } from './process-row.ts'

/** `MNP`, `Reklamacja`, or the name of an own type. */
export const kindName = (kind: string, own: Processes['processType']): string => {
  const service = services.find((known) => known === kind)
  return service === undefined ? processTypeName(kind, own.values()) : processServiceName(service)
}

/** What a person calls it: its numbers, or what it is about. */
export const processTitle = ({ title, portability }: Pick<Process, 'title' | 'portability'>): string =>
  portability === null ? (title ?? '') : rangeText(portability)

/** `20418`; a process that the server has not accepted yet has no number (S17). */
export const processNumber = ({ number }: Pick<Process, 'number'>): string =>
  number === null ? m.processes_new_number() : String(number)

/** `Proces 20418: +48 512 884 071`, for labels. */
export const processLabel = (process: Process): string =>
  m.processes_label({ number: processNumber(process), title: processTitle(process) })

/** `od PT 01102` for a number that comes in, `do PT 01102` for one that goes out; else whom it is about. */
export const secondLine = ({ type, title, portability, unit }: Process): string => {
  if (portability === null) return unit?.identifier ?? ''
  const operator = portability.operator
  const line = type === 'np-out' ? m.processes_to({ operator }) : m.processes_from({ operator })
  return title === null ? line : `${line} · ${title}`
}

/** `2 h`, `40 min`, `3 dni`. */
export const spanText = (span: number): string => {
  if (span < hourMs) return m.processes_span({ unit: 'minutes', count: Math.max(1, Math.floor(span / minuteMs)) })
  if (span < 2 * dayMs) return m.processes_span({ unit: 'hours', count: Math.floor(span / hourMs) })
  return m.processes_span({ unit: 'days', count: Math.floor(span / dayMs) })
}

/** `1 d 4 h`, for the median. */
export const durationText = (span: number): string => {
  const [days, hours] = [Math.floor(span / dayMs), Math.floor((span % dayMs) / hourMs)]
  return days === 0 ? spanText(span) : m.processes_days_hours({ days, hours })
}

export interface DueText {
  readonly text: string
  readonly late: boolean
}

/** `2 h po terminie`, `dziś, 16:00`, `23 lis`; of a closed process when it was closed. */
export const dueText = ({ process, due }: Pick<ProcessRow, 'process' | 'due'>, now: number): DueText => {
  if (process.closedAt !== null) return { text: momentText(process.closedAt, now), late: false }
  if (due === null) return { text: '', late: false }
  if (now >= due) return { text: m.processes_late_by({ span: spanText(now - due) }), late: true }
  return { text: deadlineText(due, now), late: false }
}

/** A deadline in days ends with its last day, which is named instead of the midnight after it. */
export const deadlineText = (due: number, now: number): string => {
  const date = dateAt(due)
  return momentOf(date) === due ? dayName(addDays(date, -1), now) : momentText(due, now)
}

/** `dziś`, `jutro`, `wczoraj`, `23 lis`. */
export const dayName = (date: CalendarDate, now: number): string => {
  const at = momentOf(date, 12)
  const days = daysBetween(now, at)
  if (days === 0) return m.processes_today()
  if (days === 1) return m.processes_tomorrow()
  return days === -1 ? m.processes_yesterday() : dayAndMonth(at, getLocale())
}

/** `dziś, 16:00`; without the time of day where it is no matter of hours. */
export const momentText = (at: number, now: number): string =>
  Math.abs(daysBetween(now, at)) > 1 ? dayAndMonth(at, getLocale()) : relativeTime(at, now, getLocale())
