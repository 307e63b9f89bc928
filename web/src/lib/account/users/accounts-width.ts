/** From the look: a tooth with its gap, and the block of the main account. */
const toothPx = 7
const blockPx = 6
/** Past this many accounts the comb is only its block, with a number beside it. */
const teethMax = 13
/** The number or the word beside the comb, *Edytuj*, the gaps between and the padding of the cell. */
const besidePx = 64 + 36 + 20 + 24

/** The extra width for the name of an account compared with a number, before it is cut. */
const namePx = 48

/** The lock of an administrator, where *Edytuj* is beside it. */
const lockPx = 24

/** The minimum width of the column of accounts, in pixels, for the comb and the text beside it. */
export const accountsWidthPx = ({
  accounts,
  withLock,
  withNames,
}: {
  readonly accounts: number
  readonly withLock: boolean
  readonly withNames: boolean
}): number =>
  besidePx +
  blockPx +
  (accounts > teethMax ? 0 : (accounts - 1) * toothPx) +
  (withLock ? lockPx : 0) +
  (withNames ? namePx : 0)
