import type { OrganizationId } from '@kontor/domain'
import { closeCodes, documentName, type DocumentName } from '@kontor/protocol'
import type { AccessChange, Committed } from '../rooms/committed.ts'
import type { LiveRooms } from '../rooms/live-rooms.ts'
import type { DocumentSocket } from './document-socket.ts'
import type { OpenSocket } from './open-socket.ts'
import { noOthers, type Notice, type Noticeboard, type PresenceChange } from '../store/noticeboard.ts'
import { isOpenTo } from '../rooms/permission-in.ts'
import { closeCodeFor } from './close-code-for.ts'
import { Presence } from './presence.ts'
import { updateFrame } from './server-frames.ts'

interface Followers {
  readonly sockets: Set<DocumentSocket>
  readonly presence: Presence
}

/** The sockets that follow each document, by organisation, and the effect of a commit on them. */
export class Audience {
  readonly #now: () => number
  readonly #permissionBy: LiveRooms['permissionBy']
  readonly #noticeboard: Noticeboard
  readonly #documents = new Map<DocumentName, Followers>()
  readonly #organizations = new Map<OrganizationId, Set<DocumentSocket>>()

  constructor(options: {
    readonly now: () => number
    readonly permissionBy: LiveRooms['permissionBy']
    readonly noticeboard?: Noticeboard | undefined
  }) {
    this.#now = options.now
    this.#permissionBy = options.permissionBy
    this.#noticeboard = options.noticeboard ?? noOthers
    this.#noticeboard.onNotice((notice) => this.#noticed(notice))
    this.#noticeboard.onGap(() => {
      for (const [document, { presence }] of this.#documents) this.#meet(document, presence)
    })
  }

  /** Whether anyone here follows a document of the organisation. */
  has(organizationId: OrganizationId): boolean {
    return this.#organizations.has(organizationId)
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

  #noticed(notice: Notice): void {
    if (notice.kind === 'presence')
      this.#documents.get(notice.document)?.presence.applyElsewhere(notice, this.sockets(notice.document))
    else if (notice.kind === 'presence-query') this.#documents.get(notice.document)?.presence.publishAll()
  }

  /** S9: makes the people here and at the other servers known to each other. */
  #meet(document: DocumentName, presence: Presence): void {
    this.#noticeboard.publish({ kind: 'presence-query', document })
    presence.publishAll()
  }

  #closeUnentitled(organizationId: OrganizationId, { directory, affected }: AccessChange): void {
    for (const { socket, address } of this.#organizations.get(organizationId) ?? []) {
      if (!affected.everyone && !affected.logins.has(socket.login.id)) continue
      const permission = this.#permissionBy(directory, address, socket.session)
      if (!isOpenTo(permission)) socket.close(closeCodeFor(permission))
    }
  }

  #followers(document: DocumentName): Followers {
    const known = this.#documents.get(document)
    if (known !== undefined) return known
    const publish = (change: PresenceChange): void =>
      this.#noticeboard.publish({ kind: 'presence', document, ...change })
    const followers = { sockets: new Set<DocumentSocket>(), presence: new Presence(this.#now, publish) }
    this.#documents.set(document, followers)
    this.#meet(document, followers.presence)
    return followers
  }
}
