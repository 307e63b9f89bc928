import {
  copyContent,
  copyDirectory,
  kinds,
  type AccessSnapshot,
  type Directory,
  type DocumentKinds,
  type DirectoryRefusal,
  type OrganizationId,
  type RecordContent,
} from '@kontor/domain'
import { documentName, parseDocumentName, type DocumentName, type Outcome, type SentMutation } from '@kontor/protocol'
import { createMailAllowance, type MailAllowance } from '../mail/mail-allowance.ts'
import { countsInMemory } from '../rate-limit/sliding-counts.ts'
import { checkMutation } from './check-mutation.ts'
import type { Committed } from './committed.ts'
import { DocumentGone, stored } from './room-errors.ts'
import { enteredRoom } from './entered-room.ts'
import { loginActor, outcomeLoginId } from './submission.ts'
import type { Entered, LiveRooms, OpenAddress } from './live-rooms.ts'
import { askForTurnOn, followNotices, type IsWatched } from './follow-notices.ts'
import { createLoginTries, type LoginTries } from './login-tries.ts'
import { operatorAccess, systemAccess, type OperatorAccess, type SystemAccess } from './operator-access.ts'
import { isOpenTo, permissionIn, type Permission } from './permission-in.ts'
import { RefusalBudget } from './refusal-budget.ts'
import { RoomRegistry } from './room-registry.ts'
import type { Room } from './room.ts'
import type { RoomsOptions } from './rooms-options.ts'
import type { Rooms, SubmitOptions } from './rooms.ts'
import { withOwnSystems } from './own-systems.ts'
import { SectionProjections } from './section-projections.ts'
import { snapshotOf } from './snapshot-of.ts'
import { tell } from './tell.ts'
import { signedIn, type Visitor } from './visitor.ts'
import { systemActor } from './write-projection.ts'
import { writeProjections } from './write-projections.ts'

/** The living documents of one server, over one store. */
export const createRooms = (options: RoomsOptions): LiveRooms => new StoredRooms(options)

class StoredRooms implements LiveRooms {
  readonly kinds: DocumentKinds
  readonly #options: RoomsOptions
  readonly #registry: RoomRegistry
  readonly #loginTries: LoginTries
  readonly #mails: MailAllowance
  readonly #refusals: RefusalBudget
  readonly #operators: OperatorAccess
  readonly #system: SystemAccess
  readonly #projections: SectionProjections
  readonly #commitListeners: ((committed: Committed) => void)[] = []
  readonly #watchers: IsWatched[] = []
  readonly #forgetListeners: ((organizationId: OrganizationId) => void)[] = []

