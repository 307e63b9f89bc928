import * as v from 'valibot'
import { AccountIdSchema, ServiceIdSchema, UnitIdSchema } from '../../kernel/ids.ts'
import { defineMutation } from '../define-mutation.ts'
import { put } from '../directory.ts'
import { refuseArchived } from '../guards/refuse-archived.ts'
import { refuseNewRecord } from '../guards/refuse-new-record.ts'
import { unknownRecord } from '../guards/unknown-record.ts'
import { profileOf } from '../profiles/profile-of.ts'
import { ServiceTypeSchema } from '../profiles/profile.ts'
import { serviceBack, undoEach } from '../undo-changes.ts'

/** A14: a service of one unit. A unit has each type once; adding it again changes nothing. */
export const addService = defineMutation({
  arguments: v.object({
    serviceId: ServiceIdSchema,
    accountId: AccountIdSchema,
    unitId: UnitIdSchema,
    type: ServiceTypeSchema,
  }),
  who: 'administrators',
  history: 'accounts',
  run: (directory, { serviceId, accountId, unitId, type }) => {
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
  },
  undo: undoEach('service', serviceBack),
})
