import * as v from 'valibot'
import { ProcessTypeIdSchema } from '../../kernel/ids.ts'
import { NameSchema } from '../../kernel/text.ts'
import { activeType, TypeDaysSchema, TypeUnitSchema } from '../../sections/processes/process-type.ts'
import { defineMutation } from '../define-mutation.ts'
import { put } from '../directory.ts'
import { refuseNewRecord } from '../guards/refuse-new-record.ts'
import { refuseProcessTypeName } from '../guards/refuse-process-type-name.ts'
import { refuseRight } from '../guards/refuse-right.ts'
import { processTypeBack, undoEach } from '../undo-changes.ts'

/** A type of process of the organisation's own (telecom), with its deadline in days or working days. One that was removed comes back. */
export const addProcessType = defineMutation({
  arguments: v.object({
    processTypeId: ProcessTypeIdSchema,
    name: NameSchema,
    days: TypeDaysSchema,
    unit: v.optional(TypeUnitSchema, 'days'),
  }),
  who: 'administrators',
  history: 'process-types',
  run: (directory, { processTypeId, name, days, unit }) => {
    const isBack = directory.processType.get(processTypeId)?.status === 'removed'
    const refusal =
      refuseRight(directory, ['processes']) ??
      (isBack ? null : refuseNewRecord(directory, 'processType', processTypeId)) ??
      refuseProcessTypeName(directory, name, processTypeId)
    return refusal ?? [put('processType', activeType({ id: processTypeId, name, days, unit }))]
  },
  undo: undoEach('processType', processTypeBack),
})
