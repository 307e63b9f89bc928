import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { fieldProblem } from '../../kernel/field-problem.ts'
import { countOf, overlap, PhoneNumberSchema, refuseRange, serviceOf } from './phone-numbers.ts'

describe('[DOMAIN] a number', () => {
  it.each(['+48512884071', '512 884 071', '0048 512-884-071', '48512884071', '(512) 884 071', '+48 512 884 071'])(
    '[DOMAIN] is the same however it is written: %s',
    (text) => expect(v.parse(PhoneNumberSchema, text)).toBe('+48512884071'),
  )

  it.each(['', '51288407', '5128840711', '+49512884071', '012884071', 'abc', '+48 5128 8407 1x', '4851288407'])(
    '[DOMAIN] is refused: %s',
    (text) => expect(fieldProblem(PhoneNumberSchema, text)).toBe('not-a-phone-number'),
  )

  it('[DOMAIN] beginning with 48 may be a fixed number of Radom', () => {
    expect(v.parse(PhoneNumberSchema, '48 512 88 40')).toBe('+48485128840')
  })

  it('[DOMAIN] is mobile, fixed, or cannot be ported', () => {
    expect(['+48512884071', '+48552476010', '+48800123456', '+48485128840'].map(serviceOf)).toEqual([
      ...['mnp', 'fnp', null, 'fnp'],
    ])
  })
})

describe('[DOMAIN] a range', () => {
  const range = (from: string, to: string) => ({ from: `+48${from}`, to: `+48${to}` })

  it('[DOMAIN] has its numbers, both ends included', () => {
    expect(countOf(range('552476010', '552476029'))).toBe(20)
    expect(countOf(range('552476010', '552476010'))).toBe(1)
  })

  it('[DOMAIN] meets another that shares a number', () => {
    const twenty = range('552476010', '552476029')
    expect(overlap(twenty, range('552476029', '552476040'))).toBe(true)
    expect(overlap(twenty, range('552476030', '552476040'))).toBe(false)
    expect(overlap(twenty, range('552476015', '552476015'))).toBe(true)
  })

  it('[DOMAIN] is refused when reversed, across blocks, not portable, or of the other service', () => {
    const codes = [
      refuseRange(range('552476010', '552476029'), 'fnp'),
      refuseRange(range('552476029', '552476010'), 'fnp'),
      refuseRange(range('552479999', '552480000'), 'fnp'),
      refuseRange(range('800123456', '800123456'), 'fnp'),
      refuseRange(range('512884071', '512884071'), 'fnp'),
    ]
    expect(codes).toEqual([
      null,
      { code: 'range-reversed', ...range('552476029', '552476010') },
      { code: 'range-across-blocks', ...range('552479999', '552480000'), numbersPerBlock: 10_000 },
      { code: 'number-not-portable', from: '+48800123456' },
      { code: 'number-of-other-service', from: '+48512884071', service: 'mnp' },
    ])
  })
})
