import type { Directory } from '@kontor/domain'
import { csvOf } from '#lib/format/csv.ts'
import { isoDate, isoTime } from '#lib/format/date.ts'
import { m } from '#lib/paraglide/messages.js'
import { personRights, rolesOf } from '../access/person-rights.ts'
import { reachedAccounts } from '../access/reached-accounts.ts'
import { rightName } from '#lib/words/right-words.ts'
import type { UserColumn } from './user-column.ts'
import type { UserRow } from './user-row.ts'
import { columnName, stateOfUser, typeOfUser } from './user-words.ts'

export interface ExportedUsers {
  readonly directory: Directory
  readonly rows: readonly UserRow[]
  readonly columns: readonly UserColumn[]
}

/** What the list shows, as a file: the same people in the same order, and the columns that are shown. */
export const usersAsCsv = ({ directory, rows, columns }: ExportedUsers): string => {
  const written = writtenColumns(columns)
  return csvOf({
    head: written.map(columnName),
    rows: rows.map((row) => written.map((column) => cells[column](row, directory))),
  })
}

/** Under the name stands the user name, or the address of somebody who has none; type and state stand with the roles. */
const writtenColumns = (columns: readonly UserColumn[]): readonly UserColumn[] => {
  const [name, ...others] = columns
  const beside = (['username', 'email', 'type', 'state'] as const).filter((column) => !others.includes(column))
  return name === undefined ? [] : [name, ...beside, ...others]
}

const cells: Readonly<Record<UserColumn, (row: UserRow, directory: Directory) => string>> = {
  name: ({ name }) => name,
  username: ({ person }) => person.username ?? '',
  email: ({ person }) => person.email,
  type: ({ type }) => typeOfUser(type),
  home: ({ person }, directory) => nameOf(directory, person.homeAccountId),
  roles: ({ person }, directory) =>
    rolesOf(directory, person)
      .map(({ name }) => name)
      .join('; '),
  rights: ({ person }, directory) =>
    person.admin
      ? m.users_all_rights()
      : personRights(directory, person)
          .map(({ right }) => rightName(right))
          .join('; '),
  accounts: ({ person }, directory) =>
    person.admin
      ? m.users_all_accounts()
      : [...reachedAccounts(directory, person)].map((id) => nameOf(directory, id)).join('; '),
  state: ({ state }) => stateOfUser(state),
  'sign-in': ({ lastSignInAt }) => (lastSignInAt === null ? '' : isoTime(lastSignInAt)),
  joined: ({ joinedAt }) => (joinedAt === null ? '' : isoDate(joinedAt)),
}

const nameOf = (directory: Directory, id: Parameters<Directory['account']['get']>[0]): string =>
  directory.account.get(id)?.name ?? ''
