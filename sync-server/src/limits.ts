/** Every bound of the server beside those of the wire (`wireLimits`) and of the rules (`limits` in the domain). */
export const serverLimits = {
  /** Mutations that one commit carries: what waits longer goes into the next one, so that nobody waits for thousands. */
  mutationsPerCommitMax: 2_000,
  /** Mutations that may wait in front of one document; who sends more is told to try again. */
  mutationsWaitingMax: 50_000,
  /** A commit that others overtook (a claimed identifier, another server) is run again this many times. */
  commitAttemptsMax: 5,
  /** A document is loaded update by update; after this many they become one. */
  updatesBeforeSnapshot: 256,
  /** A document that leaves memory with fewer updates than this is quick enough to load as it is. */
  updatesBeforeSnapshotAtRest: 16,
  /** A document that nobody has open and nobody asks for leaves memory after this. */
  roomIdleMs: 60_000,
  /** When to send again after the storage did not take a change. */
  storageRetryMs: 2_000,
} as const
