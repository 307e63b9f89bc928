import { isRecords, type RecordContent } from '@kontor/domain'

/** The content of a section as JSON: its records in lists by kind, and its single records. */
export const contentJson = (content: RecordContent): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(content).map(([name, part]) => [name, isRecords(part) ? [...part.values()] : part]))
