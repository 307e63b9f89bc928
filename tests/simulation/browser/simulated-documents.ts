import * as Y from 'yjs'
import type { DocumentStorage } from '../../../packages/replica/src/ports/document-storage.ts'
import type { Random } from '../machine/random.ts'
import type { Timeline } from '../machine/timeline.ts'
import type { TabAccess } from './simulated-storage.ts'

interface Database {
  readonly updates: Uint8Array[]
  /** Some could not be written: as with y-indexeddb, no error is reported, and the next start asks the server for them. */
  hasGaps: boolean
  /** The tabs that have it open. */
  readonly openIn: Set<TabAccess>
}

export interface KeptDocument extends Pick<Database, 'hasGaps'> {
  readonly doc: Y.Doc
}

/** The documents that one browser keeps: each update is written a little later, unless the tab is closed by then. */
export class SimulatedDocuments {
  readonly #timeline: Timeline
  readonly #random: Random
  #databases = new Map<string, Database>()
  #lastAt = 0
  /** A tab that was still at a former life of a document has lost its database to one that was ahead of it (S8). */
  hasTabWithoutDatabase = false

  constructor(timeline: Timeline, random: Random) {
    this.#timeline = timeline
    this.#random = random
  }

  /** What is kept under this name; null when nothing is. */
  read(name: string): KeptDocument | null {
    const database = this.#databases.get(name)
    if (database === undefined) return null
    const doc = new Y.Doc()
    for (const update of database.updates) Y.applyUpdate(doc, update)
    return { doc, hasGaps: database.hasGaps }
  }

  lose(): void {
    this.#databases = new Map()
  }

  storageFor(tab: TabAccess): DocumentStorage {
    return {
      open: (name, doc) => this.#open(tab, name, doc),
      erase: (name) => this.#write(tab, () => this.#erase(name)),
    }
  }

  #open(tab: TabAccess, name: string, doc: Y.Doc): ReturnType<DocumentStorage['open']> {
    let isOpen = true
    let database: Database | null = null
    let lastWrite: Promise<void> = Promise.resolve()
    const keep = (update: Uint8Array, origin: unknown): void => {
      if (origin === this) return
      const into = database
      lastWrite = this.#write(tab, () => {
        // A database that was deleted meanwhile takes nothing more.
        if (into === null || this.#databases.get(name) !== into) return
        if (tab.isFull()) into.hasGaps = true
        else into.updates.push(update)
      })
    }
    const loaded = this.#inOrder(tab, () => {
      if (!isOpen) return
      const known: Database = this.#databases.get(name) ?? { updates: [], hasGaps: false, openIn: new Set() }
      database = known
      this.#databases.set(name, known)
      known.openIn.add(tab)
      Y.transact(doc, () => known.updates.forEach((update) => Y.applyUpdate(doc, update)), this, false)
      doc.on('update', keep)
    })
    return {
      loaded,
      close: async () => {
        isOpen = false
        database?.openIn.delete(tab)
        doc.off('update', keep)
        await loaded
        await lastWrite
      },
    }
  }

  #erase(name: string): void {
    const openIn = [...(this.#databases.get(name)?.openIn ?? [])]
    if (openIn.some((tab) => tab.lives())) this.hasTabWithoutDatabase = true
    this.#databases.delete(name)
  }

  #write(tab: TabAccess, work: () => void): Promise<void> {
    return this.#inOrder(tab, () => {
      tab.atWrite()
      if (!tab.lives()) return
      work()
      tab.atWrite()
    })
  }

  #inOrder(tab: TabAccess, work: () => void): Promise<void> {
    if (!tab.lives()) return Promise.resolve()
    this.#lastAt = Math.max(this.#lastAt, this.#timeline.now + this.#random.next() * (1 + tab.slowMs()))
    return new Promise((resolve) => {
      this.#timeline.after(this.#lastAt - this.#timeline.now, () => {
        if (tab.lives()) work()
        resolve()
      })
    })
  }
}
