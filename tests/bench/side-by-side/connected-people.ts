import { documentSeq } from '@kontor/document'
import { encodeUp, protocolVersion, type SentMutation } from '@kontor/protocol'
import * as Y from 'yjs'
import { downMessage } from '../../faults/down-message.ts'
import type { Running, Sender, SenderEvents } from './contender.ts'
import { Line } from './line.ts'
import { askForAll, readSyncMessage } from './peers/sync-message.ts'
import { ownMembers, type Scene, type SceneDirectory } from './scene.ts'

/** When a directory's watching copy has reached each seq. */
type SeenAt = Map<number, number>

/** Everyone of a scene with an open copy, connected as the browser connects. */
export class ConnectedPeople {
  readonly #options: ConnectedOptions
  readonly #lines: Line[] = []
  readonly #senders: Sender[] = []
  #isClosing = false

  constructor(options: ConnectedOptions) {
    this.#options = options
  }

  get running(): Pick<Running, 'senders' | 'receivedBytes'> {
    return { senders: this.#senders, receivedBytes: () => this.#lines[0]?.bytes ?? 0 }
  }

  /** To be called before the server is stopped, which would close the connections. */
  close(): void {
    this.#isClosing = true
    for (const line of this.#lines) line.destroy()
  }

  async open({ directories }: Scene): Promise<void> {
    for (const directory of directories) {
      const watching = await this.#watch(directory)
      for (const [person] of directory.people.slice(0, -1).entries()) await this.#join(directory, person, watching)
    }
  }

  /** Resolves when the document has arrived. */
  join({ directories: [directory] }: Scene, person: number): Promise<void> {
    return new Promise((hasAll, failed) => {
      const onMessage = (payload: Buffer): void => {
        if (readSyncMessage(payload) !== null) hasAll()
      }
      if (directory === undefined) return failed(new Error('A scene has a directory'))
      this.#connect(directory, person % directory.people.length, onMessage).catch(failed)
    })
  }

  /** The last person of a directory holds a copy. */
  async #watch(directory: SceneDirectory): Promise<Watching> {
    const doc = new Y.Doc()
    const watching = new Watching()
    await new Promise<void>((hasAll, failed) => {
      const onMessage = (payload: Buffer): void => {
        const update = readSyncMessage(payload)
        if (update === null) return
        Y.applyUpdate(doc, update)
        watching.reach(documentSeq(doc))
        hasAll()
      }
      this.#connect(directory, directory.people.length - 1, onMessage).catch(failed)
    })
    return watching
  }

  async #join(directory: SceneDirectory, person: number, watching: Watching): Promise<void> {
    const { onDone, onSeen } = this.#options.eventsOf(this.#senders.length)
    const changes = new RightsChanges(ownMembers(directory, person))
    const waiting: { readonly mutation: SentMutation; readonly sentAt: number }[] = []
    const send = (mutations: readonly SentMutation[]): void =>
      line.send([encodeUp({ type: 'mutate', mutations: [...mutations] })])
    let isAskedAgain = false
    /** As a browser does: everything that has no outcome is sent again. */
    const sendAgain = (): void => {
      isAskedAgain = false
      if (waiting.length > 0) send(waiting.map(({ mutation }) => mutation))
    }
    const line = await this.#connect(directory, person, (payload) => {
      const message = payload[0] === downType ? downMessage(payload) : null
      if (message === null || message.type === 'welcome') return
      if (message.type === 'retry') {
        if (!isAskedAgain) setTimeout(sendAgain, Number(message['afterMs']))
        isAskedAgain = true
        return
      }
      if (message.type !== 'outcomes') throw new Error(`The server answered with ${message.type}`)
      let done = 0
      for (const { id, outcome, seq } of message['outcomes'] as readonly Outcome[]) {
        const at = waiting.findIndex(({ mutation }) => mutation.id === id)
        // Sent twice, and answered before.
        if (at < 0) continue
        if (outcome !== 'accepted') throw new Error(`A change was ${outcome}: ${id}`)
        const [{ sentAt } = { sentAt: 0 }] = waiting.splice(at, 1)
        watching.whenSeen(seq, (seenAt) => onSeen(seenAt - sentAt))
        done += 1
      }
      onDone(done)
    })
    this.#senders.push({
      send: (count) => {
        const sentAt = performance.now()
        const mutations = Array.from({ length: count }, () => changes.next())
        for (const mutation of mutations) waiting.push({ mutation, sentAt })
        send(mutations)
      },
    })
  }

  async #connect(
    directory: SceneDirectory,
    person: number,
    onMessage: ((payload: Buffer) => void) | undefined,
  ): Promise<Line> {
    const { originOf, cookies } = this.#options
    const { name, people } = directory
    const onClose = (code: number): void => {
      if (!this.#isClosing) throw new Error(`The server closed a connection with ${code}`)
    }
    const url = `${originOf(directory, person)}/sync/directory/${name}?protocol=${protocolVersion}`
    const headers = { cookie: cookies.get(people[person] ?? '') ?? '' }
    const line = await Line.open(url, { headers, onMessage, onClose })
    line.send([askForAll()])
    this.#lines.push(line)
    return line
  }
}

interface Outcome {
  readonly id: string
  readonly outcome: string
  readonly seq: number
}

interface ConnectedOptions {
  /** The server that a person of a directory uses. */
  readonly originOf: (directory: SceneDirectory, person: number) => string
  readonly cookies: ReadonlyMap<string, string>
  readonly eventsOf: (sender: number) => SenderEvents
}

/** The first byte of a down message. */
const downType = 101

/** When a copy has reached each seq, and who waits for one. */
class Watching {
  readonly #seenAt: SeenAt = new Map()
  readonly #waiting = new Map<number, (seenAt: number) => void>()
  #seq: number | null = null

  reach(seq: number): void {
    const now = performance.now()
    for (let each = (this.#seq ?? seq) + 1; each <= seq; each += 1) {
      const waiting = this.#waiting.get(each)
      this.#waiting.delete(each)
      if (waiting === undefined) this.#seenAt.set(each, now)
      else waiting(now)
    }
    this.#seq = seq
  }

  whenSeen(seq: number, report: (seenAt: number) => void): void {
    const seenAt = this.#seenAt.get(seq)
    this.#seenAt.delete(seq)
    if (seenAt === undefined) this.#waiting.set(seq, report)
    else report(seenAt)
  }
}

/** Gives members a right and takes it from them again, by turns. */
class RightsChanges {
  #count = 0
  readonly #members: readonly string[]

  constructor(members: readonly string[]) {
    this.#members = members
  }

  next(): SentMutation {
    const memberId = `member-${this.#members[this.#count % this.#members.length] ?? ''}`
    const gives = Math.floor(this.#count / this.#members.length) % 2 === 0
    this.#count += 1
    const change = gives ? { add: ['mail'], remove: [] } : { add: [], remove: ['mail'] }
    const args = { memberId, ...change, addRoles: [], removeRoles: [] }
    return { id: crypto.randomUUID(), name: 'changeRights', version: 1, args } as unknown as SentMutation
  }
}
