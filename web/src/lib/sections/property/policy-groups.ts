import { policyArguments, policyChoices, type PolicyField, type PropertyPolicies } from '@kontor/domain'
import { amountText } from '#lib/format/amount.ts'
import { m } from '#lib/paraglide/messages.js'
import { getLocale } from '#lib/paraglide/runtime.js'
import { policyFieldName } from '#lib/words/property/property-names.ts'
import type { Fact, FactGroup, FactInput } from './fact-row.ts'
import { hoursText } from './information-groups.ts'

type Only = NonNullable<Fact['only']>

const factOf = (field: PolicyField, input: FactInput, only?: Only): Fact<PolicyField> => ({
  ...{ field, input, schema: policyArguments[field], label: () => policyFieldName(field) },
  ...(only === undefined ? {} : { only }),
})
const fact = (field: PolicyField, kind: 'area' | 'time' | 'count' | 'amount', only?: Only) =>
  factOf(field, { kind }, only)
const choice = (field: keyof typeof policyChoices, only?: Only) =>
  factOf(
    field,
    { kind: 'choice', options: policyChoices[field], nameOf: (option) => m.policies_choice({ field, option }) },
    only,
  )

const amount = (grosz: number): string => amountText(grosz, getLocale())
/** Parts of one sentence; null where there are none. */
const joined = (...parts: readonly (string | null | false)[]): string | null => {
  const said = parts.filter((part) => part !== null && part !== false)
  return said.length === 0 ? null : said.join(', ')
}

const cancellationText = ({ cancellation, cancellationDays, cancellationFee }: PropertyPolicies): string | null => {
  if (cancellation === null) return null
  if (cancellation === 'non-refundable') return m.policies_non_refundable()
  return joined(
    m.policies_free_cancellation({ count: cancellationDays ?? 0 }),
    cancellationFee === null ? null : m.policies_later_fee({ fee: cancellationFee }),
  )
}

const childrenText = ({ children, childrenFromAge, childrenFreeUntil }: PropertyPolicies): string | null => {
  if (children === null) return null
  const welcome =
    children === 'from-age'
      ? m.policies_children_from({ age: childrenFromAge ?? 0 })
      : m.policies_choice({ field: 'children', option: children })
  return joined(
    welcome,
    childrenFreeUntil !== null && children !== 'no' && m.policies_children_free({ age: childrenFreeUntil }),
  )
}

const petsText = ({ pets, petFee, petWeight }: PropertyPolicies): string | null =>
  pets === null
    ? null
    : joined(
        m.policies_choice({ field: 'pets', option: pets }),
        petWeight !== null && m.policies_pet_weight({ weight: petWeight }),
        petFee !== null && (petFee === 0 ? m.policies_pet_free() : m.policies_pet_fee({ amount: amount(petFee) })),
      )

const chosen = (field: 'smoking' | 'parties') => (policies: PropertyPolicies) => {
  const option = policies[field]
  return option === null ? null : m.policies_choice({ field, option })
}

/** The rows of *Zasady działalności*. Ways to pay are a list, and have a dialog of their own. */
export const policyGroups: readonly FactGroup<PropertyPolicies, PolicyField>[] = [
  {
    ...{ id: 'payment', title: m.policies_payment_title, text: m.policies_payment_text },
    rows: [
      {
        ...{ id: 'cancellation', label: m.policies_cancellation, sentence: cancellationText },
        facts: [
          choice('cancellation'),
          fact('cancellationDays', 'count', ({ cancellation }) => cancellation === 'free'),
          choice('cancellationFee', ({ cancellation }) => cancellation === 'free'),
        ],
      },
      {
        ...{ id: 'prepayment', label: m.policies_prepayment },
        facts: [
          fact('prepaymentPercent', 'count'),
          fact('prepaymentDays', 'count', ({ prepaymentPercent }) => Number(prepaymentPercent) > 0),
        ],
        sentence: ({ prepaymentPercent: percent, prepaymentDays: days }) => {
          if (percent === null) return null
          if (percent === 0) return m.policies_no_prepayment()
          return days === null
            ? m.policies_prepayment_percent({ percent })
            : m.policies_prepayment_within({ percent, count: days })
        },
      },
      {
        ...{ id: 'localTax', label: m.policies_local_tax },
        facts: [
          fact('localTax', 'amount'),
          fact('localTaxAge', 'count', ({ localTax }) => localTax !== '' && localTax !== '0'),
        ],
        sentence: ({ localTax, localTaxAge }) => {
          if (localTax === null) return null
          if (localTax === 0) return m.policies_no_local_tax()
          return joined(
            m.policies_local_tax_amount({ amount: amount(localTax) }),
            localTaxAge !== null && m.policies_local_tax_age({ age: localTaxAge }),
          )
        },
      },
    ],
  },
  {
    ...{ id: 'guests', title: m.policies_guests_title, text: m.policies_guests_text },
    rows: [
      {
        ...{ id: 'children', label: m.policies_children, sentence: childrenText },
        facts: [
          choice('children'),
          fact('childrenFromAge', 'count', ({ children }) => children === 'from-age'),
          fact('childrenFreeUntil', 'count', ({ children }) => children !== 'no'),
        ],
      },
      {
        ...{ id: 'extraBeds', label: m.policies_extra_beds },
        facts: [fact('extraBeds', 'count'), fact('extraBedFee', 'amount', ({ extraBeds }) => Number(extraBeds) > 0)],
        sentence: ({ extraBeds, extraBedFee }) =>
          extraBeds === null
            ? null
            : joined(
                m.policies_extra_beds_count({ count: extraBeds }),
                extraBedFee !== null &&
                  extraBeds > 0 &&
                  (extraBedFee === 0
                    ? m.policies_extra_bed_free()
                    : m.policies_extra_bed_fee({ amount: amount(extraBedFee) })),
              ),
      },
      {
        ...{ id: 'pets', label: m.policies_pets, sentence: petsText },
        facts: [
          choice('pets'),
          fact('petWeight', 'count', ({ pets }) => pets !== 'no'),
          fact('petFee', 'amount', ({ pets }) => pets !== 'no'),
        ],
      },
      {
        ...{ id: 'quiet', label: m.policies_quiet },
        facts: [fact('quietFrom', 'time'), fact('quietUntil', 'time')],
        sentence: ({ quietFrom, quietUntil }) => hoursText(quietFrom, quietUntil),
      },
      { id: 'smoking', label: m.policies_smoking, facts: [choice('smoking')], sentence: chosen('smoking') },
      { id: 'parties', label: m.policies_parties, facts: [choice('parties')], sentence: chosen('parties') },
      {
        ...{ id: 'guestAge', label: m.policies_guest_age, facts: [fact('guestAge', 'count')] },
        sentence: ({ guestAge: age }) => (age === null ? null : m.policies_guest_age_from({ age })),
      },
    ],
  },
  {
    ...{ id: 'rules', title: m.policies_rules_title, text: m.policies_rules_text },
    rows: [
      {
        ...{ id: 'houseRules', label: m.policies_rules, facts: [fact('houseRules', 'area')] },
        sentence: ({ houseRules }) => houseRules,
      },
    ],
  },
]
