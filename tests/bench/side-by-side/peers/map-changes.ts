import * as encoding from 'lib0/encoding'
import type { ID } from 'yjs'

/** In Yjs: an item of content `any` under a key of a map, written over the entry before it. */
const itemInfo = 8 | 0x80 | 0x20

/**
 * The updates that a Yjs client makes when it sets the rights of some members by turns. They are written by hand,
 * byte for byte as Yjs writes them, so that a thousand clients need no document of their own.
 */
export class MapChanges {
  /** Changes made so far; the clock of the next one. */
  #clock = 0
  readonly #client: number
  readonly #last: ID[]

  /** @param items The items that hold the rights at first. */
  constructor(client: number, items: readonly ID[]) {
    this.#client = client
    this.#last = [...items]
  }

  next(): Uint8Array {
    const clock = this.#clock
    this.#clock += 1
    const at = clock % this.#last.length
    const before = this.#last[at]
    if (before === undefined) throw new Error('a client has members to change')
    this.#last[at] = { client: this.#client, clock } as ID
    const isOdd = Math.floor(clock / this.#last.length) % 2 === 0
    return encoding.encode((encoder) => {
      const write = (number: number): void => encoding.writeVarUint(encoder, number)
      for (const number of [1, 1, this.#client, clock]) write(number)
      encoding.writeUint8(encoder, itemInfo)
      for (const number of [before.client, before.clock, 1]) write(number)
      encoding.writeAny(encoder, isOdd ? ['units', 'mail'] : ['units'])
      for (const number of [1, before.client, 1, before.clock, 1]) write(number)
    })
  }
}
