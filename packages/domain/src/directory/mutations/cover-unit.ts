import * as v from 'valibot'
import { AccountIdSchema } from '../../kernel/ids.ts'
import { limits } from '../../kernel/limits.ts'
import { sameIdentifierForm } from '../../kernel/same-form.ts'
import { defineMutation, unitArgument } from '../define-mutation.ts'
import { put } from '../directory.ts'
import { refuseArchived } from '../guards/refuse-archived.ts'
import { refuseNewRecord } from '../guards/refuse-new-record.ts'
import { isOfAnotherEntity, refuseUnit } from '../guards/refuse-unit.ts'
import { unknownRecord } from '../guards/unknown-record.ts'

/** B22, B23: the operator adds a unit to the contract, and to the account that asked for it. B24: never another entity's. */
export const coverUnit = defineMutation({
  arguments: v.object({ ...unitArgument.entries, accountId: AccountIdSchema }),
  who: 'operator',
  history: 'accounts',
  facts: ({ identifier }) => ({ unit: identifier, contractUnits: [identifier] }),
  run: (directory, { accountId, unitId, identifier, name = null }, { facts }) => {
    const { organization } = directory
    const account = directory.account.get(accountId)
    if (!account || organization === null) return unknownRecord('account', accountId)
    if (isOfAnotherEntity(organization, facts)) return { code: 'different-legal-entity', identifier }
    if (facts.takenContractUnit) return { code: 'unit-taken', identifier, accountName: null }
    const known = organization.contract.units.some(
      (unit) => sameIdentifierForm(unit) === sameIdentifierForm(identifier),
    )
    const units = known ? organization.contract.units : [...organization.contract.units, identifier]
    if (units.length > limits.contractUnitsMax)
      return { code: 'too-many-records', kind: 'unit', max: limits.contractUnitsMax }
    const covered = { ...organization, contract: { ...organization.contract, units } }
    const refusal =
      refuseArchived(account) ??
      refuseNewRecord(directory, 'unit', unitId) ??
      refuseUnit(directory, covered, identifier, facts)
    if (refusal) return refusal
    return [...(known ? [] : [put('organization', covered)]), put('unit', { id: unitId, accountId, identifier, name })]
  },
  undo: 'happened',
})
