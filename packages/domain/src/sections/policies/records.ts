import * as v from 'valibot'
import { UnitIdSchema } from '../../kernel/ids.ts'
import { PersonSchema, TimeSchema } from '../board/records.ts'
import { paymentMethods, policyArguments, policyChoices } from './arguments.ts'

export type PolicyField = keyof typeof policyArguments

/** The fields that are changed one by one. */
export const policyFields = Object.keys(policyArguments) as readonly PolicyField[]

export const PaymentMethodSchema = v.picklist(paymentMethods)

const count = v.nullable(v.number())
const text = v.nullable(v.string())

/** The policies of one property, under the id of its unit. Null: not said yet. */
export const PoliciesSchema = v.object({
  id: UnitIdSchema,
  cancellation: v.nullable(v.picklist(policyChoices.cancellation)),
  cancellationDays: count,
  cancellationFee: v.nullable(v.picklist(policyChoices.cancellationFee)),
  ...{ prepaymentPercent: count, prepaymentDays: count, localTax: count, localTaxAge: count },
  children: v.nullable(v.picklist(policyChoices.children)),
  ...{ childrenFromAge: count, childrenFreeUntil: count, extraBeds: count, extraBedFee: count },
  pets: v.nullable(v.picklist(policyChoices.pets)),
  ...{ petFee: count, petWeight: count, quietFrom: text, quietUntil: text },
  smoking: v.nullable(v.picklist(policyChoices.smoking)),
  parties: v.nullable(v.picklist(policyChoices.parties)),
  guestAge: count,
  houseRules: text,
  payments: v.array(PaymentMethodSchema),
  changed: v.nullable(v.object({ at: TimeSchema, by: v.nullable(PersonSchema) })),
})
export type PropertyPolicies = v.InferOutput<typeof PoliciesSchema>

/** A property without any policy. */
export const blankPolicies = (id: PropertyPolicies['id']): PropertyPolicies => ({
  id,
  // Every field of the list is nullable.
  ...(Object.fromEntries(policyFields.map((field) => [field, null])) as Record<PolicyField, null>),
  ...{ payments: [], changed: null },
})
