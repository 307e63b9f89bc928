import { directoryKind } from '@kontor/domain'
import { writeToDocument } from '@kontor/document'
import type { DocumentName } from '@kontor/protocol'
import * as Y from 'yjs'
import { MemoryStore } from '../../../sync-server/src/store/memory-store.ts'
import type { Commit, Store } from '../../../sync-server/src/store/store.ts'
import type { StoredDocument } from '../../../sync-server/src/store/stored-document.ts'

export interface DiskWatcher {
  /** It is durable from now on, whether or not the server receives the answer. */
  appended(commit: Commit): void
  /** An older backup is back: of all commits only so many are left. */
  restored(contents: DiskContents): void
}

export interface DiskContents {
  readonly commits: readonly Commit[]
  /** Each document as one update, in its present life. */
  readonly updates: ReadonlyMap<DocumentName, Uint8Array>
}

/** What else was written: effects that are done, links that live. */
interface OtherWrite {
  readonly name: (typeof otherWrites)[number]
  readonly args: readonly unknown[]
  /** How many commits there were. */
  readonly after: number
}
const otherWrites = ['addEffect', 'finishEffect', 'postponeEffect', 'replaceInvitationToken'] as const

/** What outlives the server's process. */
export class Disk {
  #store = new MemoryStore()
  readonly #commits: Commit[] = []
  #others: OtherWrite[] = []
  readonly #watcher: DiskWatcher
  #restores = 0

  constructor(watcher: DiskWatcher) {
    this.#watcher = watcher
  }

  get commits(): readonly Commit[] {
    return this.#commits
  }

  /** One call of the store's, carried out at this moment. */
  async perform<N extends keyof Store>(name: N, args: Parameters<Store[N]>): Promise<Awaited<ReturnType<Store[N]>>> {
    const call = this.#store[name].bind(this.#store) as unknown as (...given: unknown[]) => Promise<never>
    const result: unknown = await call(...args)
    if (name === 'append') this.#appended(args[0] as Commit)
    const other = otherWrites.find((one) => one === name)
    if (other !== undefined)
      this.#others.push({ name: other, args: structuredClone(args), after: this.#commits.length })
    if ((name !== 'load' && name !== 'since') || result === null) return result as never
    return { ...(result as StoredDocument), epoch: this.#epoch(args[0] as DocumentName) } as never
  }

  /** S8: the documents of a restored backup begin another life. */
  async restore(commitsKept: number): Promise<void> {
    const kept = this.#commits.slice(0, commitsKept)
    this.#restores += 1
    this.#watcher.restored(await this.#fill(kept))
  }

  /** What was there before the story. */
  prepare(commits: readonly Commit[]): Promise<DiskContents> {
    return this.#fill(commits)
  }

  async #fill(commits: readonly Commit[]): Promise<DiskContents> {
    this.#store = new MemoryStore()
    this.#commits.splice(0, this.#commits.length, ...commits)
    this.#others = this.#others.filter(({ after }) => after <= commits.length)
    for (const [at, commit] of commits.entries()) {
      await this.#store.load(commit.document)
      await this.#store.append(commit)
      for (const { name, args } of this.#others.filter(({ after }) => after === at + 1)) {
        const call = this.#store[name].bind(this.#store) as unknown as (...given: readonly unknown[]) => Promise<void>
        await call(...args)
      }
    }
    const updates = new Map<DocumentName, Uint8Array>()
    for (const document of new Set(commits.map((commit) => commit.document))) {
      const { seq, updates: former } = await this.#store.load(document)
      const update = this.#inThisLife(document, seq, former)
      await this.#store.snapshot(document, seq, update)
      updates.set(document, update)
    }
    return { commits, updates }
  }

  /** The epoch is kept beside the document and in it, as after the real restoring. */
  #inThisLife(document: DocumentName, seq: number, updates: readonly Uint8Array[]): Uint8Array {
    const doc = new Y.Doc()
    for (const update of updates) Y.applyUpdate(doc, update)
    doc.clientID = 1_000 + this.#restores
    writeToDocument(directoryKind, doc, [], { seq, epoch: this.#epoch(document) })
    return Y.encodeStateAsUpdate(doc)
  }

  #appended(commit: Commit): void {
    this.#commits.push(commit)
    this.#watcher.appended(commit)
  }

  #epoch(document: DocumentName): string {
    return `epoch-${this.#restores}-of-${document.replace(/\W/g, '-')}`
  }
}
