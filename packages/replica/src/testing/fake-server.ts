import {
  accessSnapshot,
  admitsSession,
  directoryAccess,
  kinds,
  memberOfLogin,
  type AccessSnapshot,
  type LoginId,
  type OrganizationId,
  type SignInMethod,
} from '@kontor/domain'
import {
  closeCodes,
  decodeUp,
  encodeDown,
  parseDocumentName,
  protocolVersion,
  upMessageType,
  type DocumentAddress,
  type Outcome,
  type SentMutation,
} from '@kontor/protocol'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { messageYjsSyncStep1, writeSyncStep2 } from 'y-protocols/sync'
import { writePermissionDenied } from 'y-protocols/auth'
import { modifyAwarenessUpdate } from 'y-protocols/awareness'
import type { Clock } from '../ports/clock.ts'
import type { Http, HttpAnswer } from '../ports/http.ts'
import { fakeHttp } from './fake-http.ts'
import { isAhead, type FakeRoom } from './fake-room.ts'
import { memoryWebSocket, type Schedule, type ServerEnd } from './memory-web-socket.ts'

const [messageSync, messageAwareness, messageAuth] = [0, 1, 2]

interface Connected {
  readonly end: ServerEnd
  readonly loginId: LoginId
  readonly address: DocumentAddress
  presence: Uint8Array | null
}

/** A server in memory, for the tests of the replica: real rules, real document, real wire; no identity, no disk. */
export class FakeServer {
  readonly rooms = new Map<OrganizationId, FakeRoom>()
  readonly sockets = new Set<Connected>()
  /** Every batch that came, by socket or by HTTP, for tests to look at. */
  readonly received: { readonly by: 'socket' | 'post'; readonly mutations: readonly SentMutation[] }[] = []
  readonly endedSessions = new Set<LoginId>()
  /** How the sessions of logins were made; a password where none is named. */
  readonly signedInBy = new Map<LoginId, SignInMethod>()
  reachable = true
  /** A proxy on the way lets HTTP through and no sockets. */
  socketsBlocked = false
  /** The server's time. */
  clock: Pick<Clock, 'now'> = { now: () => 0 }
  storeFails = false
  /** Closes every new socket at once with this code. */
  closesWith: number | null = null
  /** A server that is wrong about every copy. */
  alwaysResets = false
  /** A server that sends its content to a copy of any epoch. */
  ignoresEpochs = false
  postFails = false
  getFails = false
  /** Answers every call by HTTP in place of the server, as a proxy does. */
  standIn: HttpAnswer | null = null
  /** Calls by HTTP, answered or not. */
  posts = 0
  readonly gets: URL[] = []
  opened = 0
  readonly #schedule: Schedule

  constructor(schedule: Schedule = queueMicrotask) {
    this.#schedule = schedule
  }

