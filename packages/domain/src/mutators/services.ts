import { put, remove } from '../directory.ts'
import { refuseArchived } from '../guards/refuse-archived.ts'
import { refuseNewRecord } from '../guards/refuse-new-record.ts'
import { unknownRecord } from '../guards/unknown-record.ts'
import type { MutationArguments, Mutator } from '../mutation.ts'
import { profileOf } from '../profiles/profile-of.ts'

/** A14: a service of one unit. A unit has each type once; adding it again changes nothing. */
export const addService: Mutator<MutationArguments<'addService'>> = (directory, args) => {
  const { serviceId, accountId, unitId, type } = args
  const account = directory.account.get(accountId)
  if (!account) return unknownRecord('account', accountId)
  if (directory.unit.get(unitId)?.accountId !== accountId) return unknownRecord('unit', unitId)
  const refusal = refuseNewRecord(directory, 'service', serviceId) ?? refuseArchived(account)
  if (refusal) return refusal
  if (!profileOf(directory).serviceTypes.includes(type)) return { code: 'service-outside-profile', type }
  for (const service of directory.service.values()) {
    if (service.unitId === unitId && service.type === type) return []
  }
  return [put('service', { id: serviceId, accountId, unitId, type })]
}

export const removeService: Mutator<MutationArguments<'removeService'>> = (directory, { serviceId }) =>
  directory.service.has(serviceId) ? [remove('service', serviceId)] : unknownRecord('service', serviceId)
