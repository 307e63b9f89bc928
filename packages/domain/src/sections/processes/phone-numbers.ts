import * as v from 'valibot'
import { limits } from '../../kernel/limits.ts'

/** A Polish number in the form of E.164: `+48` and nine digits. Written with spaces, dashes, `0048` or no prefix at all, it is the same. */
export const PhoneNumberSchema = v.pipe(
  v.string(),
  v.maxLength(40, 'not-a-phone-number'),
  v.transform((text) => text.normalize('NFKC').replace(/[\s().\-–/]/g, '')),
  v.regex(/^(?:\+48|0048|48(?=\d{9}$))?[1-9]\d{8}$/, 'not-a-phone-number'),
  v.transform((text) => `+48${text.slice(-9)}`),
)

/** A range of numbers, both ends included; a single number is a range of one. */
export interface NumberRange {
  readonly from: string
  readonly to: string
}

/** FNP and MNP: a number never moves between the two. */
export const services = ['fnp', 'mnp'] as const
export type NumberService = (typeof services)[number]

const mobilePrefixes = ['45', '50', '51', '53', '57', '60', '66', '69', '72', '73', '78', '79', '88']

/** Zones of the national numbering plan, and numbers without a zone (26, 39, 47). */
const fixedPrefixes = [
  ...['12', '13', '14', '15', '16', '17', '18', '22', '23', '24', '25', '26', '29', '32', '33', '34', '39', '41', '42'],
  ...['43', '44', '46', '47', '48', '52', '54', '55', '56', '58', '59', '61', '62', '63', '65', '67', '68', '71', '74'],
  ...['75', '76', '77', '81', '82', '83', '84', '85', '86', '87', '89', '91', '94', '95'],
]

/** Which of the two a number belongs to; null: it cannot be ported (an emergency, shared-cost or unassigned number). */
export const serviceOf = (number: string): NumberService | null => {
  const prefix = number.slice(3, 5)
  if (mobilePrefixes.includes(prefix)) return 'mnp'
  return fixedPrefixes.includes(prefix) ? 'fnp' : null
}

/** @example countOf({ from: '+48552476010', to: '+48552476029' }) === 20 */
export const countOf = ({ from, to }: NumberRange): number => valueOf(to) - valueOf(from) + 1

export const overlap = (one: NumberRange, other: NumberRange): boolean =>
  valueOf(one.from) <= valueOf(other.to) && valueOf(other.from) <= valueOf(one.to)

export type RangeRefusal =
  | { readonly code: 'range-reversed'; readonly from: string; readonly to: string }
  | {
      readonly code: 'range-across-blocks'
      readonly from: string
      readonly to: string
      readonly numbersPerBlock: number
    }
  | { readonly code: 'number-not-portable'; readonly from: string }
  | { readonly code: 'number-of-other-service'; readonly from: string; readonly service: NumberService }

/** What is wrong with a range of one case: it is within one numbering block, and all of it is fixed or all of it mobile. */
export const refuseRange = ({ from, to }: NumberRange, service: NumberService): RangeRefusal | null => {
  if (valueOf(from) > valueOf(to)) return { code: 'range-reversed', from, to }
  const numbersPerBlock = limits.processes.numbersPerBlock
  if (blockOf(from, numbersPerBlock) !== blockOf(to, numbersPerBlock))
    return { code: 'range-across-blocks', from, to, numbersPerBlock }
  const found = serviceOf(from)
  if (found === null) return { code: 'number-not-portable', from }
  return found === service ? null : { code: 'number-of-other-service', from, service: found }
}

const valueOf = (number: string): number => Number(number.slice(1))
const blockOf = (number: string, size: number): number => Math.floor(valueOf(number) / size)
