import {
  sectionAccess,
  snapshotSectionAccess,
  type AccessSnapshot,
  type AccountId,
  type ActorAccess,
  type Directory,
  type OrganizationId,
  type SectionKind,
} from '@kontor/domain'
import { documentName, parseDocumentName, type DocumentName } from '@kontor/protocol'
import type { DocumentPermission } from './document-permitted.ts'
import { kindOfDocument } from './kind-of-document.ts'
import type { OpenReplicaOptions } from './open-replica-options.ts'
import type { Outbox } from './outbox.ts'
import type { LoginStorage } from './ports/login-storage.ts'
import type { Connection } from './replica.ts'
import type { ServerClock } from './server-clock.ts'
import { Shared } from './shared.ts'
import type { WaitingFiles } from './waiting-files.ts'
import { WorkingCopy, type WorkingCopyOptions } from './working-copy.ts'

export interface OpenDocumentsOptions extends Required<OpenReplicaOptions> {
  readonly storage: Promise<LoginStorage>
  readonly serverClock: ServerClock
  readonly outbox: Outbox
  readonly files: WaitingFiles
  readonly lockName: (document: DocumentName) => string
  /** Null until it is known. */
  readonly snapshot: () => AccessSnapshot | null
  readonly permitted: (document: DocumentName) => DocumentPermission
  /** Set once everything has stopped: what is opened after that opens stopped. */
  readonly stopped: () => Connection | null
  readonly onConnection: (connection: Connection) => void
}

/** The documents that are open in this tab; each is shared by all who have taken it, and closed when the last is done. */
export class OpenDocuments {
  readonly #options: OpenDocumentsOptions
  readonly #copies: Shared<DocumentName, WorkingCopy>
  /** Documents that no screen shows, kept open until what waits for them is sent. */
  readonly #kept = new Map<DocumentName, () => void>()

  constructor(options: OpenDocumentsOptions) {
    this.#options = options
    this.#copies = new Shared((name) => this.#open(name))
  }

  take(name: DocumentName): { readonly value: WorkingCopy; readonly release: () => void } {
    return this.#copies.take(name)
  }

  /** The document, if it is open. */
  get(name: DocumentName): WorkingCopy | undefined {
    return this.#copies.get(name)
  }

  /** What waits is sent also when no screen shows its document, for instance after a restart at another place. */
  keepOpen(waiting: readonly DocumentName[]): void {
    for (const name of waiting) if (!this.#kept.has(name)) this.#kept.set(name, this.take(name).release)
    for (const [name, release] of this.#kept) {
      if (waiting.includes(name) || this.#options.outbox.holds(name)) continue
      this.#kept.delete(name)
      release()
    }
  }

  outboxChanged(): void {
    for (const copy of this.#copies.values()) copy.outboxChanged()
  }

  accessChanged(): void {
    for (const copy of this.#copies.values()) copy.accessChanged()
  }

  halt(connection: Connection): void {
    for (const copy of this.#copies.values()) copy.halt(connection)
  }

  async forget(): Promise<void> {
    await Promise.all(this.#copies.values().map((copy) => copy.forget()))
  }

  async close(): Promise<void> {
    await Promise.all(this.#copies.values().map((copy) => copy.close()))
  }

  #open(name: DocumentName): WorkingCopy {
    const kind = kindOfDocument(name, this.#options.kinds)
    if (kind === null) throw new Error(`replica: ${name} is a document of no known kind`)
    const { loginId, origin, client, ports, serverClock, storage, outbox, files, onConnection } = this.#options
    const copy = new WorkingCopy({
      ...{ name, kind, loginId, origin, client, ports, serverClock, storage, outbox, files, onConnection },
      lockName: this.#options.lockName(name),
      permitted: () => this.#options.permitted(name),
      ...this.#placeOf(name),
    })
    const stopped = this.#options.stopped()
    if (stopped !== null) copy.halt(stopped)
    return copy
  }

  /** Whose document it is, and who this login is in it. */
  #placeOf(name: DocumentName): Pick<WorkingCopyOptions, 'organizationId' | 'access'> {
    const address = parseDocumentName(name, this.#options.kinds)
    if (address?.kind === 'directory') return { organizationId: () => address.organizationId, access: () => undefined }
    const section = address?.kind === 'section' ? this.#options.kinds.sections[address.key] : undefined
    if (address?.kind !== 'section' || section === undefined) throw new Error(`replica: ${name} has no place`)
    const { accountId } = address
    return {
      organizationId: () => this.#organizationOf(accountId),
      access: () => this.#sectionAccess(section, accountId),
    }
  }

  #organizationOf(accountId: AccountId): OrganizationId | null {
    const organizations = this.#options.snapshot()?.organizations ?? []
    return organizations.find(({ accounts }) => accounts.some(({ id }) => id === accountId))?.id ?? null
  }

  /** By the directory where it is open, as the server decides; else by the login's own snapshot. */
  #sectionAccess({ needs }: SectionKind, accountId: AccountId): ActorAccess | null | undefined {
    const organizationId = this.#organizationOf(accountId)
    const directory = organizationId === null ? null : this.#directory(organizationId)
    if (directory !== null) return sectionAccess(directory, this.#options.loginId, accountId, needs)
    const snapshot = this.#options.snapshot()
    return snapshot === null ? undefined : snapshotSectionAccess(snapshot, accountId, needs)
  }

  #directory(organizationId: OrganizationId): Directory | null {
    const copy = this.get(documentName({ kind: 'directory', organizationId }))
    // The name is that of a directory, and so is the content.
    return (copy?.accepted ?? null) as Directory | null
  }
}
