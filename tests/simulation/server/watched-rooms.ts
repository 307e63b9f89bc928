import type { Directory, OrganizationId } from '@kontor/domain'
import type { DocumentName } from '@kontor/protocol'
import type { LiveRooms } from '../../../sync-server/src/rooms/live-rooms.ts'

export interface SystemMutation {
  readonly id: string
  readonly name: string
  readonly args: object
}

export interface RoomsWatcher {
  /** The server hands a mutation of its own to a room. */
  asked(organizationId: OrganizationId, mutation: SystemMutation): void
  /** The process holds this directory from now on, and has sent it to no one. */
  committed(document: DocumentName, directory: Directory): void
}

/** The real rooms; the watcher is called first with what they receive and what they have committed. */
export const watchedRooms = (rooms: LiveRooms, watcher: RoomsWatcher): LiveRooms => {
  rooms.onCommitted(({ document, access }) => {
    if (access !== null) watcher.committed(document, access.directory)
  })
  const submitAsSystem: LiveRooms['submitAsSystem'] = (document, mutation, options) => {
    watcher.asked(document.slice('directory/'.length) as OrganizationId, mutation)
    return rooms.submitAsSystem(document, mutation, options)
  }
  return new Proxy(rooms, {
    get: (target, name) => {
      if (name === 'submitAsSystem') return submitAsSystem
      const call: unknown = Reflect.get(target, name)
      return typeof call === 'function' ? (call.bind(target) as unknown) : call
    },
  })
}
