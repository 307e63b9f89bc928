import type { AccountId, LoginId, MutationId, OrganizationId, Right } from '@kontor/domain'
import { documentName, parseDocumentName, type DocumentAddress } from '@kontor/protocol'
import { AccessChannel } from './access-channel.ts'
import { copyDatabase, eraseCopy } from './document-copy.ts'
import { documentPermitted } from './document-permitted.ts'
import { LiveDirectory } from './live-directory.ts'
import { LiveSection } from './live-section.ts'
import type { OpenReplicaOptions } from './open-replica.ts'
import { Outbox } from './outbox.ts'
import type { Channel } from './ports/channel.ts'
import type { LoginStorage } from './ports/login-storage.ts'
import { PostedVerdicts } from './posted-verdicts.ts'
import type { Connection, DirectoryReplica, Replica, ReplicaState, SectionReplica } from './replica.ts'
import { Shared } from './shared.ts'
import { Watched } from './watched.ts'

/** What one login keeps in this browser, and its connections, in this tab. */
export class LoginReplica implements Replica {
  readonly loginId: LoginId
  readonly loaded: Promise<void>
  readonly #options: OpenReplicaOptions
  readonly #storage: Promise<LoginStorage>
  readonly #channel: Channel
  readonly #outbox: Outbox
  readonly #access: AccessChannel
  readonly #verdicts: PostedVerdicts
  readonly #watched: Watched<ReplicaState>
  readonly #directories: Shared<OrganizationId, LiveDirectory>
  readonly #sections: Shared<string, LiveSection>
  /** Directories that no screen shows, kept open until what waits for them is sent. */
  readonly #kept = new Map<OrganizationId, () => void>()
  #stopped: Connection | null = null

  constructor(options: OpenReplicaOptions) {
    const { loginId, ports } = options
    this.#options = options
    this.loginId = loginId
    this.#storage = ports.openStorage(loginId)
    this.#channel = ports.openChannel(`kontor/${loginId}`)
    this.#watched = new Watched(() => this.#state())
    this.#directories = new Shared((organizationId) => this.#openDirectory(organizationId))
    this.#sections = new Shared((name) => this.#openSection(name))
    this.#outbox = this.#newOutbox()
    this.#verdicts = this.#newVerdicts()
    this.#access = this.#newAccess()
    this.#channel.listen((message) => this.#hear(message))
    this.loaded = Promise.all([this.#access.loaded, this.#outbox.refresh()]).then(() => undefined)
  }

  get state(): ReplicaState {
    return this.#watched.state
  }

  subscribe(listener: () => void): () => void {
    return this.#watched.subscribe(listener)
  }

  directory(organizationId: OrganizationId): DirectoryReplica {
    const { value: live, release } = this.#directories.take(organizationId)
    return {
      get state() {
        return live.watched.state
      },
      ...untilClosed(live.watched, release),
      mutate: (name, args) => live.mutate(name, args),
      check: (name, args) => live.check(name, args),
      showScreen: (path) => live.showScreen(path),
    }
  }

  section(accountId: AccountId, right: Right): SectionReplica {
    const { value: live, release } = this.#sections.take(documentName({ kind: 'section', accountId, right }))
    return {
      get state() {
        return live.watched.state
      },
      ...untilClosed(live.watched, release),
    }
  }

  sendAgain(mutationId: MutationId): Promise<void> {
    return this.#outbox.sendAgain(mutationId)
  }

  drop(mutationId: MutationId): Promise<void> {
    return this.#outbox.drop(mutationId)
  }

  async erase(): Promise<void> {
    this.#channel.post({ type: 'erased' })
    await this.#forget()
    const storage = await this.#storage
    for (const copy of await storage.readCopies()) {
      await this.#options.ports.documents.erase(copyDatabase(this.loginId, copy))
    }
    await storage.erase()
  }

  close(): void {
    void this.#closeAll()
  }

  #state(): ReplicaState {
    return {
      access: this.#access.snapshot,
      connection: this.#stopped ?? this.#access.connection,
      pending: this.#outbox.pending,
      tray: this.#outbox.tray,
    }
  }

  #newOutbox(): Outbox {
    const { clock, newId } = this.#options.ports
    return new Outbox({
      storage: this.#storage,
      channel: this.#channel,
      clock,
      newId,
      onChange: () => this.#outboxChanged(),
      onAccepted: (mutation, seq) => this.#directories.get(mutation.organizationId)?.accepted(mutation, seq),
    })
  }

