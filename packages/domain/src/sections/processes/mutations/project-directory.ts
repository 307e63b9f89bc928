import * as v from 'valibot'
import { limits } from '../../../kernel/limits.ts'
import { projectRecords, takeOffLeavers } from '../../board/project.ts'
import { BoardUnitSchema, ColleagueSchema } from '../../board/records.ts'
import { ChangedDeadlineSchema } from '../deadlines.ts'
import { defineMutation } from '../define-mutation.ts'
import { ProcessTypeSchema } from '../process-type.ts'
import { processesBoard } from '../processes.ts'

const listOf = <S extends v.GenericSchema>(schema: S) =>
  v.pipe(v.array(schema), v.maxLength(limits.board.projectedPerListMax, 'too-many'))

/**
 * S18: what the section shows of the directory: the people who may open it, the units of its account, the organisation's own types
 * and changed deadlines. A person who may not open it any more is in charge of nothing open.
 */
export const projectDirectory = defineMutation({
  arguments: v.object({
    colleagues: listOf(ColleagueSchema),
    units: listOf(BoardUnitSchema),
    processTypes: listOf(ProcessTypeSchema),
    deadlines: listOf(ChangedDeadlineSchema),
  }),
  who: 'system',
  history: 'surroundings',
  run: (processes, { colleagues, units, processTypes, deadlines }, context) => [
    ...takeOffLeavers(processesBoard, processes, colleagues, context),
    ...projectRecords('colleague', processes.colleague, colleagues),
    ...projectRecords('unit', processes.unit, units),
    ...projectRecords('processType', processes.processType, processTypes),
    ...projectRecords('deadline', processes.deadline, deadlines),
  ],
  undo: 'happened',
})
