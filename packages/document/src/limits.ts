export const documentLimits = {
  /** Records in one page: one JSON text each, so that 100,000 people cost megabytes and not hundreds of them. */
  recordsPerPageMax: 64,
  /** Writes of records beside the pages before those are folded into a page. */
  recentWritesMax: 64,
  /**
   * A page is folded when the changes beside it have taken so many times its length. So a fold adds at most half to
   * what changes cost the network, and a document is never much longer than its pages.
   */
  changesPerPageLength: 2,
  /** A short page is folded as if it were so long. In characters. */
  pageLengthMin: 2_048,
  /** After so many, the map of the seq begins anew: each seq leaves a trace of the one before. */
  seqsPerProgressMap: 256,
} as const
