import type { Refusal } from '@kontor/domain'
import { refusalSentence } from '#lib/words/refusal-sentence.ts'
import { textProblemSentence } from '#lib/words/text-problem-sentence.ts'
import { importColumnName, type ImportColumn } from './import-columns.ts'
import { m } from '#lib/paraglide/messages.js'

/** Arguments of the mutation by the column that they come from. */
const columnOf: Readonly<Record<string, ImportColumn>> = {
  type: 'type',
  title: 'title',
  unitId: 'unit',
  dueDate: 'due',
  assigneeId: 'person',
  portability: 'from',
  'portability.numbers.from': 'from',
  'portability.numbers.to': 'to',
  'portability.operator': 'operator',
  'portability.mode': 'mode',
}

/** Why a row would be refused; what is wrong with one cell names its column. */
export const importSentence = (refusal: Refusal): string => {
  switch (refusal.code) {
    case 'invalid-arguments':
      return refusal.issues.map(({ path, reason }) => issueSentence(path, reason)).join(' ')
    case 'unit-not-in-account':
      return m.process_import_unknown_unit()
    case 'assignee-without-access':
      return m.process_import_unknown_person()
    default:
      return refusalSentence(refusal)
  }
}

const issueSentence = (path: string, reason: string): string => {
  const column = columnOf[path]
  const sentence = isMissing(path, reason) ? textProblemSentence('empty', path) : problemOf(path, reason)
  return column === undefined ? sentence : `${importColumnName(column)}: ${sentence}`
}

const isMissing = (path: string, reason: string): boolean => path === 'title' && reason === 'missing'

const problemOf = (path: string, reason: string): string =>
  path === 'portability.mode' ? m.process_import_unknown_mode() : textProblemSentence(reason, path)