  #newVerdicts(): PostedVerdicts {
    return new PostedVerdicts({
      ports: this.#options.ports,
      httpOrigin: this.#options.origin.replace(/^ws/, 'http'),
      loginId: this.loginId,
      outbox: this.#outbox,
      lockName: (organizationId) => this.#lockName(organizationId),
      organizations: () => this.#organizationsWithPending().filter((id) => !this.#readable(id)),
      online: () => this.#stopped === null && this.#access.connection === 'online',
      onSignedOut: () => this.#stop('signed-out'),
    })
  }

  #newAccess(): AccessChannel {
    return new AccessChannel({
      loginId: this.loginId,
      origin: this.#options.origin,
      ports: this.#options.ports,
      storage: this.#storage,
      onSnapshot: () => this.#accessChanged(),
      onConnection: (connection) => this.#connectionChanged(connection),
    })
  }

  #openDirectory(organizationId: OrganizationId): LiveDirectory {
    const live: LiveDirectory = new LiveDirectory({
      ...this.#liveOptions({ kind: 'directory', organizationId }),
      organizationId,
      outbox: this.#outbox,
      lockName: this.#lockName(organizationId),
    })
    if (this.#stopped !== null) live.halt(this.#stopped)
    return live
  }

  #openSection(name: string): LiveSection {
    const address = parseDocumentName(name)
    if (address?.kind !== 'section') throw new Error(`replica: ${name} is no section`)
    const live = new LiveSection({ ...this.#liveOptions(address), ...address })
    if (this.#stopped !== null) live.halt(this.#stopped)
    return live
  }

  #liveOptions(address: DocumentAddress) {
    return {
      loginId: this.loginId,
      origin: this.#options.origin,
      ports: this.#options.ports,
      storage: this.#storage,
      permitted: () => this.#permitted(address),
      onConnection: (connection: Connection) => this.#stopIfFinal(connection),
    }
  }

  #lockName(organizationId: OrganizationId): string {
    return `kontor/${this.loginId}/send/${organizationId}`
  }

  /** Until there is a snapshot, the server is asked. */
  #permitted(address: DocumentAddress): boolean {
    return this.#access.snapshot === null || documentPermitted(this.#access.snapshot, address)
  }

  #readable(organizationId: OrganizationId): boolean {
    return this.#permitted({ kind: 'directory', organizationId })
  }

  #organizationsWithPending(): readonly OrganizationId[] {
    return [...new Set(this.#outbox.pending.map(({ organizationId }) => organizationId))]
  }

  #outboxChanged(): void {
    this.#sendWithoutScreen()
    for (const live of this.#directories.values()) live.outboxChanged()
    this.#verdicts.update()
    this.#watched.changed()
  }

  #accessChanged(): void {
    for (const live of this.#directories.values()) live.accessChanged()
    for (const live of this.#sections.values()) live.accessChanged()
    void this.#eraseUnreadable().catch(() => undefined)
    this.#sendWithoutScreen()
    this.#verdicts.update()
    this.#watched.changed()
  }

  #connectionChanged(connection: Connection): void {
    this.#stopIfFinal(connection)
    this.#verdicts.update()
    this.#watched.changed()
  }

  /** Neither a session that ended nor an outdated page concerns one document alone. */
  #stopIfFinal(connection: Connection): void {
    if (connection === 'signed-out' || connection === 'outdated') this.#stop(connection)
  }

  #stop(connection: Connection): void {
    if (this.#stopped !== null) return
    this.#stopped = connection
    this.#access.halt(connection)
    for (const live of this.#directories.values()) live.halt(connection)
    for (const live of this.#sections.values()) live.halt(connection)
    this.#verdicts.update()
    this.#watched.changed()
  }

  /** What waits is sent also when no screen shows its directory, for instance after a restart at another place. */
  #sendWithoutScreen(): void {
    const waiting = this.#stopped === null ? this.#organizationsWithPending().filter((id) => this.#readable(id)) : []
    for (const organizationId of waiting) {
      if (!this.#kept.has(organizationId))
        this.#kept.set(organizationId, this.#directories.take(organizationId).release)
    }
    for (const [organizationId, release] of this.#kept) {
      if (waiting.includes(organizationId) || this.#outbox.holds(organizationId)) continue
      this.#kept.delete(organizationId)
      release()
    }
  }

  /** Copies of documents that this login may no longer open, and that are not open in this tab, leave the browser. */
  async #eraseUnreadable(): Promise<void> {
    const storage = await this.#storage
    for (const copy of await storage.readCopies()) {
      const address = parseDocumentName(copy.document)
      if (address === null || this.#permitted(address) || this.#isOpen(address)) continue
      await eraseCopy({ storage, documents: this.#options.ports.documents, loginId: this.loginId }, copy)
    }
  }

  #isOpen(address: DocumentAddress): boolean {
    if (address.kind === 'directory') return this.#directories.get(address.organizationId) !== undefined
    return this.#sections.get(documentName(address)) !== undefined
  }

  #hear(message: unknown): void {
    const erased = typeof message === 'object' && message !== null && 'type' in message && message.type === 'erased'
    if (erased) void this.#forget().then(async () => (await this.#storage).close())
  }

  /** S13: nothing of this login is shown, kept or sent by this tab any more. */
  async #forget(): Promise<void> {
    this.#stop('signed-out')
    const live = [...this.#directories.values(), ...this.#sections.values()]
    await Promise.all(live.map((one) => one.forget()))
    await this.#closeAll()
    this.#access.forget()
    this.#outbox.forget()
  }

  async #closeAll(): Promise<void> {
    this.#stopped ??= 'offline'
    this.#verdicts.close()
    this.#access.close()
    this.#channel.close()
    await Promise.all([...this.#directories.values(), ...this.#sections.values()].map((live) => live.close()))
  }
}

/** Whoever closes hears of nothing any more, though others may still share what was closed. */
const untilClosed = (watched: Pick<Watched<unknown>, 'subscribe'>, release: () => void) => {
  const stops: (() => void)[] = []
  return {
    subscribe: (listener: () => void): (() => void) => {
      const stop = watched.subscribe(listener)
      stops.push(stop)
      return stop
    },
    close: (): void => {
      for (const stop of stops) stop()
      release()
    },
  }
}
