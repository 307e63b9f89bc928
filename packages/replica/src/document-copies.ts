import type { DocumentName } from '@kontor/protocol'
import { DocumentCopy, eraseCopy } from './document-copy.ts'
import type { DocumentStorage } from './ports/document-storage.ts'
import type { KeptCopy, LoginStorage } from './ports/login-storage.ts'

export interface DocumentCopiesOptions {
  readonly name: DocumentName
  readonly loginId: string
  readonly storage: Promise<LoginStorage>
  readonly documents: DocumentStorage
}

/** The lives of one document in this browser, in all tabs: which to open, where to begin a new one, what to erase (S8). */
export class DocumentCopies {
  readonly #options: DocumentCopiesOptions
  /** The highest generation that this tab has used: a copy that is being erased is never opened again. */
  #generation = 0

  constructor(options: DocumentCopiesOptions) {
    this.#options = options
  }

  /** The copy to show: one that has once arrived, if there is one. */
  async openFirst(): Promise<DocumentCopy> {
    const kept = (await this.#kept()).filter(({ generation }) => generation > this.#generation)
    const [first] = kept.sort(arrivedThenNewest)
    return this.#open(first?.generation ?? this.#generation + 1, first?.arrived ?? false)
  }

  /** An empty copy for another life. Tabs that meet the same reset come to the same one. */
  openNext(): Promise<DocumentCopy> {
    return this.#open(this.#generation + 1, false)
  }

  async eraseAll(): Promise<void> {
    for (const copy of await this.#kept()) await this.#erase(copy)
  }

  /** What an interrupted reset has left behind. */
  async eraseOlderThan({ place }: DocumentCopy): Promise<void> {
    for (const copy of await this.#kept()) if (copy.generation < place.generation) await this.#erase(copy)
  }

  async #kept(): Promise<KeptCopy[]> {
    const storage = await this.#options.storage
    return (await storage.readCopies()).filter(({ document }) => document === this.#options.name)
  }

  async #open(generation: number, arrived: boolean): Promise<DocumentCopy> {
    const { name, loginId, documents } = this.#options
    this.#generation = generation
    const storage = await this.#options.storage
    const copy = new DocumentCopy({ loginId, storage, documents, place: { document: name, generation } })
    await copy.load(arrived)
    if (!copy.isTorn) return copy
    await copy.erase()
    return this.#open(generation + 1, false)
  }

  async #erase(copy: KeptCopy): Promise<void> {
    const { loginId, documents } = this.#options
    await eraseCopy({ loginId, documents, storage: await this.#options.storage }, copy)
  }
}

const arrivedThenNewest = (one: KeptCopy, other: KeptCopy): number =>
  Number(other.arrived) - Number(one.arrived) || other.generation - one.generation
