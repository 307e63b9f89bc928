import type { DocumentKinds, OrganizationId } from '@kontor/domain'
import {
  documentName,
  kindOfOperatorDocument,
  parseDocumentName,
  parseOperatorDocument,
  type DocumentName,
} from '@kontor/protocol'
import { invoiceFacts } from '../billing/invoice-facts.ts'
import type { Log } from '../log/log.ts'
import type { Store } from '../store/store.ts'
import { directoryStanding, operatorStanding } from './directory-standing.ts'
import { DocumentGone, StorageFailed, stored } from './room-errors.ts'
import { Room, type RoomOptions } from './room.ts'
import { shownIn } from './shown-in.ts'

interface Entry {
  readonly room: Room
  readonly organizationId: OrganizationId
}

export interface RoomRegistryOptions extends Omit<
  RoomOptions,
  'document' | 'organizationId' | 'kind' | 'directory' | 'shownIn' | 'findFacts' | 'onIdle' | 'onGone'
> {
  readonly kinds: DocumentKinds
  readonly onForgotten: (organizationId: OrganizationId) => void
}

/** The rooms in memory, one per document. */
export class RoomRegistry {
  readonly #options: RoomRegistryOptions
  readonly #store: Store
  readonly #log: Log
  readonly #rooms = new Map<DocumentName, Entry>()
  #closed = false

  constructor(options: RoomRegistryOptions) {
    this.#options = options
    this.#store = options.store
    this.#log = options.log
  }

  /** Loads the room; its document is created with the first write, unless it exists. */
  room(document: DocumentName, organizationId: OrganizationId): Room {
    if (this.#closed) throw new StorageFailed('closed')
    const known = this.#rooms.get(document)
    if (known !== undefined) return known.room
    const room: Room = new Room({
      ...this.#options,
      document,
      organizationId,
      ...this.#kindOf(document, organizationId),
      onIdle: () => void this.#rest(document, room),
      onGone: () => void this.forget(organizationId),
    })
    this.#rooms.set(document, { room, organizationId })
    return room
  }

  /** Null when there is no such document: opening never creates one. */
  async existing(document: DocumentName, organizationId: OrganizationId): Promise<Room | null> {
    if (!this.#rooms.has(document) && (await stored(this.#store.seqOf(document))) === null) return null
    return this.room(document, organizationId)
  }

  directory(organizationId: OrganizationId): Promise<Room | null> {
    return this.existing(documentName({ kind: 'directory', organizationId }), organizationId)
  }

  /** Ends the rooms of an organisation; their waiting mutations fail. */
  async forget(organizationId: OrganizationId): Promise<void> {
    const forgotten = [...this.#rooms].filter(([, entry]) => entry.organizationId === organizationId)
    for (const [document] of forgotten) this.#rooms.delete(document)
    await Promise.all(forgotten.map(([document, { room }]) => room.end(new DocumentGone(document))))
    this.#options.onForgotten(organizationId)
  }

  /** Finishes the waiting mutations and accepts no new ones. */
  async close(): Promise<void> {
    this.#closed = true
    await Promise.all([...this.#rooms.values()].map(({ room }) => room.close(new StorageFailed('closed'))))
    this.#rooms.clear()
  }

  /** The room, if it is in memory. */
  inMemory(document: DocumentName): Room | null {
    return this.#rooms.get(document)?.room ?? null
  }

  rooms(): readonly Room[] {
    return [...this.#rooms.values()].map(({ room }) => room)
  }

  /** The organisations that have a room in memory. */
  organizations(): ReadonlySet<OrganizationId> {
    return new Set([...this.#rooms.values()].map(({ organizationId }) => organizationId))
  }

  /** The rooms of an organisation's sections that are in memory. */
  *sections(organizationId: OrganizationId): Iterable<{ readonly document: DocumentName; readonly room: Room }> {
    const directory = documentName({ kind: 'directory', organizationId })
    for (const [document, entry] of this.#rooms)
      if (entry.organizationId === organizationId && document !== directory) yield { document, room: entry.room }
  }

  #kindOf(
    document: DocumentName,
    organizationId: OrganizationId,
  ): Pick<RoomOptions, 'kind' | 'directory' | 'shownIn' | 'findFacts'> {
    const { kinds } = this.#options
    const own = parseOperatorDocument(document)
    if (own !== null) {
      const findFacts = own.key === 'invoices' ? invoiceFacts(this.#store, own.month) : () => Promise.resolve({})
      return { kind: kindOfOperatorDocument(kinds, own), directory: operatorStanding, shownIn: [], findFacts }
    }
    const address = parseDocumentName(document, kinds)
    if (address?.kind === 'directory') return { kind: kinds.directory, directory: null, shownIn: [] }
    const section = address?.kind === 'section' ? kinds.sections[address.key] : undefined
    if (address?.kind !== 'section' || section === undefined) throw new DocumentGone(document)
    const directory = documentName({ kind: 'directory', organizationId })
    const room = (): Promise<Room | null> => this.directory(organizationId)
    const { accountId, key } = address
    return {
      kind: section,
      directory: directoryStanding({ directory, room, section, accountId }),
      shownIn: shownIn(kinds, accountId, key),
    }
  }

  /** Removes the room from memory, unless it is used again meanwhile. */
  async #rest(document: DocumentName, room: Room): Promise<void> {
    await room.rest().catch(() => undefined)
    if (!room.isIdle || this.#rooms.get(document)?.room !== room) return
    this.#rooms.delete(document)
    this.#log('room-left-memory', { document })
  }
}
