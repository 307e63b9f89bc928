import { changedRecord, readRecordChange } from './changed-fields.ts'
import { changePrefix, type TextMap } from './layout.ts'
import type { StoredRecord } from './page.ts'

/** A record beside the pages as it is now; null: removed. */
export const recentRecord = (recent: TextMap, key: string): StoredRecord | null => {
  const text = recent.get(key)
  if (typeof text !== 'string') return null
  const change = recent.get(`${changePrefix}${key}`)
  const record = JSON.parse(text) as StoredRecord
  return typeof change === 'string' ? changedRecord(record, readRecordChange(change)) : record
}
