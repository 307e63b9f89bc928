import * as v from 'valibot'
import { UnitIdSchema } from '../../kernel/ids.ts'
import { NameSchema } from '../../kernel/text.ts'
import { defineMutation } from '../define-mutation.ts'
import { putIfChanged } from '../directory.ts'
import { unknownRecord } from '../guards/unknown-record.ts'
import { undoEach, unitBack } from '../undo-changes.ts'

/** Names a unit for people; null takes the name away. The identifier never changes: it is what others know the unit by. */
export const renameUnit = defineMutation({
  arguments: v.object({ unitId: UnitIdSchema, name: v.nullable(NameSchema) }),
  who: 'administrators',
  history: 'accounts',
  run: (directory, { unitId, name }) => {
    const unit = directory.unit.get(unitId)
    return unit ? putIfChanged('unit', unit, { name }) : unknownRecord('unit', unitId)
  },
  undo: undoEach('unit', unitBack),
})
