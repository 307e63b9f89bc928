import { dayMs } from '@kontor/domain'
/** The replica's own bounds; those of the wire are the protocol's. */
export const replicaLimits = {
  /** y-websocket waits longer after each failure, up to this. */
  reconnectDelayMaxMs: 5_000,
  /** A copy that was refused though the access snapshot allows it is asked for again, ever more slowly. */
  deniedRetryMs: 5_000,
  deniedRetryMaxMs: 60_000,
  /** A server that answers each fresh copy with `reset` is met ever more slowly; the first time at once. */
  resetDelayMs: 1_000,
  resetDelayMaxMs: 30_000,
  /** A verdict that the browser's storage did not take is written again after this. */
  settleRetryMs: 2_000,
  /** A database that an older page keeps from being upgraded; then the page works from memory. */
  databaseBlockedMs: 3_000,
  /** Verdicts that are fetched by HTTP, when that failed. */
  postRetryMs: 2_000,
  postRetryMaxMs: 60_000,
  /** Files that wait in this browser, of one login and all its documents. */
  waitingFilesMax: 100,
  waitingFileBytesMax: 200 * 1024 * 1024,
  /** A file that no change mentions is kept so long, for a text that is still being written. */
  unmentionedFileMs: dayMs,
  /** A socket that is not in step for so long may be blocked: HTTP is tried too. */
  httpAfterMs: 5_000,
  /** Once HTTP answers, the socket has so long before the page says that it is blocked. */
  socketChanceMs: 2_000,
  /** While sockets are blocked, each document is asked for again after this. */
  httpPollMs: 5_000,
  /** The same when there was no answer, ever more slowly. */
  httpRetryMs: 2_000,
  httpRetryMaxMs: 30_000,
  /** Characters of a state vector in a URL. */
  urlVectorLengthMax: 8_000,
  /** Smaller differences between the clocks of server and browser are the time that a message took. */
  clockToleranceMs: 2_000,
} as const
