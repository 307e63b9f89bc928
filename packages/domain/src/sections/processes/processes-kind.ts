import type { StoredRecord } from '../../kernel/record.ts'
import { limits } from '../../kernel/limits.ts'
import { colleaguesOf, unitsOf } from '../board/colleagues-of.ts'
import type { SectionKind } from '../section-kind.ts'
import type { ProcessesTypes } from './define-mutation.ts'
import { mutations } from './mutations/mutations.ts'
import { processNotices } from './process-notices.ts'
import { processesShape } from './processes.ts'
import type { Process } from './records.ts'

const needs = ['processes'] as const
const { projectedPerListMax } = limits.board

/** `section/<accountId>.processes`: the processes of one account (telecom), with their notes, events, and saved views. */
export const processesKind: SectionKind<ProcessesTypes> & { readonly mutations: typeof mutations } = {
  key: 'processes',
  needs,
  ...processesShape,
  mutations,
  nameOf: (kind, record) => nameOfRecord(kind, record),
  notices: processNotices,
  // No process is ever removed, so their count is the last number.
  nextNumber: ({ process }) => process.size + 1,
  projection: (directory, accountId) => ({
    name: 'projectDirectory',
    args: {
      colleagues: colleaguesOf(directory, accountId, needs).slice(0, projectedPerListMax),
      units: unitsOf(directory, accountId),
      processTypes: sorted(directory.processType),
      deadlines: sorted(directory.deadline),
    },
  }),
}

const sorted = <R extends StoredRecord>(records: ReadonlyMap<string, R>): readonly R[] =>
  [...records.values()].sort((one, other) => (one.id < other.id ? -1 : 1))

const nameOfRecord = (kind: string, record: StoredRecord): string | null => {
  if (kind === 'process') return processName(record as Process)
  if ('identifier' in record) return String(record.identifier)
  return 'name' in record ? String(record.name) : null
}

/** @example processName(process) === '20418 · +48552476010' */
export const processName = ({ number, title, portability }: Process): string => {
  const what = title ?? portability?.from ?? ''
  return number === null ? what : `${number} · ${what}`
}
