import { processName, type Process } from '@kontor/domain'
import { shownDay } from '#lib/format/shown-day.ts'
import { m } from '#lib/paraglide/messages.js'
import {
  processModeName,
  processReasonName,
  processServiceName,
  processStateName,
  processTypeName,
  rangeText,
} from '../processes/process-names.ts'
import { boardValues } from './board-values.ts'
import { recordValues } from './record-values.ts'

const label = (field: string): string => m.section_history_field({ field })
const yesOrNo = (value: boolean | undefined): string | null =>
  value === undefined ? null : value ? m.history_yes() : m.history_no()

export const processValues = {
  ...boardValues,
  process: recordValues<Process>({
    title: (process) => m.section_history_process({ name: processName(process) }),
    values: ({ type, title, unit, portability: case_, state, reason, dueDate, assigneeId }, reader) => [
      [label('type'), processTypeName(type, [{ id: type as never, name: reader.named(type) }])],
      [label('state'), processStateName(state)],
      [label('reason'), reason && processReasonName(reason.code)],
      [label('explanation'), reason?.explanation ?? null],
      [label('title'), title],
      [label('numbers'), case_ && rangeText(case_)],
      [label('service'), case_ && processServiceName(case_.service)],
      [label('operator'), case_?.operator ?? null],
      [label('mode'), case_ && processModeName(case_.mode)],
      [label('inPerson'), yesOrNo(case_?.inPerson)],
      [label('relocation'), yesOrNo(case_?.relocation)],
      [label('movingDay'), case_?.date ? shownDay(case_.date) : null],
      [label('routingNumber'), case_?.routingNumber ?? null],
      [label('unit'), unit?.identifier ?? null],
      [label('dueDate'), dueDate && shownDay(dueDate)],
      [label('person'), assigneeId && reader.named(assigneeId)],
    ],
  }),
}
