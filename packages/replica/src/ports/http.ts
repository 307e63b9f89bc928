export interface HttpAnswer {
  readonly status: number
  /** Parsed JSON; null when the body is none. */
  readonly body: unknown
}

/** Calls to the server with the session of this browser. A call rejects when there is no answer at all. */
export interface Http {
  get(url: string): Promise<HttpAnswer>
  /** Sends the body as JSON. */
  post(url: string, body: unknown): Promise<HttpAnswer>
  /** Posts the content of a file as it is. */
  upload(url: string, content: Uint8Array): Promise<HttpAnswer>
}
