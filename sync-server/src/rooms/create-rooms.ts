import {
  accessSnapshot,
  copyDirectory,
  type AccessSnapshot,
  type Actor,
  type Directory,
  type LoginId,
  type OrganizationAccess,
  type OrganizationId,
} from '@kontor/domain'
import { documentName, parseDocumentName, type DocumentName, type Outcome, type SentMutation } from '@kontor/protocol'
import type { Clock } from '../clock/clock.ts'
import type { Identity } from '../identity/identity.ts'
import { errorFacts, type Log } from '../log/log.ts'
import { createMailAllowance, type MailAllowance } from '../mail/mail-allowance.ts'
import type { Store } from '../store/store.ts'
import type { Committed } from './committed.ts'
import { DocumentGone } from './document-gone.ts'
import type { Entered, LiveRooms, OpenAddress } from './live-rooms.ts'
import { createLoginTries } from './login-tries.ts'
import { mayOpen, permissionIn, type Permission } from './permission-in.ts'
import { RefusalBudget } from './refusal-budget.ts'
import { RoomRegistry } from './room-registry.ts'
import type { Room } from './room.ts'
import type { Rooms, SubmitOptions } from './rooms.ts'
import { stored } from './stored.ts'

export interface RoomsOptions {
  readonly store: Store
  readonly identity: Pick<Identity, 'login' | 'findLogin'>
  readonly clock: Clock
  /** One of its own, where none is shared. */
  readonly mails?: MailAllowance
  readonly log: Log
}

/** The living documents of one server, over one store. */
export const createRooms = (options: RoomsOptions): LiveRooms => new StoredRooms(options)

const systemActor: Actor = { kind: 'system' }

class StoredRooms implements LiveRooms {
  readonly #options: RoomsOptions
  readonly #registry: RoomRegistry
  readonly #refusals: RefusalBudget
  readonly #commitListeners: ((committed: Committed) => void)[] = []
  readonly #forgetListeners: ((organizationId: OrganizationId) => void)[] = []

