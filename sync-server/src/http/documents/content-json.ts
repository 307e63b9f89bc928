import { isRecords, type RecordContent } from '@kontor/domain'

/** The content of a section for programs: its records in lists by kind, and its single records as they are. */
export const contentJson = (content: RecordContent): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(content).map(([name, part]) => [name, isRecords(part) ? [...part.values()] : part]))
