import { subAccountsShownMax } from '#lib/kit/comb-teeth.ts'
import type { LineGroup } from '../line-groups.ts'

/** How close together the lines are, so that as many as twenty-five fit on one sheet of A4. */
export type PaperDensity = 'is-dense' | 'is-tight' | null

const roomyRowsMax = 20
const denseRowsMax = 31
/** One sheet takes no more; what goes on to a second one has room. */
const linesOfOneSheetMax = 25

export const paperDensity = (groups: readonly LineGroup[]): PaperDensity => {
  const lines = groups.reduce((sum, { charges }) => sum + charges.length, 0)
  const rows = lines + groups.filter(({ charges }) => charges.length > 1).length
  if (rows <= roomyRowsMax) return null
  return rows <= denseRowsMax || lines > linesOfOneSheetMax ? 'is-dense' : 'is-tight'
}

/** Past its bound the teeth cannot be read, and of one account there is nothing to show. */
export const hasComb = (accounts: readonly unknown[]): boolean =>
  accounts.length > 1 && accounts.length <= subAccountsShownMax + 1
