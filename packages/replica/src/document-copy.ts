import { documentEpoch } from '@kontor/document'
import * as Y from 'yjs'
import type { CopyPlace, LoginStorage } from './ports/login-storage.ts'
import type { DocumentStorage, KeptDocument } from './ports/document-storage.ts'

export interface DocumentCopyOptions {
  readonly place: CopyPlace
  readonly loginId: string
  readonly storage: LoginStorage
  readonly documents: DocumentStorage
}

/** The name of a copy's database. */
export const copyDatabase = (loginId: string, { document, generation }: CopyPlace): string =>
  `kontor/${loginId}/${document}/${generation}`

/** One life of a document in this browser: its Y.Doc and the database that keeps it. A reset starts a new one (S8). */
export class DocumentCopy {
  readonly doc = new Y.Doc()
  readonly place: CopyPlace
  readonly #options: DocumentCopyOptions
  #kept: KeptDocument | null = null
  #arrived = false
  #arrivingEpoch: string | null = null

  constructor(options: DocumentCopyOptions) {
    this.#options = options
    this.place = options.place
  }

  /**
   * Reads what is kept. The place is noted first, so that erasing finds every database there may be; when not even that
   * can be written (a full disk), nothing is kept, and the document lives in memory alone.
   */
  async load(arrived: boolean): Promise<void> {
    const { storage, documents, loginId } = this.#options
    this.#arrived = arrived
    if (!storage.isDurable) return
    const noted = await storage.writeCopy({ ...this.place, arrived }).then(
      () => true,
      () => false,
    )
    if (!noted) return
    this.#kept = documents.open(copyDatabase(loginId, this.place), this.doc)
    await this.#kept.loaded
  }

  /** Of what it holds; of what is on its way as long as it holds nothing. */
  get epoch(): string | null {
    return documentEpoch(this.doc) ?? this.#arrivingEpoch
  }

  /**
   * It holds something and cannot say of which life: its beginning was never written, on a full disk. Whatever it met
   * would be integrated, so it is not to be used.
   */
  get isTorn(): boolean {
    const { clients, pendingStructs, pendingDs } = this.doc.store
    const holdsSomething = clients.size > 0 || pendingStructs !== null || pendingDs !== null
    return holdsSomething && documentEpoch(this.doc) === null
  }

  /** A change that comes before what it builds on waits within the Y.Doc: it must never meet another life (S8). */
  arriving(epoch: string): void {
    this.#arrivingEpoch = epoch
  }

  /** It has once held all that the server had. */
  get hasArrived(): boolean {
    return this.#arrived
  }

  /** The copy holds all that the server has. True the first time. */
  arrive(): boolean {
    const isFirst = !this.#arrived
    this.#arrived = true
    return isFirst
  }

  /** From now on it is the copy to open first. */
  async noteArrival(): Promise<void> {
    if (this.#kept !== null) await this.#options.storage.writeCopy({ ...this.place, arrived: true })
  }

  async close(): Promise<void> {
    this.doc.destroy()
    await this.#kept?.close()
  }

  async erase(): Promise<void> {
    await this.close()
    await eraseCopy(this.#options, this.place)
  }
}

/** Deletes a copy that is not open in this tab. */
export const eraseCopy = async (
  { storage, documents, loginId }: Omit<DocumentCopyOptions, 'place'>,
  place: CopyPlace,
): Promise<void> => {
  await documents.erase(copyDatabase(loginId, place))
  await storage.removeCopy(place)
}
