export const documentLimits = {
  /** Records in one page: one JSON text each, so that 100,000 people cost megabytes and not hundreds of them. */
  recordsPerPageMax: 256,
  /** Records that lie beside the pages in a small document before they are folded in. */
  recentMin: 256,
  /**
   * A fold rewrites every page that it touches, at worst all of them. So the bound grows with the pages, and a change
   * costs the network a constant share of a page at any size.
   */
  recentPerPage: 32,
} as const
