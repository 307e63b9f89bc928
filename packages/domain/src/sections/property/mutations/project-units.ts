import { projectRecords } from '../../board/project.ts'
import { defineMutation } from '../property.ts'
import { projectedUnits } from '../unit-page.ts'

/** S18: the units of the account. What was said of a unit that is gone stays: it comes back with the unit. */
export const projectUnits = defineMutation({
  arguments: projectedUnits,
  who: 'system',
  history: 'surroundings',
  run: ({ unit }, { units }) => projectRecords('unit', unit, units),
  undo: 'happened',
})
