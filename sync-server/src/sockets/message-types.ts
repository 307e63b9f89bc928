/** The message types of y-websocket; ours begin at 100. */
export const messageTypes = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3 } as const
