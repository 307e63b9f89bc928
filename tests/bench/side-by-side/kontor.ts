import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { documentSeq } from '@kontor/document'
import { encodeUp, protocolVersion, type SentMutation } from '@kontor/protocol'
import * as Y from 'yjs'
import { downMessage } from '../../faults/down-message.ts'
import { claimPort } from '../../server/claimed-port.ts'
import type { Contender, Running, Sender, SenderEvents } from './contender.ts'
import { prepareKontorData, type KontorData } from './kontor-data.ts'
import { Line } from './line.ts'
import { askForAll, readSyncMessage } from './peers/sync-message.ts'
import { ownMembers, type Scene, type SceneDirectory } from './scene.ts'
import { startServer, type ServerProcess } from './server-process.ts'

/** @param root The folder of a repository whose server is built; two of them compare two versions of Kontor. */
export const kontor = (name: string, root: string): Contender => {
  const prepared = new WeakMap<Scene, Promise<KontorData>>()
  return {
    name,
    checks: 'session, access, arguments, rights of that moment',
    start: async (scene, eventsOf) => {
      const preparing = prepared.get(scene) ?? prepareKontorData(root, scene)
      prepared.set(scene, preparing)
      const data = await preparing
      const dataFolder = data.copy()
      const { port, release } = await claimPort()
      const origin = `http://127.0.0.1:${port}`
      const server = await startServer({
        file: join(root, 'sync-server/build/main.js'),
        environment: { PORT: String(port), HOST: '127.0.0.1', KONTOR_DATA_DIR: dataFolder, KONTOR_PUBLIC_URL: origin },
        url: `${origin}/healthz`,
      })
      const connected = new ConnectedPeople({ origin, server, cookies: data.cookies, eventsOf })
      await connected.open(scene)
      return {
        ...connected.running,
        stored: () => storedIn(dataFolder, scene),
        join: (person) => connected.join(scene, person),
        close: async () => {
          await connected.close()
          release()
          rmSync(dataFolder, { recursive: true, force: true })
        },
      }
    },
  }
}

/** Accepted changes in the database at this moment, beside the import. */
const storedIn = (dataFolder: string, { directories }: Scene): number => {
  const database = new DatabaseSync(join(dataFolder, 'kontor.sqlite'), { readOnly: true })
  const row = database.prepare('select sum(seq) as seqs from documents').get()
  database.close()
  return Number(row?.['seqs']) - directories.length
}

/** When a directory's watching copy has reached each seq. */
type SeenAt = Map<number, number>

class ConnectedPeople {
  readonly #options: ConnectedOptions
  readonly #lines: Line[] = []
  readonly #senders: Sender[] = []
  #isClosing = false

  constructor(options: ConnectedOptions) {
    this.#options = options
  }

  get running(): Omit<Running, 'stored' | 'join' | 'close'> {
    const { processId } = this.#options.server
    return { processId, senders: this.#senders, receivedBytes: () => this.#lines[0]?.bytes ?? 0 }
  }

  close(): Promise<void> {
    this.#isClosing = true
    for (const line of this.#lines) line.destroy()
    return this.#options.server.stop()
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
    const sentAt: number[] = []
    const line = await this.#connect(directory, person, (payload) => {
      const message = payload[0] === downType ? downMessage(payload) : null
      if (message === null || message.type === 'welcome') return
      if (message.type !== 'outcomes') throw new Error(`The server answered with ${message.type}`)
      const outcomes = message['outcomes'] as readonly { outcome: string; seq: number }[]
      for (const { outcome, seq } of outcomes) {
        if (outcome !== 'accepted') throw new Error(`A change was ${outcome}: ${JSON.stringify(outcomes[0])}`)
        const at = sentAt.shift() ?? 0
        watching.whenSeen(seq, (seenAt) => onSeen(seenAt - at))
      }
      onDone(outcomes.length)
    })
    this.#senders.push({
      send: (count) => {
        const now = performance.now()
        for (let sent = 0; sent < count; sent += 1) sentAt.push(now)
        line.send([encodeUp({ type: 'mutate', mutations: Array.from({ length: count }, () => changes.next()) })])
      },
    })
  }

  async #connect(
    { name, people }: SceneDirectory,
    person: number,
    onMessage: ((payload: Buffer) => void) | undefined,
  ): Promise<Line> {
    const { origin, cookies } = this.#options
    const onClose = (code: number): void => {
      if (!this.#isClosing) throw new Error(`The server closed a connection with ${code}`)
    }
    const url = `${origin}/sync/directory/${name}?protocol=${protocolVersion}`
    const headers = { cookie: cookies.get(people[person] ?? '') ?? '' }
    const line = await Line.open(url, { headers, onMessage, onClose })
    line.send([askForAll()])
    this.#lines.push(line)
    return line
  }
}

interface ConnectedOptions {
  readonly origin: string
  readonly server: ServerProcess
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
