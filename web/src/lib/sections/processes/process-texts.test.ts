import { momentOf, type CalendarDate, type Process } from '@kontor/domain'
import { afterEach, expect, it } from 'vitest'
import { overwriteGetLocale } from '#lib/paraglide/runtime.js'
import { deadlineText, dueText, durationText, kindName, secondLine, spanText } from './process-texts.ts'

afterEach(() => overwriteGetLocale(() => 'pl'))

const now = momentOf('2026-11-18' as CalendarDate, 14)
const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]

it('[ISSUE 9] how late it is, in the largest unit that says something', () => {
  overwriteGetLocale(() => 'pl')
  expect([1, 40 * minute, 2 * hour, 47 * hour, 3 * day].map(spanText)).toEqual([
    ...['1 min', '40 min', '2 h', '47 h', '3 dni'],
  ])
  expect([50 * minute, 28 * hour].map(durationText)).toEqual(['50 min', '1 d 4 h'])
})

it('[DOMAIN] a deadline in days names its last day, one in hours its hour', () => {
  overwriteGetLocale(() => 'pl')
  const at = (date: string, hours: number) => deadlineText(momentOf(date as CalendarDate, hours), now)
  expect([at('2026-11-18', 24), at('2026-11-19', 24), at('2026-11-23', 24), at('2026-11-18', 16)]).toEqual([
    ...['dziś', 'jutro', '23 lis', 'dziś, 16:00'],
  ])
})

it('[ISSUE 9] a late process says so, a closed one when it was closed, one without a deadline nothing', () => {
  overwriteGetLocale(() => 'pl')
  const of = (closedAt: number | null, due: number | null) => dueText({ process: { closedAt } as Process, due }, now)
  expect([of(null, now - 2 * hour), of(now - 5 * hour, null), of(null, null)]).toEqual([
    { text: '2 h po terminie', late: true },
    { text: 'dziś, 09:00', late: false },
    { text: '', late: false },
  ])
})

it('[ISSUE 9] the second line names the other operator by the direction', () => {
  overwriteGetLocale(() => 'pl')
  const of = (type: string, title: string | null) =>
    secondLine({ type, title, unit: null, portability: { operator: 'PT 01102' } } as Process)
  expect([of('np-in', null), of('np-out', null), of('np-in', 'Nogat')]).toEqual([
    ...['od PT 01102', 'do PT 01102', 'od PT 01102 · Nogat'],
  ])
  expect([kindName('mnp', new Map()), kindName('fault', new Map())]).toEqual(['MNP', 'Awaria'])
})
