import type { Process, ProcessEvent } from '@kontor/domain'
import { expect, it } from 'vitest'
import { trackOf } from './process-track.ts'

const process = (type: string, state: Process['state'], movedAt = 3): Process =>
  ({ type, state, moved: { at: movedAt, by: null }, opened: { at: 1, by: null } }) as Process
const moved = (to: Process['state'], at: number) => ({ what: 'moved', to, at }) as ProcessEvent
const short = (track: ReturnType<typeof trackOf>) => track.map(({ state, place, at }) => [state, place, at])

it('[ISSUE 9] a track shows what was reached and when, where it is, and what is left', () => {
  expect(
    short(trackOf(process('np-in', 'date-proposed'), [moved('with-donor', 2), moved('date-proposed', 3)])),
  ).toEqual([
    ['draft', 'done', 1],
    ['with-donor', 'done', 2],
    ['date-proposed', 'here', 3],
    ['scheduled', 'later', null],
    ['ported', 'later', null],
  ])
})

it('[ISSUE 9] the end is reached, and nothing is left', () => {
  expect(short(trackOf(process('np-out', 'ported'), [moved('scheduled', 2)]))).toEqual([
    ['received', 'done', 1],
    ['scheduled', 'done', 2],
    ['ported', 'done', 3],
  ])
})

it('[ISSUE 9] a refused case ends after the last state that it had', () => {
  expect(short(trackOf(process('np-in', 'refused'), [moved('with-donor', 2)]))).toEqual([
    ['draft', 'done', 1],
    ['with-donor', 'done', 2],
    ['refused', 'refused', 3],
  ])
})

it('[ISSUE 9] a process that waits for someone has its end before it', () => {
  expect(short(trackOf(process('complaint', 'waiting'), [moved('in-progress', 2)]))).toEqual([
    ['new', 'done', 1],
    ['in-progress', 'done', 2],
    ['waiting', 'here', 3],
    ['done', 'later', null],
  ])
})
