import { remove, type Write } from '../directory.ts'
import { unknownRecord } from '../guards/unknown-record.ts'
import type { MutationArguments, Mutator } from '../mutation.ts'
import { organizationOf } from '../organization-of.ts'

/** Takes a unit away with its services. B19: a property of the primary account is the contract's business. */
export const removeUnit: Mutator<MutationArguments<'removeUnit'>> = (directory, { unitId }) => {
  const unit = directory.unit.get(unitId)
  if (!unit) return unknownRecord('unit', unitId)
  const { profile, contract } = organizationOf(directory)
  if (profile === 'hospitality' && directory.account.get(unit.accountId)?.kind === 'main') {
    return { code: 'contract-unit-is-fixed', identifier: unit.identifier, contractNumber: contract.number }
  }
  const writes: Write[] = []
  for (const service of directory.service.values()) {
    if (service.unitId === unitId) writes.push(remove('service', service.id))
  }
  return [...writes, remove('unit', unitId)]
}
