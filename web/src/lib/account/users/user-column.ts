/** The columns of the table, in their order. */
export const userColumns = [
  'name',
  'username',
  'email',
  'type',
  'home',
  'roles',
  'rights',
  'accounts',
  'state',
  'sign-in',
  'joined',
  'sent',
  'expires',
] as const
export type UserColumn = (typeof userColumns)[number]

/** *Rola użytkownika* is the same table, with roles and sub-accounts in front. */
export type UserListKind = 'users' | 'roles'

/** The default columns, which fit a screen of 1440 pixels. Type and state are then in the column of roles. */
const usualColumns: Readonly<Record<UserListKind, readonly UserColumn[]>> = {
  users: ['name', 'roles', 'rights', 'accounts', 'sign-in'],
  roles: ['name', 'roles', 'accounts', 'rights'],
}

const order: Readonly<Record<UserListKind, readonly UserColumn[]>> = {
  users: userColumns,
  roles: [
    'name',
    'roles',
    'accounts',
    'rights',
    ...userColumns.filter((column) => !usualColumns.roles.includes(column)),
  ],
}

/** The name is always shown: without it a row cannot be identified. */
export const columnsToChoose = (kind: UserListKind): readonly UserColumn[] =>
  order[kind].filter((column) => column !== 'name')

/** The columns that are shown, in the order of the table; null: the default ones. */
export const shownColumns = (kind: UserListKind, chosen: readonly string[] | null): readonly UserColumn[] => {
  const shown: readonly string[] = chosen ?? usualColumns[kind]
  return order[kind].filter((column) => column === 'name' || shown.includes(column))
}

const timeColumns: ReadonlySet<UserColumn> = new Set(['sign-in', 'joined', 'sent', 'expires'])

/** Its class in `user-table.css`. Dates are right-aligned, like numbers. */
export const columnClass = (column: UserColumn): string => (timeColumns.has(column) ? `c-${column} end` : `c-${column}`)
