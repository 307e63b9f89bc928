import * as v from 'valibot'
import { type UnitId, UnitIdSchema } from '../../kernel/ids.ts'
import { defineMutation } from '../define-mutation.ts'
import { type Directory, type DirectoryWrite, remove } from '../directory.ts'
import { unknownRecord } from '../guards/unknown-record.ts'
import { organizationOf } from '../organization-of.ts'
import { serviceBack, undoEach, unitBack } from '../undo-changes.ts'

/** Takes a unit away with its services. B19: the contract decides about a property of the primary account. */
export const removeUnit = defineMutation({
  arguments: v.object({ unitId: UnitIdSchema }),
  who: 'administrators',
  history: 'accounts',
  run: (directory, { unitId }) => {
    const unit = directory.unit.get(unitId)
    if (!unit) return unknownRecord('unit', unitId)
    const { profile, contract } = organizationOf(directory)
    if (profile === 'hospitality' && directory.account.get(unit.accountId)?.kind === 'main') {
      return { code: 'contract-unit-is-fixed', identifier: unit.identifier, contractNumber: contract.number }
    }
    return unitRemoval(directory, unitId)
  },
  undo: {
    // Units come back before their services.
    mutations: (changes, directory) =>
      [undoEach('unit', unitBack), undoEach('service', serviceBack)].flatMap((undo) =>
        undo.mutations(changes, directory),
      ),
  },
})

/** A unit goes with its services. */
export const unitRemoval = (directory: Pick<Directory, 'service'>, unitId: UnitId): readonly DirectoryWrite[] => [
  ...[...directory.service.values()].flatMap(({ id, unitId: of }) => (of === unitId ? [remove('service', id)] : [])),
  remove('unit', unitId),
]
