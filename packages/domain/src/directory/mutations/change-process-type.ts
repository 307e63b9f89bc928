import * as v from 'valibot'
import { ProcessTypeIdSchema } from '../../kernel/ids.ts'
import { NameSchema } from '../../kernel/text.ts'
import { activeType, TypeDaysSchema, TypeUnitSchema } from '../../sections/processes/process-type.ts'
import { defineMutation } from '../define-mutation.ts'
import { put } from '../directory.ts'
import { refuseProcessTypeName } from '../guards/refuse-process-type-name.ts'
import { processTypeBack, undoEach } from '../undo-changes.ts'

/** The change reaches every process of this type, in every account. */
export const changeProcessType = defineMutation({
  arguments: v.object({
    processTypeId: ProcessTypeIdSchema,
    name: v.optional(NameSchema),
    days: v.optional(TypeDaysSchema),
    unit: v.optional(TypeUnitSchema),
  }),
  who: 'administrators',
  history: 'process-types',
  run: (directory, { processTypeId, name, days, unit }) => {
    const type = directory.processType.get(processTypeId)
    if (type?.status !== 'active') return { code: 'unknown-process-type', recordId: processTypeId }
    const isRenamed = name !== undefined && name !== type.name
    const refusal = isRenamed ? refuseProcessTypeName(directory, name, processTypeId) : null
    if (refusal) return refusal
    const before = { id: type.id, name: type.name, days: type.days, unit: type.unit ?? ('days' as const) }
    const after = { ...before, name: name ?? type.name, days: days ?? type.days, unit: unit ?? before.unit }
    const isSame = before.name === after.name && before.days === after.days && before.unit === after.unit
    return isSame ? [] : [put('processType', activeType(after))]
  },
  undo: undoEach('processType', processTypeBack),
})
