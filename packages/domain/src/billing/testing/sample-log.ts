import type { RecordChange } from '../../kernel/change.ts'
import type { FoldedEntry } from '../../directory/history/directory-at.ts'
import { account, service, unit } from '../../directory/testing/sample-directory.ts'
import type { Price } from '../price-list.ts'

/** A moment as `2026-11-10T14:00+01:00`, and the records that it writes; `null` removes one. */
export type LoggedWrite = readonly [at: string, kind: string, id: string, record: object | null]

/** The log of a directory in which a main account and a sub-account have been since 2025. */
export const logOf = (...writes: readonly LoggedWrite[]): readonly FoldedEntry[] =>
  [...beginning, ...writes].map(([at, kind, id, record], seq) => ({
    seq,
    at: Date.parse(at),
    changes: [{ kind, id, before: null, after: record } as RecordChange],
  }))

const beginning: readonly LoggedWrite[] = [
  ['2025-06-01T12:00Z', 'account', 'account-main', account('account-main', { kind: 'main', parentId: null })],
  ['2025-06-01T12:00Z', 'account', 'account-north', account('account-north')],
]

export const unitIn = (accountId: string, id = 'unit-1'): object => unit(id, accountId, 'PT 03417')
export const serviceIn = (accountId: string, type: 'fnp' | 'mnp'): object =>
  service(`service-${type}`, accountId, 'unit-1', type)

/** A price valid from 2025 on, in grosz or per mille. */
export const price = (subject: Price['subject'], value: number | null, fields: object = {}): Price =>
  ({
    id: `price-${subject}`,
    subject,
    of: null,
    name: subject,
    value,
    rate: '23',
    validFrom: '2025-01-01',
    ...fields,
  }) as Price
