import type { AccessSnapshot, AccountId, DocumentKinds, SectionKind, TypesOf } from '@kontor/domain'
import { documentName, parseDocumentName, type DocumentName } from '@kontor/protocol'
import { eraseCopy } from './document-copy.ts'
import { documentPermission, type DocumentPermission } from './document-permitted.ts'
import { keptContent } from './kept-content.ts'
import type { DocumentStorage } from './ports/document-storage.ts'
import type { LoginStorage } from './ports/login-storage.ts'
import type { KeptSections, SectionAddress } from './replica.ts'
import type { WorkingCopy } from './working-copy.ts'

interface KeptDocumentsOptions {
  readonly loginId: string
  readonly storage: Promise<LoginStorage>
  readonly documents: DocumentStorage
  readonly kinds: DocumentKinds
  /** Null: nothing may be read, because nothing is known yet or the person has signed out (S13). */
  readonly snapshot: () => AccessSnapshot | null
  /** `open` while there is no snapshot. */
  readonly permitted: (document: DocumentName) => DocumentPermission
  /** The document, if it is open in this tab. */
  readonly open: (document: DocumentName) => WorkingCopy | undefined
}

/** The copies that this browser keeps of a login, open or not: which there are, what they hold, which must go (S10). */
export class KeptDocuments implements KeptSections {
  readonly #options: KeptDocumentsOptions

  constructor(options: KeptDocumentsOptions) {
    this.#options = options
  }

  async list(): Promise<readonly SectionAddress[]> {
    const copies = await (await this.#options.storage).readCopies()
    const whole = copies.filter(({ arrived }) => arrived).map(({ document }) => document as DocumentName)
    return [...new Set(whole)].flatMap((document) => {
      const address = parseDocumentName(document, this.#options.kinds)
      if (address?.kind !== 'section' || !this.#mayRead(document)) return []
      return [{ accountId: address.accountId, key: address.key }]
    })
  }

  async read<K extends SectionKind>(accountId: AccountId, kind: K): Promise<TypesOf<K>['content'] | null> {
    const name = documentName({ kind: 'section', accountId, key: kind.key })
    if (!this.#mayRead(name)) return null
    const { loginId, documents } = this.#options
    const storage = await this.#options.storage
    const open = this.#options.open(name)?.watched.state.content ?? null
    const content = open ?? (await keptContent({ name, kind, loginId, storage, documents }))
    // B28: the access may have ended while the copy was read. The copy has this kind, so the content is of its types.
    return this.#mayRead(name) ? (content as TypesOf<K>['content'] | null) : null
  }

  /**
   * Copies of documents that this login may no longer open leave the browser; those open in this tab leave by themselves. What
   * awaits a sign-in through the provider stays.
   */
  async eraseUnreadable(): Promise<void> {
    const { loginId, documents, kinds, permitted, open } = this.#options
    const storage = await this.#options.storage
    for (const copy of await storage.readCopies()) {
      const document = copy.document as DocumentName
      // A document that this program does not know is left to the one that does.
      if (parseDocumentName(document, kinds) === null || permitted(document) !== 'closed') continue
      if (open(document) !== undefined) continue
      await eraseCopy({ storage, documents, loginId }, copy)
    }
  }

  #mayRead(document: DocumentName): boolean {
    const snapshot = this.#options.snapshot()
    return snapshot !== null && documentPermission(snapshot, document, this.#options.kinds) === 'open'
  }
}
