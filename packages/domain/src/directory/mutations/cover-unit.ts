import * as v from 'valibot'
import { dateAt } from '../../kernel/calendar-date.ts'
import { AccountIdSchema } from '../../kernel/ids.ts'
import { limits } from '../../kernel/limits.ts'
import { hasUnit, isCoveredOn, withTerm } from '../contract-terms.ts'
import { defineMutation, unitArgument } from '../define-mutation.ts'
import { put } from '../directory.ts'
import { refuseArchived } from '../guards/refuse-archived.ts'
import { refuseNewRecord } from '../guards/refuse-new-record.ts'
import { isOfAnotherEntity, refuseUnit } from '../guards/refuse-unit.ts'
import { unknownRecord } from '../guards/unknown-record.ts'

/** B22, B23: the operator adds a unit to the contract from today, and to the account that asked for it. B24: never another entity's. */
export const coverUnit = defineMutation({
  arguments: v.object({ ...unitArgument.entries, accountId: AccountIdSchema }),
  who: 'operator',
  history: 'accounts',
  facts: ({ identifier }) => ({ unit: identifier, contractUnits: [identifier] }),
  run: (directory, { accountId, unitId, identifier, name = null }, context) => {
    const { facts, now } = context
    const { organization } = directory
    const account = directory.account.get(accountId)
    if (!account || organization === null) return unknownRecord('account', accountId)
    if (isOfAnotherEntity(organization, facts)) return { code: 'different-legal-entity', identifier }
    if (facts.takenContractUnit) return { code: 'unit-taken', identifier, accountName: null }
    const { contract } = organization
    if (!hasUnit(contract, identifier) && contract.units.length >= limits.contractUnitsMax)
      return { code: 'too-many-records', kind: 'unit', max: limits.contractUnitsMax }
    const today = dateAt(now)
    const known = isCoveredOn(contract, identifier, today)
    const term = { identifier, from: today, until: null }
    const covered = known ? organization : { ...organization, contract: withTerm(contract, term) }
    const refusal =
      refuseArchived(account) ??
      refuseNewRecord(directory, 'unit', unitId) ??
      refuseUnit(directory, covered, identifier, context)
    if (refusal) return refusal
    return [...(known ? [] : [put('organization', covered)]), put('unit', { id: unitId, accountId, identifier, name })]
  },
  undo: 'happened',
})
