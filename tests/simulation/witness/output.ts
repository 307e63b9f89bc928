import { decodeDown, documentName, downMessageType, parseDocumentName, type DownMessage } from '@kontor/protocol'
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { canonical } from '../model/canonical.ts'
import { isMember, mayRead } from '../model/reading.ts'
import type { WatchedSocket } from '../server/server-process.ts'
import type { History } from './history.ts'
import type { Violations } from './violations.ts'

const [sync, awareness] = [0, 1]
const closedWithinMs = 1_000

/** Looks at every frame at the moment at which the server writes it. */
export class Output {
  readonly #history: History
  readonly #violations: Violations
  readonly #now: () => number
  readonly #sockets = new Map<WatchedSocket, { deniedSince: number | null }>()

  constructor(options: { readonly history: History; readonly violations: Violations; readonly now: () => number }) {
    this.#history = options.history
    this.#violations = options.violations
    this.#now = options.now
  }

  accepted(socket: WatchedSocket): void {
    this.#sockets.set(socket, { deniedSince: null })
  }

  sent(socket: WatchedSocket, payload: Uint8Array): void {
    const decoder = decoding.createDecoder(payload)
    const type = decoding.readVarUint(decoder)
    if (type === downMessageType) {
      const decoded = decodeDown(decoder)
      if (decoded.ok) this.#message(socket, decoded.message)
      else this.#report('S10', `an unreadable message to ${socket.loginId}`)
      return
    }
    const holdsSomething = payload.length > emptyFrameBytes
    if ((type === sync || type === awareness) && holdsSomething && !this.#mayRead(socket)) {
      this.#report('A3', `${socket.loginId} received something of ${documentName(socket.address)} and may not`)
    }
    if (type !== sync) return
    const kind = decoding.readVarUint(decoder)
    if (kind !== 0) this.#update(socket, decoding.readVarUint8Array(decoder))
  }

  /** After each step: whose access has ended is shut out within a second. */
  check(): void {
    for (const [socket, state] of this.#sockets) {
      if (!socket.isOpen()) {
        this.#sockets.delete(socket)
        continue
      }
      if (this.#mayRead(socket)) state.deniedSince = null
      else state.deniedSince ??= this.#now()
      if (state.deniedSince !== null && this.#now() - state.deniedSince > closedWithinMs) {
        this.#report('S10', `${socket.loginId} still follows ${documentName(socket.address)} and may not`)
      }
    }
  }

  #message(socket: WatchedSocket, message: DownMessage): void {
    if (message.type === 'outcomes') {
      const outcomes = this.#history.documents.get(documentName(socket.address))?.outcomes
      for (const outcome of message.outcomes) {
        const durable = outcomes?.get(`${socket.loginId}/${outcome.id}`)
        if (durable === undefined || canonical(durable) !== canonical(outcome)) {
          this.#report('S3', `${outcome.id} of ${socket.loginId} was answered with what is not durable`)
        }
      }
    }
    if (message.type !== 'access') return
    const { login, organizations } = message.snapshot
    if (login.id !== socket.loginId) this.#report('A3', `${socket.loginId} was told what ${login.id} may do`)
    for (const { id } of organizations) {
      const states = this.#history.documents.get(documentName({ kind: 'directory', organizationId: id }))?.states ?? []
      const belonged = states.some((state) => isMember(state, socket.loginId))
      if (!belonged) this.#report('A3', `${socket.loginId} was told of ${id} and never belonged to it`)
    }
  }

  /** S3: what is broadcast is durable. */
  #update(socket: WatchedSocket, update: Uint8Array): void {
    const address = parseDocumentName(documentName(socket.address))
    if (address?.kind !== 'directory') return
    const mirror = this.#history.documents.get(documentName(address))?.mirror
    if (mirror === undefined) return
    const isDurable = Y.decodeUpdate(update).structs.every(
      ({ id, length }) => id.clock + length <= Y.getState(mirror.store, id.client),
    )
    if (!isDurable) {
      this.#report('S3', `${socket.loginId} received a change of ${documentName(address)} that is not durable`)
    }
  }

  #mayRead(socket: WatchedSocket): boolean {
    return mayRead(this.#history.knownDirectories(), socket.loginId, socket.address)
  }

  #report(invariant: string, about: string): void {
    this.#violations.report(invariant, about)
  }
}

/** A frame about nobody and nothing: type, kind, and an empty list. */
const emptyFrameBytes = 5
