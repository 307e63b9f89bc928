import * as v from 'valibot'
import { ServiceIdSchema } from '../../kernel/ids.ts'
import { defineMutation } from '../define-mutation.ts'
import { remove } from '../directory.ts'
import { unknownRecord } from '../guards/unknown-record.ts'
import { serviceBack, undoEach } from '../undo-changes.ts'

export const removeService = defineMutation({
  arguments: v.object({ serviceId: ServiceIdSchema }),
  who: 'administrators',
  history: 'accounts',
  run: (directory, { serviceId }) =>
    directory.service.has(serviceId) ? [remove('service', serviceId)] : unknownRecord('service', serviceId),
  undo: undoEach('service', serviceBack),
})
