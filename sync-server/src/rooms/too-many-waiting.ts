/** More mutations wait in front of the document than it takes: nothing happened, try again later. Over HTTP 429. */
export class TooManyWaiting extends Error {
  override readonly name = 'TooManyWaiting'
}
