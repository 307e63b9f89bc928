import { emptyProcesses, type Mail, type MemberId } from '@kontor/domain'
import { expect, test } from 'vitest'
import { countsOfProcesses, figuresOf, sumOf } from './overview-figures.ts'

const reader = 'member-anna' as MemberId

test('[A2] [A5] an account without work counts zero, one that is not known yet counts nothing', () => {
  const work = countsOfProcesses(emptyProcesses(), 0)
  // Only the field that is read.
  const mail = { conversation: new Map() } as unknown as Mail
  expect(figuresOf({ work, mail }, reader)).toEqual({ open: 0, late: 0, withoutPerson: 0, unread: 0 })
  expect(figuresOf({ work: undefined, mail: undefined }, reader)).toEqual({
    ...{ open: undefined, late: undefined, withoutPerson: undefined },
    unread: undefined,
  })
})

test('[B28] what the person may not open is no figure', () => {
  expect(figuresOf({ work: null, mail: null }, reader)).toEqual({
    ...{ open: null, late: null, withoutPerson: null },
    unread: null,
  })
})

test('[A5] the sum leaves out what is closed or not known, and is unknown while all of it is', () => {
  const [five, closed, unknown] = [5, null, undefined].map((open) => ({ open, late: 0, withoutPerson: 0, unread: 0 }))
  if (five === undefined || closed === undefined || unknown === undefined) throw new Error('three accounts')
  expect(sumOf([five, five, closed, unknown], 'open')).toBe(10)
  expect([sumOf([unknown, closed], 'open'), sumOf([closed], 'open'), sumOf([], 'open')]).toEqual([
    undefined,
    null,
    null,
  ])
})
