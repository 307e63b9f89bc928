import type { AccountId, OrganizationId, Right } from '@kontor/domain'
import { documentName, parseDocumentName, type DocumentAddress } from '@kontor/protocol'
import { LiveDirectory, type LiveDirectoryOptions } from './live-directory.ts'
import { LiveSection } from './live-section.ts'
import type { OpenReplicaOptions } from './open-replica-options.ts'
import type { Outbox } from './outbox.ts'
import type { LoginStorage } from './ports/login-storage.ts'
import type { Connection } from './replica.ts'
import type { ServerClock } from './server-clock.ts'
import { Shared } from './shared.ts'

export interface OpenDocumentsOptions extends OpenReplicaOptions {
  readonly storage: Promise<LoginStorage>
  readonly serverClock: ServerClock
  readonly outbox: Outbox
  readonly lockName: (organizationId: OrganizationId) => string
  readonly permitted: (address: DocumentAddress) => boolean
  /** Set once everything has stopped: what is opened after that opens stopped. */
  readonly stopped: () => Connection | null
  readonly onConnection: (connection: Connection) => void
}

/** The documents that are open in this tab; each is shared by all who have taken it, and closed when the last is done. */
export class OpenDocuments {
  readonly #options: OpenDocumentsOptions
  readonly #directories: Shared<OrganizationId, LiveDirectory>
  readonly #sections: Shared<string, LiveSection>
  /** Directories that no screen shows, kept open until what waits for them is sent. */
  readonly #kept = new Map<OrganizationId, () => void>()

  constructor(options: OpenDocumentsOptions) {
    this.#options = options
    this.#directories = new Shared((organizationId) => this.#openDirectory(organizationId))
    this.#sections = new Shared((name) => this.#openSection(name))
  }

  takeDirectory(organizationId: OrganizationId) {
    return this.#directories.take(organizationId)
  }

  takeSection(accountId: AccountId, right: Right) {
    return this.#sections.take(documentName({ kind: 'section', accountId, key: right }))
  }

  /** The directory, if it is open. */
  directory(organizationId: OrganizationId): LiveDirectory | undefined {
    return this.#directories.get(organizationId)
  }

  isOpen(address: DocumentAddress): boolean {
    if (address.kind === 'directory') return this.#directories.get(address.organizationId) !== undefined
    return this.#sections.get(documentName(address)) !== undefined
  }

  /** What waits is sent also when no screen shows its directory, for instance after a restart at another place. */
  keepOpen(waiting: readonly OrganizationId[]): void {
    for (const organizationId of waiting) {
      if (!this.#kept.has(organizationId)) this.#kept.set(organizationId, this.takeDirectory(organizationId).release)
    }
    for (const [organizationId, release] of this.#kept) {
      if (waiting.includes(organizationId) || this.#options.outbox.holds(organizationId)) continue
      this.#kept.delete(organizationId)
      release()
    }
  }

  outboxChanged(): void {
    for (const live of this.#directories.values()) live.outboxChanged()
  }

  accessChanged(): void {
    for (const live of this.#all()) live.accessChanged()
  }

  halt(connection: Connection): void {
    for (const live of this.#all()) live.halt(connection)
  }

  async forget(): Promise<void> {
    await Promise.all(this.#all().map((live) => live.forget()))
  }

  async close(): Promise<void> {
    await Promise.all(this.#all().map((live) => live.close()))
  }

  #all(): readonly (LiveDirectory | LiveSection)[] {
    return [...this.#directories.values(), ...this.#sections.values()]
  }

  #openDirectory(organizationId: OrganizationId): LiveDirectory {
    const lockName = this.#options.lockName(organizationId)
    const shared = this.#shared({ kind: 'directory', organizationId })
    return this.#haltedIfStopped(
      new LiveDirectory({ ...shared, organizationId, lockName, outbox: this.#options.outbox }),
    )
  }

  #openSection(name: string): LiveSection {
    const address = parseDocumentName(name)
    if (address?.kind !== 'section') throw new Error(`replica: ${name} is no section`)
    return this.#haltedIfStopped(
      new LiveSection({ ...this.#shared(address), accountId: address.accountId, key: address.key }),
    )
  }

  #shared(address: DocumentAddress): Omit<LiveDirectoryOptions, 'organizationId' | 'lockName' | 'outbox'> {
    const { loginId, origin, ports, serverClock, storage, permitted, onConnection } = this.#options
    return { loginId, origin, ports, serverClock, storage, onConnection, permitted: () => permitted(address) }
  }

  #haltedIfStopped<Live extends LiveDirectory | LiveSection>(live: Live): Live {
    const stopped = this.#options.stopped()
    if (stopped !== null) live.halt(stopped)
    return live
  }
}
