import { projectRecords } from '../../board/project.ts'
import { projectedUnits } from '../../property/unit-page.ts'
import { defineMutation } from '../policies.ts'

/** S18: the units of the account. The policies of a unit that is gone stay: they come back with the unit. */
export const projectUnits = defineMutation({
  arguments: projectedUnits,
  who: 'system',
  history: 'surroundings',
  run: ({ unit }, { units }) => projectRecords('unit', unit, units),
  undo: 'happened',
})
