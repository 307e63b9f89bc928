/** The bounds of the wire (S11), the same on both sides. */
export const wireLimits = {
  /** Checks of access in one call, and the length of a name in one. */
  checksMax: 500,
  checkedNameLengthMax: 254,
  /** One websocket frame from a browser. */
  frameBytesMax: 512 * 1024,
  /** One HTTP body. */
  bodyBytesMax: 512 * 1024,
  /** One of our messages from the server; an access snapshot of thousands of accounts is the longest. */
  downBytesMax: 16 * 1024 * 1024,
  /** Objects and lists inside one another, in a message or a body. */
  nestingMax: 32,
  mutationsPerMessageMax: 500,
  /** What one browser may have waiting in its outbox, for one document. */
  pendingMax: 5_000,
  /** One awareness state, as JSON. */
  presenceBytesMax: 1_024,
  /** The address of a browser at its push service. */
  pushEndpointLengthMax: 2_000,
} as const
