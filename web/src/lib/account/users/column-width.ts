import { accountsWidthPx } from './accounts-width.ts'
import type { UserColumn } from './user-column.ts'

/** How narrow a column may become, in pixels, before the table scrolls sideways instead. */
const widthsMinPx: Readonly<Record<Exclude<UserColumn, 'accounts'>, number>> = {
  name: 176,
  username: 120,
  email: 160,
  type: 112,
  home: 128,
  roles: 96,
  rights: 112,
  state: 144,
  'sign-in': 128,
  joined: 112,
}
/** The boxes to tick, and *Zarządzaj*. */
const endsPx = 40 + 64

export interface TableWidth {
  readonly columns: readonly UserColumn[]
  /** How many accounts the combs show. */
  readonly accounts: number
  readonly withLock: boolean
}

export const tableWidthMinPx = ({ columns, accounts, withLock }: TableWidth): number =>
  columns
    .map((column) => (column === 'accounts' ? accountsWidthPx(accounts, withLock) : widthsMinPx[column]))
    .reduce((sum, width) => sum + width, endsPx)
