/** Carries messages to the other tabs of the browser, not to the sender itself. */
export interface Channel {
  post(message: unknown): void
  listen(listener: (message: unknown) => void): void
  close(): void
}
