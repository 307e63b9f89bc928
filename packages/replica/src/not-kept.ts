/** The browser's storage takes no change, and there is no connection to send it on. Nothing has happened. */
export class NotKept extends Error {
  constructor(options: ErrorOptions) {
    super('The change can be neither kept nor sent', options)
    this.name = 'NotKept'
  }
}
