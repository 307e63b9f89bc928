import type { AccountId, LoginId, MutationId, OrganizationId, Right } from '@kontor/domain'
import { parseDocumentName, type DocumentAddress } from '@kontor/protocol'
import { AccessChannel } from './access-channel.ts'
import { copyDatabase, eraseCopy } from './document-copy.ts'
import { documentPermitted } from './document-permitted.ts'
import { OpenDocuments } from './open-documents.ts'
import type { OpenReplicaOptions } from './open-replica-options.ts'
import { Outbox } from './outbox.ts'
import type { Channel } from './ports/channel.ts'
import type { LoginStorage } from './ports/login-storage.ts'
import { PostedVerdicts } from './posted-verdicts.ts'
import {
  isConnected,
  type Connection,
  type DirectoryReplica,
  type Replica,
  type ReplicaState,
  type SectionReplica,
} from './replica.ts'
import { ServerClock } from './server-clock.ts'
import { Watched } from './watched.ts'

/** What one login keeps in this browser, and its connections, in this tab. */
export class LoginReplica implements Replica {
  readonly loginId: LoginId
  readonly loaded: Promise<void>
  readonly #options: OpenReplicaOptions
  readonly #storage: Promise<LoginStorage>
  readonly #channel: Channel
  readonly #watched: Watched<ReplicaState>
  readonly #serverClock: ServerClock
  readonly #outbox: Outbox
  readonly #documents: OpenDocuments
  readonly #verdicts: PostedVerdicts
  readonly #access: AccessChannel
  #stopped: Connection | null = null
  #isDurable = true

  constructor(options: OpenReplicaOptions) {
    const { loginId, ports } = options
    this.#options = options
    this.loginId = loginId
    this.#storage = ports.openStorage(loginId, () => this.#outbox.known)
    this.#channel = ports.openChannel(`kontor/${loginId}`)
    this.#watched = new Watched(() => this.#state())
    this.#serverClock = new ServerClock({
      clock: ports.clock,
      storage: this.#storage,
      onChange: () => this.#watched.changed(),
    })
    this.#outbox = this.#newOutbox()
    this.#documents = this.#newDocuments()
    this.#verdicts = this.#newVerdicts()
    this.#access = this.#newAccess()
    this.#channel.listen((message) => this.#receive(message))
    this.loaded = this.#load()
  }

  get state(): ReplicaState {
    return this.#watched.state
  }

  subscribe(listener: () => void): () => void {
    return this.#watched.subscribe(listener)
  }

  now(): number {
    return this.#serverClock.now()
  }

  directory(organizationId: OrganizationId): DirectoryReplica {
    const { value: live, release } = this.#documents.takeDirectory(organizationId)
    return {
      get state() {
        return live.watched.state
      },
      ...untilClosed(live.watched, release),
      mutate: (name, args, options) => live.mutate(name, args, options),
      check: (name, args) => live.check(name, args),
      showScreen: (path) => live.showScreen(path),
    }
  }

  section(accountId: AccountId, right: Right): SectionReplica {
    const { value: live, release } = this.#documents.takeSection(accountId, right)
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
    void this.#close()
  }

  async #load(): Promise<void> {
    const { isDurable } = await this.#storage
    this.#isDurable = isDurable
    await Promise.all([this.#access.loaded, this.#outbox.refresh(), this.#serverClock.loaded])
  }

  #state(): ReplicaState {
    return {
      access: this.#access.snapshot,
      connection: this.#stopped ?? this.#access.connection,
      pending: this.#outbox.pending,
      tray: this.#outbox.tray,
      storage: this.#isDurable ? (this.#outbox.isFailing ? 'failing' : 'kept') : 'memory',
    }
  }

  #newOutbox(): Outbox {
    const { clock, newId } = this.#options.ports
    return new Outbox({
      now: () => this.#serverClock.now(),
      storage: this.#storage,
      channel: this.#channel,
      clock,
      newId,
      onChange: () => this.#outboxChanged(),
      onAccepted: (mutation, seq) => this.#documents.directory(mutation.organizationId)?.accepted(mutation, seq),
    })
  }

  #newDocuments(): OpenDocuments {
    return new OpenDocuments({
      ...this.#options,
      storage: this.#storage,
      serverClock: this.#serverClock,
      outbox: this.#outbox,
      lockName: (organizationId) => this.#lockName(organizationId),
      permitted: (address) => this.#permitted(address),
      stopped: () => this.#stopped,
      onConnection: (connection) => this.#stopIfFinal(connection),
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
      online: () => this.#stopped === null && isConnected(this.#access.connection),
      onSignedOut: () => this.#stop('signed-out'),
    })
  }

  #newAccess(): AccessChannel {
    return new AccessChannel({
      ...this.#options,
      storage: this.#storage,
      serverClock: this.#serverClock,
      onSnapshot: () => this.#accessChanged(),
      onConnection: (connection) => this.#connectionChanged(connection),
    })
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
    this.#documents.outboxChanged()
    this.#verdicts.update()
    this.#watched.changed()
  }

  #accessChanged(): void {
    this.#documents.accessChanged()
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

  #sendWithoutScreen(): void {
    const waiting = this.#stopped === null ? this.#organizationsWithPending() : []
    this.#documents.keepOpen(waiting.filter((organizationId) => this.#readable(organizationId)))
  }

  /** Neither a session that ended nor an outdated page concerns one document alone. */
  #stopIfFinal(connection: Connection): void {
    if (connection === 'signed-out' || connection === 'outdated') this.#stop(connection)
  }

  #stop(connection: Connection): void {
    if (this.#stopped !== null) return
    this.#stopped = connection
    this.#access.halt(connection)
    this.#documents.halt(connection)
    this.#verdicts.update()
    this.#watched.changed()
  }

  /** Copies of documents that this login may no longer open leave the browser; those open in this tab leave by themselves. */
  async #eraseUnreadable(): Promise<void> {
    const storage = await this.#storage
    for (const copy of await storage.readCopies()) {
      const address = parseDocumentName(copy.document)
      if (address === null || this.#permitted(address) || this.#documents.isOpen(address)) continue
      await eraseCopy({ storage, documents: this.#options.ports.documents, loginId: this.loginId }, copy)
    }
  }

  /** Another tab has signed out. */
  #receive(message: unknown): void {
    const erased = typeof message === 'object' && message !== null && 'type' in message && message.type === 'erased'
    if (erased) void this.#forget().then(async () => (await this.#storage).close())
  }

  /** S13: nothing of this login is shown, kept or sent by this tab any more. */
  async #forget(): Promise<void> {
    this.#stop('signed-out')
    await this.#documents.forget()
    await this.#close()
    this.#access.forget()
    this.#outbox.forget()
  }

  async #close(): Promise<void> {
    this.#stopped ??= 'offline'
    this.#verdicts.close()
    this.#access.close()
    this.#outbox.close()
    this.#channel.close()
    await this.#documents.close()
  }
}

/** After `close`, the caller's listeners are not called any more; others may still use the document. */
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