  constructor(options: RoomsOptions) {
    this.kinds = options.kinds ?? kinds
    this.#options = options
    this.#projections = new SectionProjections({ ...options, write: (...about) => this.#writeProjections(...about) })
    const createCounts = options.createCounts ?? countsInMemory(options.clock.now)
    this.#refusals = new RefusalBudget(options.clock.now)
    this.#loginTries = createLoginTries(createCounts)
    this.#mails = options.mails ?? createMailAllowance(createCounts)
    this.#registry = new RoomRegistry({
      ...options,
      kinds: this.kinds,
      loginTries: this.#loginTries,
      mails: this.#mails,
      onCommitted: (committed) => this.#announce(committed),
      askForTurn: options.noticeboard && askForTurnOn(options.noticeboard),
      onForgotten: (organizationId) => tell(this.#options.log, this.#forgetListeners, organizationId),
    })
    const parts = { ...options, kinds: this.kinds, registry: this.#registry }
    if (options.noticeboard !== undefined)
      followNotices({
        ...{ noticeboard: options.noticeboard, registry: this.#registry, clock: options.clock },
        isWatched: (...about) => this.#watchers.some((isWatched) => isWatched(...about)),
        announce: (committed) => this.#announce(committed),
      })
    this.#operators = operatorAccess(parts)
    this.#system = systemAccess(parts)
  }

  async submit(
    document: DocumentName,
    visitor: Visitor,
    mutations: readonly SentMutation[],
    options: SubmitOptions = {},
  ): Promise<readonly Outcome[]> {
    const address = this.#openAddress(document)
    const room = address === null ? null : await this.#roomFor(address, visitor)
    if (room === null) throw new DocumentGone(document)
    const actor = loginActor(visitor, options.client)
    return this.#refusals.within(actor.loginId, mutations, () => room.submit(actor, mutations, options))
  }

  async check(...[document, visitor, mutation, client]: Parameters<Rooms['check']>): Promise<DirectoryRefusal | null> {
    const address = this.#openAddress(document)
    const room = address?.kind === 'directory' ? await this.#registry.directory(address.organizationId) : null
    if (room === null || address?.kind !== 'directory') throw new DocumentGone(document)
    const { organizationId } = address
    return checkMutation(
      {
        ...this.#options,
        read: (reader) => room.read(({ content }) => reader(content as Directory)),
        organizationId,
        tries: this.#loginTries,
        mails: this.#mails,
      },
      loginActor(visitor, client),
      mutation,
    )
  }

  async submitAsSystem(...[document, mutation, options = {}]: Parameters<Rooms['submitAsSystem']>): Promise<Outcome> {
    const address = this.#openAddress(document)
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

  async submitAsApplication(...[document, tokenId, mutations]: Parameters<Rooms['submitAsApplication']>) {
    const address = this.#openAddress(document)
    const room = address?.kind === 'directory' ? await this.#registry.directory(address.organizationId) : null
    if (room === null) throw new DocumentGone(document)
    const actor = { kind: 'application', tokenId } as const
    return this.#refusals.within(outcomeLoginId(actor), mutations, () => room.submit(actor, mutations, {}))
  }

  readonly submitAsOperator: Rooms['submitAsOperator'] = (...call) => this.#operators.submit(...call)
  readonly submitToSection: Rooms['submitToSection'] = (...call) => this.#system.submitToSection(...call)
  readonly readSection: Rooms['readSection'] = (...call) => this.#system.readSection(...call)
  readonly contentForOperator: Rooms['contentForOperator'] = (document) => this.#operators.content(document)

  /** F12: a refused registration leaves no empty document, and no refusal with a person's name and e-mail. */
  async #removeUnborn(document: DocumentName, organizationId: OrganizationId): Promise<void> {
    const { store } = this.#options
    if ((await stored(store.seqOf(document))) !== 0) return
    await this.#registry.forget(organizationId)
    await stored(store.removeOrganization(organizationId))
  }

  async permission(document: DocumentName, visitor: Visitor): Promise<Permission> {
    const address = parseDocumentName(document, this.kinds)
    if (address === null) return 'none'
    if (address.kind === 'access') return address.loginId === signedIn(visitor).loginId ? 'read' : 'none'
    return this.#permission(address, visitor)
  }

  readonly permissionBy: LiveRooms['permissionBy'] = (...about) => permissionIn(this.kinds, ...about)

  async enter<T>(address: OpenAddress, visitor: Visitor, enter: (entered: Entered) => T): Promise<T | null> {
    // Checked first, so that a login without access neither loads nor creates a document.
    const permission = await this.#permission(address, visitor)
    const organizationId = await this.#organizationOf(address)
    if (organizationId === null || !isOpenTo(permission)) return null
    const room = this.#registry.room(documentName(address), organizationId)
    const release = room.hold()
    try {
      await this.#projections.update(address, room)
      const entered = await this.#read(organizationId, (directory) =>
        isOpenTo(this.permissionBy(directory, address, visitor))
          ? { value: enter(enteredRoom({ room, organizationId, visitor, release, refusals: this.#refusals })) }
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

  readDirectory<T>(organizationId: OrganizationId, reader: (directory: Directory) => T): Promise<T | null> {
    return this.#read(organizationId, reader)
  }

  directoryFor(organizationId: OrganizationId, visitor: Visitor): Promise<Directory | null> {
    const address = { kind: 'directory', organizationId } as const
    return this.#read(organizationId, (directory) =>
      isOpenTo(this.permissionBy(directory, address, visitor)) ? copyDirectory(directory) : null,
    )
  }

  async contentFor(document: DocumentName, visitor: Visitor): Promise<RecordContent | null> {
    const address = this.#openAddress(document)
    if (address === null) return null
    const entered = await this.enter(address, visitor, (entered) => entered)
    try {
      return entered === null ? null : await entered.read(({ content }) => copyContent(content))
    } finally {
      entered?.release()
    }
  }

  accessSnapshot(visitor: Visitor): Promise<AccessSnapshot | null> {
    const snapshot = snapshotOf(this.#options, signedIn(visitor), (id, reader) => this.#read(id, reader))
    return snapshot.then((own) => withOwnSystems(own, this))
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

  watchedBy(isWatched: IsWatched): void {
    this.#watchers.push(isWatched)
  }

  close(): Promise<void> {
    return this.#registry.close()
  }

  /** A section exists as soon as its account does, for every member; a directory only once it is registered. */
  async #roomFor(address: OpenAddress, visitor: Visitor): Promise<Room | null> {
    const organizationId = await this.#organizationOf(address)
    if (organizationId === null) return null
    const isMembersSection = address.kind === 'section' && (await this.#permission(address, visitor)) !== 'none'
    const document = documentName(address)
    if (!isMembersSection) return this.#registry.existing(document, organizationId)
    const room = this.#registry.room(document, organizationId)
    // S18: a mutation is judged by the people and units of today, also when it is the first that loads the section.
    if (!this.#projections.has(room)) await this.#projections.update(address, room)
    return room
  }

  async #permission(address: OpenAddress, visitor: Visitor): Promise<Permission> {
    const organizationId = await this.#organizationOf(address)
    const permission = await this.#read(organizationId, (directory) =>
      permissionIn(this.kinds, directory, address, visitor),
    )
    return permission ?? 'none'
  }

  /** Reads an organisation's directory between two commits; null when there is none. */
  async #read<T>(organizationId: OrganizationId | null, reader: (directory: Directory) => T): Promise<T | null> {
    const room = organizationId === null ? null : await this.#registry.directory(organizationId)
    return room === null ? null : room.read(({ content }) => reader(content as Directory))
  }

  #openAddress(document: DocumentName): OpenAddress | null {
    const address = parseDocumentName(document, this.kinds)
    return address === null || address.kind === 'access' ? null : address
  }

  async projectInto(document: DocumentName): Promise<void> {
    const address = this.#openAddress(document)
    const organizationId = address === null ? null : await this.#organizationOf(address)
    const room = organizationId === null ? null : await this.#registry.existing(document, organizationId)
    if (address !== null && room !== null) await this.#projections.update(address, room)
  }

  /**
   * S18: updates what a section shows of the directory and of other sections. A section that is not in memory is updated
   * when it is next opened, so nothing is missed.
   */
  async #writeProjections(address: OpenAddress, room: Room): Promise<void> {
    const organizationId = await this.#organizationOf(address)
    const now = this.#options.clock.now()
    await writeProjections({ kinds: this.kinds, registry: this.#registry, organizationId, address, room, now })
  }

  #projectAll(organizationId: OrganizationId): void {
    for (const { document, room } of this.#registry.sections(organizationId)) {
      const address = this.#openAddress(document)
      if (address !== null) this.#projections.keepUpToDate(address, room)
    }
  }

  async #organizationOf(address: OpenAddress): Promise<OrganizationId | null> {
    if (address.kind === 'directory') return address.organizationId
    return stored(this.#options.store.organizationOfAccount(address.accountId))
  }

  #announce(committed: Committed): void {
    tell(this.#options.log, this.#commitListeners, committed)
    if (committed.access !== null) this.#projectAll(committed.organizationId)
  }
}
