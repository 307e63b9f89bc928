import * as v from 'valibot'
import { defineMutation, put } from '../systems.ts'
import { OwnSystemSchema } from '../records.ts'

const { id: section, ...fields } = OwnSystemSchema.entries

/** Names the application of one section; another one before it is replaced. */
export const setSystem = defineMutation({
  arguments: v.object({ section, ...fields }),
  who: 'operator',
  history: 'systems',
  run: (_systems, { section: id, ...system }) => [put('system', { id, ...system })],
  undo: 'happened',
})
