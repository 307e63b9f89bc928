/** As in the look: a tooth with its gap, and the block of the main account. */
const toothPx = 7
const blockPx = 6
/** Past so many accounts the comb is its block alone, with a number beside it. */
const teethMax = 13
/** The number or the word beside the comb, *Edytuj*, the gaps between and the padding of the cell. */
const besidePx = 64 + 36 + 20 + 24

/** What the name of an account takes beyond a number, before it is cut. */
const namePx = 48

/** The lock of an administrator, where *Edytuj* stands beside it. */
const lockPx = 24

/** How wide the column of accounts must be, in pixels, so that the comb and what stands beside it fit. */
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
