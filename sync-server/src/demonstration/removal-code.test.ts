import { expect, it } from 'vitest'
import { isRemovalCode, removalCode } from './removal-code.ts'

it('[F12] each server has its own code, the same after a restart', () => {
  expect(removalCode('a secret')).toMatch(/^[A-HJKMNP-TV-Z2-9]{5}-[A-HJKMNP-TV-Z2-9]{5}$/)
  expect(removalCode('a secret')).toBe(removalCode('a secret'))
  expect(removalCode('a secret')).not.toBe(removalCode('another secret'))
})

it('[F12] the code is accepted in any case, with spaces or without the dash, and nothing else is', () => {
  const accepted = ['K7QFD-2MWXP', 'k7qfd-2mwxp', ' K7QFD2MWXP ', 'k7qfd 2mwxp']
  const refused = ['', '-', 'K7QFD-2MWX', 'K7QFD-2MWXPA', 'K7QFD-2MWXQ']
  expect(accepted.map((typed) => isRemovalCode(typed, 'K7QFD-2MWXP'))).toEqual([true, true, true, true])
  expect(refused.map((typed) => isRemovalCode(typed, 'K7QFD-2MWXP'))).toEqual([false, false, false, false, false])
})