  constructor(options: RoomsOptions) {
    this.#options = options
    this.#refusals = new RefusalBudget(options.clock.now)
    this.#registry = new RoomRegistry({
      ...options,
      loginTries: createLoginTries(options.clock.now),
      mails: options.mails ?? createMailAllowance(options.clock.now),
      onCommitted: (committed) => this.#tell(this.#commitListeners, committed),
      onForgotten: (organizationId) => this.#tell(this.#forgetListeners, organizationId),
    })
  }

  async submit(
    document: DocumentName,
    loginId: LoginId,
    mutations: readonly SentMutation[],
    options: SubmitOptions = {},
  ): Promise<readonly Outcome[]> {
    const address = openAddress(document)
    const organizationId = address === null ? null : await this.#organizationOf(address)
    const room = organizationId === null ? null : await this.#registry.existing(document, organizationId)
    if (room === null) throw new DocumentGone(document)
    return this.#refusals.within(loginId, mutations, () => room.submit({ kind: 'login', loginId }, mutations, options))
  }

  async submitAsSystem(...[document, mutation, options = {}]: Parameters<Rooms['submitAsSystem']>): Promise<Outcome> {
    const address = openAddress(document)
    if (address?.kind !== 'directory') throw new DocumentGone(document)
    const room =
      mutation.name === 'registerOrganization'
        ? this.#registry.room(document, address.organizationId)
        : await this.#registry.directory(address.organizationId)
    if (room === null) throw new DocumentGone(document)
    const [outcome] = await room.submit(systemActor, [{ ...mutation, version: 1 }], options)
    if (outcome === undefined) throw new Error('every mutation has an outcome')
    if (mutation.name === 'registerOrganization' && outcome.outcome === 'refused')
      await this.#removeUnborn(document, address.organizationId)
    return outcome
  }

  /** F12: a refused registration leaves no empty document, and no refusal with the name and e-mail of a person. */
  async #removeUnborn(document: DocumentName, organizationId: OrganizationId): Promise<void> {
    const { store } = this.#options
    if ((await stored(store.seqOf(document))) !== 0) return
    await this.#registry.forget(organizationId)
    await stored(store.removeOrganization(organizationId))
  }

  async permission(document: DocumentName, loginId: LoginId): Promise<Permission> {
    const address = parseDocumentName(document)
    if (address === null) return 'none'
    if (address.kind === 'access') return address.loginId === loginId ? 'read' : 'none'
    return this.#permission(address, loginId)
  }

  async enter<T>(address: OpenAddress, loginId: LoginId, enter: (entered: Entered) => T): Promise<T | null> {
    // Asked first, so that nobody brings a document into memory, or into being, who may not open it.
    const permission = await this.#permission(address, loginId)
    const organizationId = await this.#organizationOf(address)
    if (organizationId === null || permission === 'none' || permission === 'member') return null
    const room = this.#registry.room(documentName(address), organizationId)
    const release = room.hold()
    try {
      await room.read(() => undefined)
      const entered = await this.#read(organizationId, (directory) =>
        mayOpen(directory, address, loginId)
          ? { value: enter(enteredRoom({ room, organizationId, loginId, release, refusals: this.#refusals })) }
          : null,
      )
      if (entered === null) release()
      return entered?.value ?? null
    } catch (error) {
      release()
      throw error
    }
  }

  async directory(organizationId: OrganizationId): Promise<Directory> {
    const directory = await this.#read(organizationId, copyDirectory)
    if (directory === null) throw new DocumentGone(documentName({ kind: 'directory', organizationId }))
    return directory
  }

  directoryFor(organizationId: OrganizationId, loginId: LoginId): Promise<Directory | null> {
    return this.#read(organizationId, (directory) =>
      mayOpen(directory, { kind: 'directory', organizationId }, loginId) ? copyDirectory(directory) : null,
    )
  }

  async accessSnapshot(loginId: LoginId): Promise<AccessSnapshot | null> {
    const { identity, store } = this.#options
    const login = await stored(identity.login(loginId))
    if (login === null) return null
    const organizations: OrganizationAccess[] = []
    for (const organizationId of await stored(store.organizationsOfLogin(loginId))) {
      const own = await this.#read(organizationId, (directory) => accessSnapshot(login, [directory]).organizations)
      organizations.push(...(own ?? []))
    }
    return { ...accessSnapshot(login, []), organizations }
  }

  forget(organizationId: OrganizationId): Promise<void> {
    return this.#registry.forget(organizationId)
  }

  onCommitted(listener: (committed: Committed) => void): void {
    this.#commitListeners.push(listener)
  }

  onForgotten(listener: (organizationId: OrganizationId) => void): void {
    this.#forgetListeners.push(listener)
  }

  close(): Promise<void> {
    return this.#registry.close()
  }

  async #permission(address: OpenAddress, loginId: LoginId): Promise<Permission> {
    const organizationId = await this.#organizationOf(address)
    const permission = await this.#read(organizationId, (directory) => permissionIn(directory, address, loginId))
    return permission ?? 'none'
  }

  /** Looks at an organisation's directory between two commits; null when there is none. */
  async #read<T>(organizationId: OrganizationId | null, reader: (directory: Directory) => T): Promise<T | null> {
    const room = organizationId === null ? null : await this.#registry.directory(organizationId)
    return room === null ? null : room.read(({ directory }) => reader(directory))
  }

  async #organizationOf(address: OpenAddress): Promise<OrganizationId | null> {
    if (address.kind === 'directory') return address.organizationId
    return stored(this.#options.store.organizationOfAccount(address.accountId))
  }

  /** What is committed stays so, whatever a listener makes of it. */
  #tell<T>(listeners: readonly ((about: T) => void)[], about: T): void {
    for (const listener of listeners) {
      try {
        listener(about)
      } catch (error) {
        this.#options.log('listener-failed', errorFacts(error))
      }
    }
  }
}

const openAddress = (document: DocumentName): OpenAddress | null => {
  const address = parseDocumentName(document)
  return address === null || address.kind === 'access' ? null : address
}

const enteredRoom = (parts: {
  readonly room: Room
  readonly organizationId: OrganizationId
  readonly loginId: LoginId
  readonly release: () => void
  readonly refusals: RefusalBudget
}): Entered => {
  const { room, organizationId, loginId, release, refusals } = parts
  if (room.committed === null) throw new Error('a room that was read has been loaded')
  return {
    organizationId,
    ...room.committed,
    submit: (mutations) =>
      refusals.within(loginId, mutations, () => room.submit({ kind: 'login', loginId }, mutations, {})),
    read: (reader) => room.read(reader),
    release,
  }
}
