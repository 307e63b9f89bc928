import * as Y from 'yjs'

/** The copy of a person who watches: tells how many changes of each client it holds. */
export class WatchingCopy {
  readonly #doc = new Y.Doc()
  /** Changes of this client that have arrived, since the last call. */
  readonly #onChanges: (client: number, changes: number) => void

  constructor(onChanges: (client: number, changes: number) => void) {
    this.#onChanges = onChanges
    this.#doc.on('afterTransaction', ({ beforeState, afterState }: Y.Transaction) => {
      for (const [client, clock] of afterState) {
        const before = beforeState.get(client) ?? 0
        if (clock > before) this.#onChanges(client, clock - before)
      }
    })
  }

  apply(update: Uint8Array): void {
    Y.applyUpdate(this.#doc, update)
  }
}
