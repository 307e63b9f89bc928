import * as v from 'valibot'
import { limits } from '../../../kernel/limits.ts'
import { projectRecords, takeOffLeavers } from '../../board/project.ts'
import { BoardUnitSchema, ColleagueSchema } from '../../board/records.ts'
import { defineMutation } from '../define-mutation.ts'
import { reservationsBoard } from '../reservations.ts'

const listOf = <S extends v.GenericSchema>(schema: S) =>
  v.pipe(v.array(schema), v.maxLength(limits.board.projectedPerListMax, 'too-many'))

/**
 * S18: what the section shows of the directory: the people who may open it, and the units of its account. A person who may
 * not open it any more is in charge of nothing open.
 */
export const projectDirectory = defineMutation({
  arguments: v.object({ colleagues: listOf(ColleagueSchema), units: listOf(BoardUnitSchema) }),
  who: 'system',
  history: 'surroundings',
  run: (reservations, { colleagues, units }, context) => [
    ...takeOffLeavers(reservationsBoard, reservations, colleagues, context),
    ...projectRecords('colleague', reservations.colleague, colleagues),
    ...projectRecords('unit', reservations.unit, units),
  ],
  undo: 'happened',
})
