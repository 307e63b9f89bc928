import type { StoredRecord } from './page.ts'
import { sameValue } from './same-value.ts'

/**
 * What has become of a record since it was last written whole: the fields that have another value now, and the names of
 * those that are gone. Values are those of now, so changes that come after each other are one.
 */
export interface ChangedFields {
  readonly values: Readonly<Record<string, unknown>>
  readonly gone: readonly string[]
}

/** The name for the list of fields that are gone; no field of ours is called so. */
const goneName = '-'
/** Begins the text of a record that is written whole. */
const wholeMark = '='

/** A record whole, or the fields of it that changed. */
export type RecordChange = { readonly whole: StoredRecord } | { readonly fields: ChangedFields }

export const fieldsThatDiffer = (before: StoredRecord, after: StoredRecord): ChangedFields => {
  const [former, present] = [Object.entries(before), Object.entries(after)]
  return {
    values: Object.fromEntries(
      present.filter(([name, value]) => value !== undefined && !sameValue(value, before[name as keyof StoredRecord])),
    ),
    gone: former.flatMap(([name]) => (after[name as keyof StoredRecord] === undefined ? [name] : [])),
  }
}

/** One change in the place of two that came after each other. */
export const mergedChange = (first: RecordChange, second: ChangedFields): RecordChange => {
  if ('whole' in first) return { whole: withFields(first.whole, second) }
  const values = Object.entries({ ...first.fields.values, ...second.values })
  const gone = [...new Set([...first.fields.gone, ...second.gone])]
  return {
    fields: {
      values: Object.fromEntries(values.filter(([name]) => !second.gone.includes(name))),
      gone: gone.filter((name) => !Object.hasOwn(second.values, name)),
    },
  }
}

export const withFields = (record: StoredRecord, { values, gone }: ChangedFields): StoredRecord => {
  const kept = Object.entries(record).filter(([name]) => !gone.includes(name))
  return { ...Object.fromEntries(kept), ...values } as StoredRecord
}

/** The record that a change leads to. */
export const changedRecord = (record: StoredRecord | null, change: RecordChange): StoredRecord | null => {
  if ('whole' in change) return change.whole
  return record === null ? null : withFields(record, change.fields)
}

export const writeRecordChange = (change: RecordChange): string => {
  if ('whole' in change) return `${wholeMark}${JSON.stringify(change.whole)}`
  const { values, gone } = change.fields
  return JSON.stringify(gone.length === 0 ? values : { ...values, [goneName]: gone })
}

export const readRecordChange = (text: string): RecordChange => {
  if (text.startsWith(wholeMark)) return { whole: JSON.parse(text.slice(wholeMark.length)) as StoredRecord }
  const { [goneName]: gone = [], ...values } = JSON.parse(text) as Record<string, unknown>
  return { fields: { values, gone: gone as readonly string[] } }
}
