import type { AccountId } from '@kontor/domain'
import { tasksOf, type AccountRow, type AccountTasks } from './account-row.ts'

/** The rows of the table: accounts, and under some of them the open tasks (A14). */
export type AccountItem =
  | { readonly kind: 'account'; readonly row: AccountRow; readonly last: boolean }
  | { readonly kind: 'tasks'; readonly row: AccountRow; readonly tasks: AccountTasks; readonly last: boolean }

export interface AccountItemOptions {
  readonly rows: readonly AccountRow[]
  readonly archivedShown: boolean
  /** The account whose checklist is unfolded. */
  readonly unfolded: AccountId | null
}

/** The line of the tree ends at the last account; a checklist below the last one is not connected to it. */
export const accountItems = ({ rows, archivedShown, unfolded }: AccountItemOptions): readonly AccountItem[] => {
  const shown = rows.filter(({ account }) => archivedShown || account.status === 'active')
  return shown.flatMap((row, index): AccountItem[] => {
    const last = index === shown.length - 1
    const tasks = row.account.id === unfolded ? tasksOf(row) : null
    const item: AccountItem = { kind: 'account', row, last }
    return tasks === null ? [item] : [item, { kind: 'tasks', row, tasks, last }]
  })
}

export const accountItemKey = ({ kind, row }: AccountItem): string => `${kind} ${row.account.id}`
