import {
  accessSnapshot,
  copyDirectory,
  type Actor,
  type Directory,
  type LoginId,
  type OrganizationId,
} from '@kontor/domain'
import { documentName, parseDocumentName, type DocumentName } from '@kontor/protocol'
import type { Clock } from '../clock/clock.ts'
import type { Identity } from '../identity/identity.ts'
import { errorFacts, type Log } from '../log/log.ts'
import type { Store } from '../store/store.ts'
import type { Committed } from './committed.ts'
import { DocumentGone } from './document-gone.ts'
import type { LiveRooms, OpenAddress } from './live-rooms.ts'
import { mayOpen, permissionIn, type Permission } from './permission-in.ts'
import { Room } from './room.ts'
import { StorageFailed } from './storage-failed.ts'

export interface RoomsOptions {
  readonly store: Store
  readonly identity: Pick<Identity, 'login' | 'findLogin' | 'emailHasLogin'>
  readonly clock: Clock
  readonly log: Log
}

const systemActor: Actor = { kind: 'system' }

/** The living documents of one server, over one store. */
export const createRooms = ({ store, identity, clock, log }: RoomsOptions): LiveRooms => {
  const rooms = new Map<DocumentName, { readonly room: Room; readonly organizationId: OrganizationId }>()
  const commitListeners: ((committed: Committed) => void)[] = []
  const forgetListeners: ((organizationId: OrganizationId) => void)[] = []
  let closed = false

  const roomOf = (document: DocumentName, organizationId: OrganizationId): Room => {
    if (closed) throw new StorageFailed('closed')
    const known = rooms.get(document)
    if (known !== undefined) return known.room
    const room: Room = new Room({
      document,
      organizationId,
      store,
      identity,
      clock,
      log,
      onCommitted: (committed) => tell(commitListeners, committed),
      onIdle: () => void rest(document, room),
    })
    rooms.set(document, { room, organizationId })
    return room
  }

  const tell = <T>(listeners: readonly ((about: T) => void)[], about: T): void => {
    for (const listener of listeners) {
      try {
        listener(about)
      } catch (error) {
        log('listener-failed', errorFacts(error))
      }
    }
  }

  /** An unused document leaves memory, unless somebody has come while it was being put away. */
  const rest = async (document: DocumentName, room: Room): Promise<void> => {
    await room.rest().catch(() => undefined)
    if (room.isIdle && rooms.get(document)?.room === room) {
      rooms.delete(document)
      log('room-left-memory', { document })
    }
  }

  const stored = async <T>(asked: Promise<T>): Promise<T> => {
    try {
      return await asked
    } catch (error) {
      throw new StorageFailed(error)
    }
  }

  /** Null when there is no such document: asking for one never makes one. */
  const existing = async (document: DocumentName, organizationId: OrganizationId): Promise<Room | null> => {
    if (!rooms.has(document) && !(await stored(store.exists(document)))) return null
    return roomOf(document, organizationId)
  }

  const directoryRoom = (organizationId: OrganizationId): Promise<Room | null> =>
    existing(documentName({ kind: 'directory', organizationId }), organizationId)

  const organizationOf = async (address: OpenAddress): Promise<OrganizationId | null> =>
    address.kind === 'directory' ? address.organizationId : stored(store.organizationOfAccount(address.accountId))

  const openAddress = (document: DocumentName): OpenAddress | null => {
    const address = parseDocumentName(document)
    return address === null || address.kind === 'access' ? null : address
  }

  const readDirectory = async <T>(
    organizationId: OrganizationId | null,
    reader: (directory: Directory) => T,
  ): Promise<T | null> => {
    const room = organizationId === null ? null : await directoryRoom(organizationId)
    return room === null ? null : room.read(({ directory }) => reader(directory))
  }

  const permission = async (address: OpenAddress, loginId: LoginId): Promise<Permission> =>
    (await readDirectory(await organizationOf(address), (directory) => permissionIn(directory, address, loginId))) ??
    'none'

  const submit = async (
    document: DocumentName,
    createIt: boolean,
    work: (room: Room) => ReturnType<Room['submit']>,
  ): ReturnType<Room['submit']> => {
    const address = openAddress(document)
    const organizationId = address === null ? null : await organizationOf(address)
    if (organizationId === null) throw new DocumentGone(document)
    const room = createIt ? roomOf(document, organizationId) : await existing(document, organizationId)
    if (room === null) throw new DocumentGone(document)
    return work(room)
  }

  return {
    submit: (document, loginId, mutations, options = {}) =>
      submit(document, false, (room) => room.submit({ kind: 'login', loginId }, mutations, options)),

    submitAsSystem: async (document, { id, name, args }, options = {}) => {
      const mutation = { id, name, version: 1, args }
      const registers = name === 'registerOrganization'
      const [outcome] = await submit(document, registers, (room) => room.submit(systemActor, [mutation], options))
      if (outcome === undefined) throw new Error('every mutation has an outcome')
      return outcome
    },

    permission: async (document, loginId) => {
      const address = parseDocumentName(document)
      if (address === null) return 'none'
      if (address.kind === 'access') return address.loginId === loginId ? 'read' : 'none'
      return permission(address, loginId)
    },

    enter: async (address, loginId, enter) => {
      const may = await permission(address, loginId)
      const organizationId = await organizationOf(address)
      if (organizationId === null || may === 'none' || may === 'member') return null
      const room = roomOf(documentName(address), organizationId)
      const release = room.hold()
      try {
        await room.read(() => undefined)
        const entered = await readDirectory(organizationId, (directory) => {
          const { committed } = room
          if (committed === null || !mayOpen(directory, address, loginId)) return null
          return {
            value: enter({
              organizationId,
              ...committed,
              submit: (mutations) => room.submit({ kind: 'login', loginId }, mutations, {}),
              read: (reader) => room.read(reader),
              release,
            }),
          }
        })
        if (entered !== null) return entered.value
        release()
        return null
      } catch (error) {
        release()
        throw error
      }
    },

    directory: async (organizationId) => {
      const directory = await readDirectory(organizationId, copyDirectory)
      if (directory === null) throw new DocumentGone(documentName({ kind: 'directory', organizationId }))
      return directory
    },

    accessSnapshot: async (loginId) => {
      const login = await stored(identity.login(loginId))
      if (login === null) return null
      const organizations = []
      for (const organizationId of await stored(store.organizationsOfLogin(loginId))) {
        const own = await readDirectory(organizationId, (directory) => accessSnapshot(login, [directory]).organizations)
        organizations.push(...(own ?? []))
      }
      return { ...accessSnapshot(login, []), organizations }
    },

    forget: async (organizationId) => {
      const forgotten = [...rooms].filter(([, entry]) => entry.organizationId === organizationId)
      for (const [document] of forgotten) rooms.delete(document)
      await Promise.all(forgotten.map(([document, { room }]) => room.end(new DocumentGone(document))))
      tell(forgetListeners, organizationId)
    },

    onCommitted: (listener) => void commitListeners.push(listener),
    onForgotten: (listener) => void forgetListeners.push(listener),

    close: async () => {
      closed = true
      await Promise.all([...rooms.values()].map(({ room }) => room.close(new StorageFailed('closed'))))
      rooms.clear()
    },
  }
}