  /** What a browser signed in as this login opens sockets with. */
  webSocketOf(loginId: LoginId, schedule: Schedule = this.#schedule): typeof WebSocket {
    return memoryWebSocket((end) => this.#accept(end, loginId), schedule)
  }

  /** The same for HTTP. */
  httpOf(loginId: LoginId): Http {
    return fakeHttp(this, loginId)
  }

  /** The network goes away: sockets close without a word, new ones are refused. */
  cut(): void {
    this.reachable = false
    for (const { end } of this.sockets) end.close(1006)
  }

  restore(): void {
    this.reachable = true
  }

  endSession(loginId: LoginId): void {
    this.endedSessions.add(loginId)
    for (const socket of this.sockets) if (socket.loginId === loginId) socket.end.close(closeCodes.noSession)
  }

  snapshotOf(loginId: LoginId): AccessSnapshot {
    const directories = [...this.rooms.values()].map(({ directory }) => directory)
    const member = directories.map((directory) => memberOfLogin(directory, loginId)).find((one) => one !== null)
    const { name = '', username = '', email = '' } = member ?? {}
    return accessSnapshot({ id: loginId, name, username, email }, directories, this.#methodOf(loginId))
  }

  /** Runs mutations as if another browser had sent them. */
  run(organizationId: OrganizationId, loginId: LoginId, mutations: readonly SentMutation[]): readonly Outcome[] {
    return this.#run(this.room(organizationId), loginId, mutations)
  }

  room(organizationId: OrganizationId): FakeRoom {
    const room = this.rooms.get(organizationId)
    if (room === undefined) throw new Error('no such organisation')
    return room
  }

  /** S8: another life of the document. Clients that follow it must connect again. */
  replaceRoom(organizationId: OrganizationId, room: FakeRoom): void {
    this.rooms.set(organizationId, room)
    for (const { end, address } of this.sockets) if (address.kind === 'directory') end.close(1012)
  }

  #accept(end: ServerEnd, loginId: LoginId): boolean {
    if (!this.reachable || this.socketsBlocked) return false
    this.opened += 1
    const address = parseDocumentName(end.url.pathname.replace('/sync/', ''), kinds)
    const code = this.#refusal(end, loginId, address)
    if (code !== null || address === null) {
      end.close(code ?? closeCodes.notAllowed)
      return true
    }
    const socket: Connected = { end, loginId, address, presence: null }
    this.sockets.add(socket)
    end.onClose = () => this.#left(socket)
    end.onMessage = (frame) => this.#receive(socket, frame)
    this.#welcome(socket)
    return true
  }

  #left(socket: Connected): void {
    this.sockets.delete(socket)
    if (socket.presence === null) return
    const decoder = decoding.createDecoder(socket.presence)
    decoding.readVarUint(decoder)
    const frame = presenceFrame(modifyAwarenessUpdate(decoding.readVarUint8Array(decoder), () => null))
    for (const other of this.#others(socket.address)) other.end.send(frame)
  }

  #refusal(end: ServerEnd, loginId: LoginId, address: DocumentAddress | null): number | null {
    if (this.closesWith !== null) return this.closesWith
    if (this.endedSessions.has(loginId)) return closeCodes.noSession
    if (end.url.searchParams.get('login') !== loginId) return closeCodes.noSession
    if (Number(end.url.searchParams.get('protocol')) < protocolVersion) return closeCodes.versionTooOld
    if (address !== null && this.mayOpen(loginId, address)) return null
    return this.bars(loginId, address) ? closeCodes.singleSignOn : closeCodes.notAllowed
  }

  mayOpen(loginId: LoginId, address: DocumentAddress): boolean {
    if (address.kind === 'access') return address.loginId === loginId
    if (address.kind === 'section') return false
    const room = this.rooms.get(address.organizationId)
    if (room === undefined || this.bars(loginId, address)) return false
    return directoryAccess(room.directory, loginId) !== 'none'
  }

  /** The organisation demands single sign-on, and the session of its member was made otherwise. */
  bars(loginId: LoginId, address: DocumentAddress | null): boolean {
    const room = address?.kind === 'directory' ? this.rooms.get(address.organizationId) : undefined
    if (room === undefined || memberOfLogin(room.directory, loginId) === null) return false
    return !admitsSession(room.directory, this.#methodOf(loginId))
  }

  #methodOf(loginId: LoginId): SignInMethod {
    return this.signedInBy.get(loginId) ?? 'password'
  }

  #welcome({ end, loginId, address }: Connected): void {
    const now = this.clock.now()
    if (address.kind !== 'directory') {
      end.send(encodeDown({ type: 'welcome', version: protocolVersion, now }))
      end.send(encodeDown({ type: 'access', snapshot: this.snapshotOf(loginId) }))
      return
    }
    const { epoch, seq } = this.room(address.organizationId)
    end.send(encodeDown({ type: 'welcome', version: protocolVersion, epoch, seq, now }))
    const held = end.url.searchParams.get('epoch')
    if (this.alwaysResets || (!this.ignoresEpochs && held !== null && held !== epoch))
      end.send(encodeDown({ type: 'reset', epoch }))
    for (const other of this.#others(address)) if (other.presence) end.send(other.presence)
  }

