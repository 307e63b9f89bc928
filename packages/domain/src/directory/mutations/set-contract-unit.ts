import * as v from 'valibot'
import { addDays, CalendarDateSchema, momentOf } from '../../kernel/calendar-date.ts'
import { limits } from '../../kernel/limits.ts'
import { IdentifierSchema } from '../../kernel/text.ts'
import { hasUnit, contractTermOf, withTerm } from '../contract-terms.ts'
import { defineMutation } from '../define-mutation.ts'
import { put } from '../directory.ts'
import { isOfAnotherEntity } from '../guards/refuse-unit.ts'
import { organizationOf } from '../organization-of.ts'

/**
 * B18: the operator adds a unit to the contract, or sets the days on which the contract covers it. On the day after the last one
 * it leaves the contract and the account that has it (`endContractUnit`).
 */
export const setContractUnit = defineMutation({
  arguments: v.object({
    identifier: IdentifierSchema,
    from: CalendarDateSchema,
    until: v.nullable(CalendarDateSchema),
  }),
  who: 'operator',
  history: 'accounts',
  facts: ({ identifier }) => ({ unit: identifier, contractUnits: [identifier] }),
  run: (directory, term, { facts }) => {
    const organization = organizationOf(directory)
    const { identifier, from, until } = term
    const { contract } = organization
    if (until !== null && until < from)
      return { code: 'invalid-arguments', issues: [{ path: 'until', reason: 'before-from' }] }
    if (isOfAnotherEntity(organization, facts)) return { code: 'different-legal-entity', identifier }
    if (facts.takenContractUnit) return { code: 'unit-taken', identifier, accountName: null }
    if (!hasUnit(contract, identifier) && contract.units.length >= limits.contractUnitsMax)
      return { code: 'too-many-records', kind: 'unit', max: limits.contractUnitsMax }
    const known = contractTermOf(contract, identifier)
    if (known?.from === from && known.until === until) return []
    return [put('organization', { ...organization, contract: withTerm(contract, term) })]
  },
  undo: 'happened',
  effects: ({ args: { identifier, until }, content }) => {
    if (until === null) return []
    const payload = { organizationId: organizationOf(content).id, identifier, until }
    return [{ kind: 'end-contract-unit', payload, dueAt: momentOf(addDays(until, 1)) }]
  },
})
