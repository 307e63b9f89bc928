import * as v from 'valibot'
import { limits } from '../../kernel/limits.ts'
import { longTextSchema, TimeOfDaySchema } from '../property/arguments.ts'

const { amountMax, daysMax, childAgeMax, guestAgeMax, weightMax, extraBedsMax, houseRulesLengthMax } = limits.policies

const wholeNumber = (min: number, max: number) =>
  v.nullable(
    v.pipe(v.number(), v.safeInteger('not-a-number'), v.minValue(min, 'too-small'), v.maxValue(max, 'too-large')),
  )
const choice = <const Options extends readonly string[]>(options: Options) => v.nullable(v.picklist(options))

export const paymentMethods = ['cash', 'card', 'blik', 'transfer', 'payment-link'] as const
export type PaymentMethod = (typeof paymentMethods)[number]

/** The choices of a policy that is one of a few. */
export const policyChoices = {
  cancellation: ['free', 'non-refundable'],
  cancellationFee: ['first-night', 'half', 'whole'],
  children: ['welcome', 'from-age', 'no'],
  pets: ['yes', 'on-request', 'no'],
  smoking: ['no', 'outside', 'rooms'],
  parties: ['yes', 'no'],
} as const

/** The policies of a property, field by field; null: nothing is said. Amounts are grosz. */
export const policyArguments = {
  cancellation: choice(policyChoices.cancellation),
  /** Free of charge until so many days before arrival, and what is due later. */
  cancellationDays: wholeNumber(0, daysMax),
  cancellationFee: choice(policyChoices.cancellationFee),
  /** Of the price, in per cent, within so many days. */
  prepaymentPercent: wholeNumber(0, 100),
  prepaymentDays: wholeNumber(0, daysMax),
  /** For a person and night, from this age on. */
  localTax: wholeNumber(0, amountMax),
  localTaxAge: wholeNumber(0, childAgeMax),
  children: choice(policyChoices.children),
  childrenFromAge: wholeNumber(0, childAgeMax),
  childrenFreeUntil: wholeNumber(0, childAgeMax),
  extraBeds: wholeNumber(0, extraBedsMax),
  /** For a night. */
  extraBedFee: wholeNumber(0, amountMax),
  pets: choice(policyChoices.pets),
  /** For a stay. */
  petFee: wholeNumber(0, amountMax),
  /** Kilograms. */
  petWeight: wholeNumber(1, weightMax),
  quietFrom: v.nullable(TimeOfDaySchema),
  quietUntil: v.nullable(TimeOfDaySchema),
  smoking: choice(policyChoices.smoking),
  parties: choice(policyChoices.parties),
  /** Of the guest who checks in. */
  guestAge: wholeNumber(0, guestAgeMax),
  houseRules: longTextSchema(houseRulesLengthMax),
} as const
