import type { DirectoryChange, Right, ServiceType, Term } from '@kontor/domain'
import { exactTime } from '#lib/format/date.ts'
import { m } from '#lib/paraglide/messages.js'
import { getLocale } from '#lib/paraglide/runtime.js'
import { rightName } from '#lib/words/right-words.ts'
import { serviceName } from '#lib/words/service-name.ts'
import { processDeadlineName, processTermText } from '#lib/words/processes/process-names.ts'
import type { EntryReader } from '#lib/words/entry-reader.ts'

export interface ChangedField {
  readonly label: string
  /** Null where there was no value, or is none now. */
  readonly before: string | null
  readonly after: string | null
}

export interface ChangedRecord {
  readonly id: string
  /** `Użytkownik: Paweł Grzęda` */
  readonly title: string
  readonly fields: readonly ChangedField[]
}

/** Before and after, record by record and field by field, with names for ids. */
export const changedRecords = (reader: EntryReader): readonly ChangedRecord[] =>
  reader.entry.changes.map((change) => ({
    id: change.id,
    title: `${m.history_record({ kind: change.kind })}: ${titleOf(reader, change)}`,
    fields: fieldsOf(reader, change),
  }))

type Fields = Readonly<Record<string, unknown>>

const titleOf = (reader: EntryReader, change: DirectoryChange): string => {
  if (change.kind === 'organization') return change.after.legalEntity.name
  const record = change.after ?? change.before
  if (record === null) return reader.named(change.id)
  if ('term' in record) return processDeadlineName(record.id)
  if ('type' in record) return serviceName(record.type)
  return 'identifier' in record ? record.identifier : record.name
}

const fieldsOf = (reader: EntryReader, change: DirectoryChange): readonly ChangedField[] => {
  const [before, after] = [change.before, change.after] as readonly (Fields | null)[]
  const names = Object.keys({ ...before, ...after }).filter((name) => !unspoken.has(name))
  return names
    .filter((name) => JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]))
    .map((name) => ({
      label: m.history_field({ field: name }),
      before: valueText(reader, name, before?.[name]),
      after: valueText(reader, name, after?.[name]),
    }))
}

/** Fields without meaning for people. The proof contains them. */
const unspoken: ReadonlySet<string> = new Set(['id', 'loginId', 'position'])

const valueText = (reader: EntryReader, field: string, value: unknown): string | null => {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'boolean') return value ? m.history_yes() : m.history_no()
  if (typeof value === 'number' && field === 'days') return String(value)
  if (typeof value === 'number') return exactTime(value, getLocale())
  if (Array.isArray(value)) return listText(reader, field, value as readonly string[])
  if (typeof value === 'string') return textOf(reader, field, value)
  if (field === 'term') return processTermText(value as Term)
  const { name, number, taxId } = value as Fields
  return [name, number, taxId].filter((part) => typeof part === 'string').join(', ')
}

const listText = (reader: EntryReader, field: string, list: readonly string[]): string | null => {
  if (list.length === 0) return null
  const names = list.map((item) => {
    if (field === 'rights') return rightName(item as Right)
    if (field === 'scopes') return m.tokens_scope({ scope: item })
    return field === 'events' ? m.webhooks_event({ kind: item }) : reader.named(item)
  })
  return names.join(', ')
}

const references: ReadonlySet<string> = new Set([
  'homeAccountId',
  'accountId',
  'parentId',
  'unitId',
  'invitedBy',
  'createdBy',
])
const choices: ReadonlySet<string> = new Set(['status', 'kind', 'profile', 'language'])

const textOf = (reader: EntryReader, field: string, value: string): string => {
  if (references.has(field)) return reader.named(value)
  if (choices.has(field)) return m.history_value({ value })
  return field === 'type' ? serviceName(value as ServiceType) : value
}
