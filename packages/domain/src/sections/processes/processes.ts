import type { ChangeOf } from '../../kernel/change.ts'
import { type ContentOf, emptyContent, type Writable } from '../../kernel/record.ts'
import { type WriteOf, writerOf } from '../../kernel/write.ts'
import { type Board, boardRecords } from '../board/board.ts'
import { ChangedDeadlineSchema } from './deadlines.ts'
import { ProcessTypeSchema } from './process-type.ts'
import { EventSchema, type Process, ProcessSchema } from './records.ts'
import { isOpen } from './types.ts'

/** What the processes of one account hold. */
export const processesShape = {
  singles: {},
  records: {
    process: ProcessSchema,
    event: EventSchema,
    ...boardRecords,
    processType: ProcessTypeSchema,
    deadline: ChangedDeadlineSchema,
  },
} as const
type ProcessesShape = typeof processesShape

export type Processes = ContentOf<ProcessesShape>
export type WritableProcesses = Writable<Processes>
export type ProcessesWrite = WriteOf<ProcessesShape>
export type ProcessesChange = ChangeOf<ProcessesShape>

export const emptyProcesses = (): WritableProcesses => emptyContent(processesShape)

export const { put, remove, putIfChanged } = writerOf(processesShape)

/** A process with the event that says why it is written. */
export const writeProcess = ({
  item,
  event,
}: {
  readonly item: Process
  readonly event: Parameters<typeof put<'event'>>[1]
}): readonly ProcessesWrite[] => [put('process', item), put('event', event)]

export const processesBoard: Board<Processes, Process, 'process', ProcessesWrite> = {
  kind: 'process',
  items: ({ process }) => process,
  isOpen,
  write: writeProcess,
}
