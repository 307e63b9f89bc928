import { assert } from '../kernel/assert.ts'

/** An amount of money in grosz, the hundredth of a złoty: always a whole number. */
export type Grosz = number

/**
 * `numerator / denominator`, rounded half up to a whole number; half of a negative one away from zero, so that a correction
 * takes back exactly what was charged.
 *
 * @example roundHalfUp(5, 2) === 3 && roundHalfUp(-5, 2) === -3
 */
export const roundHalfUp = (numerator: bigint, denominator: bigint): number => {
  assert(denominator > 0n, 'A denominator is positive')
  const size = numerator < 0n ? -numerator : numerator
  const rounded = (2n * size + denominator) / (2n * denominator)
  const result = Number(numerator < 0n ? -rounded : rounded)
  assert(Number.isSafeInteger(result), 'An amount is past what a number holds exactly')
  return result
}

/** An amount times a fraction, rounded half up to a grosz. */
export const partOf = (amount: Grosz, numerator: number, denominator: number): Grosz =>
  roundHalfUp(BigInt(amount) * BigInt(numerator), BigInt(denominator))

export const sumOf = (amounts: Iterable<Grosz>): Grosz => {
  let sum = 0
  for (const amount of amounts) sum += amount
  assert(Number.isSafeInteger(sum), 'A sum is past what a number holds exactly')
  return sum
}
