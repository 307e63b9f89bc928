import * as v from 'valibot'
import { ProcessTypeIdSchema } from '../../kernel/ids.ts'
import { defineMutation } from '../define-mutation.ts'
import { putIfChanged } from '../directory.ts'
import { processTypeBack, undoEach } from '../undo-changes.ts'

/** No process is opened with it any more. Those that have it keep its name and its deadline, so the record stays. */
export const removeProcessType = defineMutation({
  arguments: v.object({ processTypeId: ProcessTypeIdSchema }),
  who: 'administrators',
  history: 'process-types',
  run: (directory, { processTypeId }) => {
    const type = directory.processType.get(processTypeId)
    if (!type) return { code: 'unknown-process-type', recordId: processTypeId }
    return putIfChanged('processType', type, { status: 'removed' })
  },
  undo: undoEach('processType', processTypeBack),
})
