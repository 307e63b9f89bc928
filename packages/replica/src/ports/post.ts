/** Sends JSON and gives the answer's status and JSON body (null when it has none). Rejects when there is no answer at all. */
export type Post = (url: string, body: unknown) => Promise<{ readonly status: number; readonly body: unknown }>
