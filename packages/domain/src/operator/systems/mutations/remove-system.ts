import * as v from 'valibot'
import { defineMutation, remove } from '../systems.ts'
import { SystemSectionSchema } from '../records.ts'

/** The section is ours alone again. */
export const removeSystem = defineMutation({
  arguments: v.object({ section: SystemSectionSchema }),
  who: 'operator',
  history: 'systems',
  run: ({ system }, { section }) => (system.has(section) ? [remove('system', section)] : []),
  undo: 'happened',
})
