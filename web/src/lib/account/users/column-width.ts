import type { UserColumn } from './user-column.ts'

/**
 * The minimum width of each column, in pixels, before the table scrolls sideways; the column of accounts is as wide as
 * its combs.
 */
export const widthsMinPx: Readonly<Record<Exclude<UserColumn, 'accounts'>, number>> = {
  name: 200,
  username: 128,
  email: 192,
  type: 128,
  home: 136,
  roles: 104,
  rights: 120,
  state: 168,
  'sign-in': 136,
  joined: 120,
  sent: 120,
  expires: 120,
}

/** The checkboxes, and *Zarządzaj*. */
export const endsPx = 40 + 64
