import * as v from 'valibot'
import { CalendarDateSchema, dateAt } from '../../kernel/calendar-date.ts'
import { sameIdentifierForm } from '../../kernel/same-form.ts'
import { IdentifierSchema } from '../../kernel/text.ts'
import { contractTermOf, withoutUnit } from '../contract-terms.ts'
import { defineMutation } from '../define-mutation.ts'
import { put } from '../directory.ts'
import { organizationOf } from '../organization-of.ts'
import { unitRemoval } from './remove-unit.ts'

/**
 * B18, B19: on the day after its last one, a unit leaves the contract, and the account that has it, with its services. One whose
 * last day was moved meanwhile stays as it is.
 */
export const endContractUnit = defineMutation({
  arguments: v.object({ identifier: IdentifierSchema, until: CalendarDateSchema }),
  who: 'system',
  history: 'accounts',
  run: (directory, { identifier, until }, { now }) => {
    const organization = organizationOf(directory)
    if (contractTermOf(organization.contract, identifier)?.until !== until || dateAt(now) <= until) return []
    const sought = sameIdentifierForm(identifier)
    const unit = [...directory.unit.values()].find((held) => sameIdentifierForm(held.identifier) === sought)
    return [
      ...(unit === undefined ? [] : unitRemoval(directory, unit.id)),
      put('organization', { ...organization, contract: withoutUnit(organization.contract, identifier) }),
    ]
  },
  undo: 'happened',
})
