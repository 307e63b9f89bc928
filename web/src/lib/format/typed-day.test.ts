import { expect, it } from 'vitest'
import { shownDay, typedDay } from './typed-day.ts'

it.each(['27.11.2026', '27/11/2026', '27-11-2026', '27 11 2026', ' 27. 11. 2026 ', '2026-11-27'])(
  '[E12] %j is read as 27 November 2026',
  (text) => {
    expect(typedDay(text)).toEqual({ state: 'day', day: '2026-11-27' })
  },
)

it.each([
  ['1.2.2026', { state: 'day', day: '2026-02-01' }],
  ['29.02.2024', { state: 'day', day: '2024-02-29' }],
  ['29.02.2026', { state: 'no-such-day' }],
  ['30.02.2026', { state: 'no-such-day' }],
  ['11/27/2026', { state: 'no-such-day' }],
  ['2026-02-30', { state: 'no-such-day' }],
  ['0.1.2026', { state: 'no-such-day' }],
  ['27.11.26', { state: 'not-a-date' }],
  ['27.11.', { state: 'not-a-date' }],
  ['27.11.20261', { state: 'not-a-date' }],
  ['wczoraj', { state: 'not-a-date' }],
  ['   ', { state: 'none' }],
])('[E12] %j is judged as a date: %j', (text, expected) => {
  expect(typedDay(text)).toEqual(expected)
})

it('[E12] a day is shown in the form of the language, whatever the browser is set to', () => {
  expect([shownDay('2026-11-27', 'pl'), shownDay('2026-11-27', 'en'), shownDay('', 'pl')]).toEqual([
    '27.11.2026',
    '27/11/2026',
    '',
  ])
})
