import type { OrganizationId } from '@kontor/domain'
import { closeCodes, documentName, type DocumentName } from '@kontor/protocol'
import type { AccessChange, Committed } from '../rooms/committed.ts'
import type { LiveRooms } from '../rooms/live-rooms.ts'
import type { DocumentSocket } from './document-socket.ts'
import type { OpenSocket } from './open-socket.ts'
import { Presence } from './presence.ts'
import { updateFrame } from './server-frames.ts'

interface Followers {
  readonly sockets: Set<DocumentSocket>
  readonly presence: Presence
}

/** The sockets that follow each document, by organisation, and the effect of a commit on them. */
export class Audience {
  readonly #now: () => number
  readonly #mayOpen: LiveRooms['mayOpen']
  readonly #documents = new Map<DocumentName, Followers>()
  readonly #organizations = new Map<OrganizationId, Set<DocumentSocket>>()

  constructor(options: { readonly now: () => number; readonly mayOpen: LiveRooms['mayOpen'] }) {
    this.#now = options.now
    this.#mayOpen = options.mayOpen
  }

  presence(document: DocumentName): Presence {
    return this.#followers(document).presence
  }

  *sockets(document: DocumentName): Iterable<OpenSocket> {
    for (const { socket } of this.#documents.get(document)?.sockets ?? []) yield socket
  }

  add(follower: DocumentSocket, organizationId: OrganizationId): void {
    this.#followers(documentName(follower.address)).sockets.add(follower)
    const ofOrganization = this.#organizations.get(organizationId) ?? new Set()
    this.#organizations.set(organizationId, ofOrganization.add(follower))
  }

  remove(follower: DocumentSocket, organizationId: OrganizationId): void {
    const document = documentName(follower.address)
    const followers = this.#documents.get(document)
    followers?.sockets.delete(follower)
    if (followers?.sockets.size === 0) this.#documents.delete(document)
    const ofOrganization = this.#organizations.get(organizationId)
    ofOrganization?.delete(follower)
    if (ofOrganization?.size === 0) this.#organizations.delete(organizationId)
  }

  /** Closes the sockets that may no longer read, then sends the update to the others (DESIGN 4, S16). */
  committed({ document, organizationId, update, access }: Committed): void {
    if (access !== null) this.#closeUnentitled(organizationId, access)
    const frame = updateFrame(update)
    for (const follower of this.#documents.get(document)?.sockets ?? []) follower.sendUpdate(frame)
  }

  forgotten(organizationId: OrganizationId): void {
    for (const { socket } of this.#organizations.get(organizationId) ?? []) socket.close(closeCodes.notAllowed)
  }

  #closeUnentitled(organizationId: OrganizationId, { directory, affected }: AccessChange): void {
    for (const { socket, address } of this.#organizations.get(organizationId) ?? []) {
      if (!affected.everyone && !affected.logins.has(socket.login.id)) continue
      if (!this.#mayOpen(directory, address, socket.login.id)) socket.close(closeCodes.notAllowed)
    }
  }

  #followers(document: DocumentName): Followers {
    const known = this.#documents.get(document)
    if (known !== undefined) return known
    const followers = { sockets: new Set<DocumentSocket>(), presence: new Presence(this.#now) }
    this.#documents.set(document, followers)
    return followers
  }
}
