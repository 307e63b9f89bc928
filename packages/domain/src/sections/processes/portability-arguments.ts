import * as v from 'valibot'
import { NameSchema } from '../../kernel/text.ts'
import { PhoneNumberSchema, services } from './phone-numbers.ts'
import { modes, type Portability } from './records.ts'

/** One number, or a range with both ends included. */
const NumbersSchema = v.object({ from: PhoneNumberSchema, to: v.optional(PhoneNumberSchema) })

/** What is said of a case when it is opened. */
export const portabilityArguments = v.object({
  service: v.picklist(services),
  numbers: NumbersSchema,
  mode: v.picklist(modes),
  inPerson: v.optional(v.boolean(), false),
  relocation: v.optional(v.boolean(), false),
  operator: NameSchema,
})

/** What may be changed of it. */
export const portabilityChanges = v.object({
  service: v.optional(v.picklist(services)),
  numbers: v.optional(NumbersSchema),
  mode: v.optional(v.picklist(modes)),
  inPerson: v.optional(v.boolean()),
  relocation: v.optional(v.boolean()),
  operator: v.optional(NameSchema),
})

export const newPortability = ({ numbers, ...fields }: v.InferOutput<typeof portabilityArguments>): Portability => ({
  ...fields,
  ...rangeOf(numbers),
  date: null,
  routingNumber: null,
})

export const changedPortability = (
  portability: Portability,
  { numbers, ...fields }: v.InferOutput<typeof portabilityChanges>,
): Portability => ({
  ...portability,
  service: fields.service ?? portability.service,
  mode: fields.mode ?? portability.mode,
  inPerson: fields.inPerson ?? portability.inPerson,
  relocation: fields.relocation ?? portability.relocation,
  operator: fields.operator ?? portability.operator,
  ...(numbers === undefined ? {} : rangeOf(numbers)),
})

const rangeOf = ({ from, to }: v.InferOutput<typeof NumbersSchema>) => ({ from, to: to ?? from })
