import * as v from 'valibot'
import { UnitIdSchema } from '../../../kernel/ids.ts'
import {
  changing,
  differingFields,
  inOrderOf,
  refuseUnit,
  valuesOf,
  wayBackOf,
  withFields,
} from '../../property/unit-page.ts'
import { paymentMethods, policyArguments } from '../arguments.ts'
import { defineMutation, type PoliciesRefusal, policyParts, put } from '../policies.ts'
import { blankPolicies, PaymentMethodSchema, policyFields, type PropertyPolicies } from '../records.ts'

const list = v.optional(v.pipe(v.array(PaymentMethodSchema), v.maxLength(paymentMethods.length, 'too-many')), [])

/**
 * Changes the policies that are there, so that the changes of two people to different ones both count. Null takes one away.
 * Ways to pay are added and removed one by one.
 */
export const changePolicies = defineMutation({
  arguments: v.object({
    unitId: UnitIdSchema,
    ...v.partial(v.object(policyArguments)).entries,
    addPayments: list,
    removePayments: list,
  }),
  who: 'members',
  history: 'policies',
  run: ({ unit, policies }, { unitId, addPayments, removePayments, ...args }, context) => {
    const refusal = refuseUnit('policies', unit, policies, unitId)
    if (refusal !== null) return refusal
    const former = policies.get(unitId) ?? blankPolicies(unitId)
    const fields = differingFields(policyFields, former, args)
    const chosen = [...former.payments, ...addPayments].filter((method) => !removePayments.includes(method))
    const payments = inOrderOf(paymentMethods, chosen)
    if (fields.length === 0 && String(payments) === String(former.payments)) return []
    const changed: PropertyPolicies = { ...withFields(former, fields, args), payments }
    return refuseTogether(changed) ?? [put('policies', { ...changed, ...changing(context) })]
  },
  undo: {
    mutations: (changes) =>
      changes.flatMap(({ kind, before, after }) => {
        if (kind !== 'policies' || after === null) return []
        const former = before ?? blankPolicies(after.id)
        const payments = wayBackOf(former.payments, after.payments)
        const args = {
          ...valuesOf(former, differingFields(policyFields, after, former)),
          ...{ addPayments: payments.add, removePayments: payments.remove },
        }
        return [{ name: 'changePolicies', args: { unitId: after.id, ...args } }]
      }),
  },
})

/** Guests read these fields together, and two people may have changed them. */
const refuseTogether = (policies: PropertyPolicies): PoliciesRefusal | null => {
  for (const policy of ['cancellation', 'children'] as const) {
    const { needs, when } = policyParts[policy]
    if (policies[policy] === when && policies[needs] === null) return { code: 'policy-incomplete', policy }
  }
  const { children, childrenFromAge: fromAge, childrenFreeUntil: freeUntil } = policies
  return children === 'from-age' && fromAge !== null && freeUntil !== null && freeUntil < fromAge
    ? { code: 'free-age-below-admission', fromAge, freeUntil }
    : null
}