  #receive(socket: Connected, frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame)
    const type = decoding.readVarUint(decoder)
    if (type === messageSync) this.#sync(socket, decoder)
    if (type === messageAwareness) this.#presence(socket, decoding.readVarUint8Array(decoder))
    if (type !== upMessageType || socket.address.kind !== 'directory') return
    const decoded = decodeUp(decoder)
    if (!decoded.ok) throw new Error(decoded.reason)
    const { mutations } = decoded.message
    this.received.push({ by: 'socket', mutations })
    if (this.storeFails) socket.end.send(encodeDown({ type: 'retry', reason: 'storage', afterMs: 1_000 }))
    else this.#answer(socket, this.room(socket.address.organizationId), mutations)
  }

  #answer({ end, loginId }: Connected, room: FakeRoom, mutations: readonly SentMutation[]): void {
    const outcomes = this.#run(room, loginId, mutations)
    end.send(encodeDown({ type: 'outcomes', outcomes }))
  }

  #run(room: FakeRoom, loginId: LoginId, mutations: readonly SentMutation[]): readonly Outcome[] {
    const { outcomes, update } = room.run(loginId, mutations, this.#methodOf(loginId))
    if (update === null) return outcomes
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, messageSync)
    encoding.writeVarUint(encoder, 2)
    encoding.writeVarUint8Array(encoder, update)
    for (const socket of this.sockets) {
      if (socket.address.kind === 'directory' && this.rooms.get(socket.address.organizationId) === room) {
        if (this.mayOpen(socket.loginId, socket.address)) socket.end.send(encoding.toUint8Array(encoder))
        else
          socket.end.close(this.bars(socket.loginId, socket.address) ? closeCodes.singleSignOn : closeCodes.notAllowed)
      }
      if (socket.address.kind === 'access') {
        socket.end.send(encodeDown({ type: 'access', snapshot: this.snapshotOf(socket.loginId) }))
      }
    }
    return outcomes
  }

  #sync({ end, address }: Connected, decoder: decoding.Decoder): void {
    if (address.kind !== 'directory') return
    const room = this.room(address.organizationId)
    const isStep1 = decoding.readVarUint(decoder) === messageYjsSyncStep1
    const bytes = decoding.readVarUint8Array(decoder)
    const encoder = encoding.createEncoder()
    if (!isStep1) {
      encoding.writeVarUint(encoder, messageAuth)
      writePermissionDenied(encoder, 'read only')
    } else if (!this.ignoresEpochs && isAhead(bytes, room.doc)) {
      end.send(encodeDown({ type: 'reset', epoch: room.epoch }))
      return
    } else {
      const held = end.url.searchParams.get('epoch')
      if (!this.ignoresEpochs && held !== null && held !== room.epoch) return
      encoding.writeVarUint(encoder, messageSync)
      writeSyncStep2(encoder, room.doc, bytes)
    }
    end.send(encoding.toUint8Array(encoder))
  }

  #presence(socket: Connected, update: Uint8Array): void {
    if (socket.address.kind !== 'directory') return
    const { name } = this.snapshotOf(socket.loginId).login
    const stamped = modifyAwarenessUpdate(update, (state: { readonly screen?: string } | null) =>
      state === null ? null : { loginId: socket.loginId, name, screen: state.screen ?? null },
    )
    socket.presence = presenceFrame(stamped)
    for (const other of this.#others(socket.address)) other.end.send(socket.presence)
  }

  #others(address: DocumentAddress): readonly Connected[] {
    if (address.kind !== 'directory') return []
    return [...this.sockets].filter(
      (one) => one.address.kind === 'directory' && one.address.organizationId === address.organizationId,
    )
  }
}

const presenceFrame = (update: Uint8Array): Uint8Array => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageAwareness)
  encoding.writeVarUint8Array(encoder, update)
  return encoding.toUint8Array(encoder)
}
