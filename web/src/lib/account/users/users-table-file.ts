import { personRights, reachedAccounts, rolesOf, type Directory } from '@kontor/domain'
import { day, minute, type Cell, type TableFile } from '#lib/files/table-file.ts'
import { m } from '#lib/paraglide/messages.js'
import { rightName } from '#lib/words/right-words.ts'
import type { UserColumn } from './user-column.ts'
import type { UserRow } from './user-row.ts'
import { columnName, stateOfUser, typeOfUser } from './user-words.ts'

export interface ExportedUsers {
  readonly directory: Directory
  readonly rows: readonly UserRow[]
  readonly columns: readonly UserColumn[]
}

/** The list as a file: the same people in the same order, with the columns that are shown. */
export const usersTableFile = ({ directory, rows, columns }: ExportedUsers): TableFile => {
  const written = writtenColumns(columns)
  return {
    title: m.frame_users(),
    head: written.map(columnName),
    rows: rows.map((row) => written.map((column) => cells[column](row, directory))),
  }
}

/**
 * The list shows the user name or e-mail below the name, and type and state beside the roles: here each has a column.
 */
const writtenColumns = (columns: readonly UserColumn[]): readonly UserColumn[] => {
  const [name, ...others] = columns
  const beside = (['username', 'email', 'type', 'state'] as const).filter((column) => !others.includes(column))
  return name === undefined ? [] : [name, ...beside, ...others]
}

const cells: Readonly<Record<UserColumn, (row: UserRow, directory: Directory) => Cell>> = {
  name: ({ name }) => name,
  username: ({ person }) => person.username ?? '',
  email: ({ person }) => person.email,
  type: ({ type }) => typeOfUser(type),
  home: ({ person }, directory) => nameOf(directory, person.homeAccountId),
  roles: ({ person }, directory) =>
    rolesOf(directory, person)
      .map(({ name }) => name)
      .join(', '),
  rights: ({ person }, directory) =>
    person.admin
      ? m.users_all_rights()
      : personRights(directory, person)
          .map(({ right }) => rightName(right))
          .join(', '),
  accounts: ({ person }, directory) =>
    person.admin
      ? m.users_all_accounts()
      : [...reachedAccounts(directory, person)].map((id) => nameOf(directory, id)).join(', '),
  state: ({ state }) => stateOfUser(state),
  'sign-in': ({ lastSignInAt }) => minute(lastSignInAt),
  joined: ({ joinedAt }) => day(joinedAt),
  sent: ({ sentAt }) => minute(sentAt),
  expires: ({ expiresAt }) => minute(expiresAt),
}

const nameOf = (directory: Directory, id: Parameters<Directory['account']['get']>[0]): string =>
  directory.account.get(id)?.name ?? ''
