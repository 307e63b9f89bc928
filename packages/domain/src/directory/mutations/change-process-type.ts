import * as v from 'valibot'
import { ProcessTypeIdSchema } from '../../kernel/ids.ts'
import { NameSchema } from '../../kernel/text.ts'
import { TypeDaysSchema } from '../../sections/processes/process-type.ts'
import { defineMutation } from '../define-mutation.ts'
import { putIfChanged } from '../directory.ts'
import { refuseProcessTypeName } from '../guards/refuse-process-type-name.ts'
import { processTypeBack, undoEach } from '../undo-changes.ts'

/** The change reaches every process of this type, in every account. */
export const changeProcessType = defineMutation({
  arguments: v.object({
    processTypeId: ProcessTypeIdSchema,
    name: v.optional(NameSchema),
    days: v.optional(TypeDaysSchema),
  }),
  who: 'administrators',
  history: 'process-types',
  run: (directory, { processTypeId, name, days }) => {
    const type = directory.processType.get(processTypeId)
    if (type?.status !== 'active') return { code: 'unknown-process-type', recordId: processTypeId }
    const isRenamed = name !== undefined && name !== type.name
    const refusal = isRenamed ? refuseProcessTypeName(directory, name, processTypeId) : null
    return refusal ?? putIfChanged('processType', type, { name: name ?? type.name, days: days ?? type.days })
  },
  undo: undoEach('processType', processTypeBack),
})
