import type { Contender, Running, Sender, SenderEvents } from '../contender.ts'
import { Line } from '../line.ts'
import { ownMembers, type Scene, type SceneDirectory } from '../scene.ts'
import { MapChanges } from './map-changes.ts'
import { seededDocument, type SeededDocument } from './seeded-document.ts'
import { readSyncMessage } from './sync-message.ts'
import { WatchingCopy } from './watching-copy.ts'

/** How one server of Yjs documents is started and spoken to. */
export interface YjsServer {
  readonly name: string
  start(documents: ReadonlyMap<string, SeededDocument>): Promise<StartedYjsServer>
}

export interface StartedYjsServer {
  readonly processId: number
  url(document: string): string
  /** What a client sends first. */
  greeting(document: string): readonly Uint8Array[]
  /** A message of y-protocols in the frame of this server. */
  framed(document: string, update: Uint8Array): Uint8Array
  /** What a client sends at intervals. */
  stillHere(document: string): Uint8Array
  /** Bytes of a frame before the message of y-protocols. */
  prefixLength(document: string): number
  /** Everyone is connected and holds the documents. */
  connected?(): void
  /** Of these clients' changes, how many are in the server's database now; null: it has none. */
  stored(isClient: (client: number) => boolean): number | null
  stop(): Promise<void>
}

const presenceEveryMs = 15_000

/** Clients of senders count from here; the seeded document is of client 1. */
const firstSender = 1_000

export const yjsPeer = (server: YjsServer): Contender => ({
  name: server.name,
  checks: 'nothing',
  start: async (scene, eventsOf) => {
    const documents = new Map(scene.directories.map((directory) => [directory.name, seededDocument(directory)]))
    const started = await server.start(documents)
    const connected = new ConnectedPeers(started, documents, eventsOf)
    await connected.open(scene)
    started.connected?.()
    return {
      ...connected.running,
      stored: () => connected.stored(),
      join: () => connected.join(scene.directories[0]?.name ?? ''),
    }
  },
})

/** Everyone who is connected to one server. */
class ConnectedPeers {
  readonly #started: StartedYjsServer
  readonly #documents: ReadonlyMap<string, SeededDocument>
  readonly #eventsOf: (sender: number) => SenderEvents
  readonly #lines: Line[] = []
  readonly #timers: NodeJS.Timeout[] = []
  readonly #senders: (Sender & { seen(changes: number): void })[] = []
  #isClosing = false

  constructor(
    started: StartedYjsServer,
    documents: ReadonlyMap<string, SeededDocument>,
    eventsOf: (sender: number) => SenderEvents,
  ) {
    this.#started = started
    this.#documents = documents
    this.#eventsOf = eventsOf
  }

  get running(): Omit<Running, 'stored' | 'join'> {
    return {
      processIds: () => [this.#started.processId],
      senders: this.#senders,
      receivedBytes: () => this.#lines[0]?.bytes ?? 0,
      close: () => {
        this.#isClosing = true
        for (const timer of this.#timers) clearInterval(timer)
        for (const line of this.#lines) line.destroy()
        return this.#started.stop()
      },
    }
  }

  stored(): number | null {
    return this.#started.stored((client) => client >= firstSender)
  }

  async open({ directories }: Scene): Promise<void> {
    for (const directory of directories) {
      await this.#watch(directory)
      for (const [person] of directory.people.slice(0, -1).entries()) await this.#join(directory, person)
    }
  }

  /** Resolves when the document has arrived. */
  join(name: string): Promise<void> {
    return new Promise((hasAll, failed) => {
      const onMessage = (payload: Buffer): void => {
        if (readSyncMessage(payload.subarray(this.#started.prefixLength(name))) !== null) hasAll()
      }
      this.#connect(name, onMessage).catch(failed)
    })
  }

  /** The last person of a directory holds a copy; resolves when it has what the server has. */
  async #watch({ name }: SceneDirectory): Promise<void> {
    await new Promise<void>((hasAll, failed) => {
      const copy = new WatchingCopy((client, changes) => {
        if (client >= firstSender) this.#senders[client - firstSender]?.seen(changes)
        else hasAll()
      })
      const onMessage = (payload: Buffer): void => {
        const update = readSyncMessage(payload.subarray(this.#started.prefixLength(name)))
        if (update !== null) copy.apply(update)
      }
      this.#connect(name, onMessage).catch(failed)
    })
  }

  async #join(directory: SceneDirectory, person: number): Promise<void> {
    const { name } = directory
    const at = this.#senders.length
    const { onDone, onSeen } = this.#eventsOf(at)
    const rightsOf = this.#documents.get(name)?.rightsOf
    const items = ownMembers(directory, person).flatMap((id) => rightsOf?.get(id) ?? [])
    const changes = new MapChanges(firstSender + at, items)
    const sentAt: number[] = []
    const line = await this.#connect(name, undefined)
    this.#senders.push({
      send: (count) => {
        const now = performance.now()
        const frames = Array.from({ length: count }, () => this.#started.framed(name, changes.next()))
        for (let sent = 0; sent < count; sent += 1) sentAt.push(now)
        line.send(frames)
      },
      seen: (count) => {
        const now = performance.now()
        for (const at of sentAt.splice(0, count)) onSeen(now - at)
        onDone(count)
      },
    })
  }

  async #connect(name: string, onMessage: ((payload: Buffer) => void) | undefined): Promise<Line> {
    const onClose = (code: number): void => {
      if (!this.#isClosing) throw new Error(`The server closed a connection with ${code}`)
    }
    const line = await Line.open(this.#started.url(name), { onMessage, onClose })
    line.send(this.#started.greeting(name))
    const timer = setInterval(() => line.send([this.#started.stillHere(name)]), presenceEveryMs)
    timer.unref()
    this.#timers.push(timer)
    this.#lines.push(line)
    return line
  }
}
