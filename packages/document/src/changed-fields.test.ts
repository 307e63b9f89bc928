import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  changedRecord,
  fieldsThatDiffer,
  mergedChange,
  readRecordChange,
  writeRecordChange,
  type RecordChange,
} from './changed-fields.ts'
import type { StoredRecord } from './page.ts'

const record = fc.record(
  { id: fc.constant('member-0001'), name: fc.string(), phone: fc.string(), rights: fc.array(fc.string()) },
  { requiredKeys: ['id', 'name'] },
) as fc.Arbitrary<StoredRecord>

it('[S4] changes that came after each other, kept as one text, lead to the last record', () => {
  fc.assert(
    fc.property(record, fc.array(record, { minLength: 1 }), fc.boolean(), (first, later, isWhole) => {
      let before = first
      let change: RecordChange = isWhole ? { whole: first } : { fields: { values: {}, gone: [] } }
      for (const after of later) {
        change = readRecordChange(writeRecordChange(mergedChange(change, fieldsThatDiffer(before, after))))
        before = after
      }
      expect(changedRecord(isWhole ? null : first, change)).toEqual(before)
    }),
  )
})

it('[ISSUE 12] a change names the fields that changed and those that are gone, and nothing else', () => {
  const before = { id: 'member-0001', name: 'Anna', phone: '+48583200000', rights: ['mail'] }
  const after = { id: 'member-0001', name: 'Anna', rights: ['mail', 'finance'] }
  const fields = fieldsThatDiffer(before, after)
  expect(writeRecordChange({ fields })).toBe('{"rights":["mail","finance"],"-":["phone"]}')
  expect(writeRecordChange({ whole: after })).toBe(`=${JSON.stringify(after)}`)
})
