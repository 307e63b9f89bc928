import type { Directory } from '@kontor/domain'
import type { TableFile } from '#lib/files/table-file.ts'
import { m } from '#lib/paraglide/messages.js'
import { rightName } from '#lib/words/right-words.ts'
import type { HoldRow, ReachRow } from './access-rows.ts'
import { columnName } from '../users/user-words.ts'
import { reasonName } from './reason-name.ts'

const personHead = () => [m.access_column_person(), columnName('username'), columnName('email')]
const personCells = ({ member }: ReachRow | HoldRow) => [member.name, member.username, member.email]

/** Who has access to an account, as a file: the people of the list, in its order. */
export const reachTableFile = (rows: readonly ReachRow[]): TableFile => ({
  title: m.frame_access(),
  head: [...personHead(), m.access_column_why(), m.access_column_rights()],
  rows: rows.map((row) => [
    ...personCells(row),
    m.reach_how({ how: row.how }),
    row.member.admin ? m.users_all_rights() : row.rights.map(({ right }) => rightName(right)).join(', '),
  ]),
})

/** Who has a right, as a file: the people of the list, in its order. */
export const holdTableFile = (directory: Directory, rows: readonly HoldRow[]): TableFile => ({
  title: m.frame_access(),
  head: [...personHead(), m.access_column_why(), m.access_column_accounts()],
  rows: rows.map((row) => [
    ...personCells(row),
    row.reasons.map((reason) => reasonName(directory, reason)).join(', '),
    row.count,
  ]),
})
