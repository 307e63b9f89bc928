import { createHash } from 'node:crypto'
import type { AccountId, LoginId, OrganizationId, SectionKind } from '@kontor/domain'
import { documentName, type DocumentName } from '@kontor/protocol'
import { openReplica, type DirectoryReplica, type Ports, type Replica, type SectionReplica } from '@kontor/replica'
import { memoryFileStorages } from '../../../packages/replica/src/memory/memory-file-storage.ts'
import type { LoginStorage } from '../../../packages/replica/src/ports/login-storage.ts'
import { randomOf, type Random } from '../machine/random.ts'
import type { Timeline } from '../machine/timeline.ts'
import { Connection } from '../network/connection.ts'
import { simulatedWebSocket } from '../network/simulated-web-socket.ts'
import type { HttpCall, ServerProcess } from '../server/server-process.ts'
import type { FaultCounts } from '../witness/fault-counts.ts'
import { SharedByTabs } from './shared-by-tabs.ts'
import { SimulatedDocuments } from './simulated-documents.ts'
import { SimulatedStorage, type StorageWatcher, type TabAccess } from './simulated-storage.ts'

export interface SimulatedBrowserOptions {
  readonly name: string
  readonly seed: number
  readonly timeline: Timeline
  /** The server as it is at present; null while it is down. */
  readonly server: () => ServerProcess | null
  readonly watcher: StorageWatcher
  readonly faultCounts: FaultCounts
  readonly sabotage: (storage: LoginStorage) => LoginStorage
}

export interface SimulatedTab {
  readonly replica: Replica
  readonly directories: ReadonlyMap<OrganizationId, DirectoryReplica>
  readonly lives: () => boolean
  /** The sections that it has open, by document. */
  readonly sections: ReadonlyMap<DocumentName, SectionReplica>
  openSection<K extends SectionKind>(accountId: AccountId, kind: K): SectionReplica<K>
  /** The tab is gone from one moment to the next. */
  kill(): void
  /** It will be gone before or after something that it writes: so many of these moments pass first. */
  killAtWrite(passed: number): void
}

/** One browser of one machine: what it keeps, its tabs, its line to the server. */
export class SimulatedBrowser {
  readonly name: string
  readonly storage: SimulatedStorage
  readonly documents: SimulatedDocuments
  loginId: LoginId | null = null
  cookie = ''
  skewMs = 0
  slowMs = 0
  isFull = false
  /** Added to everything that travels. */
  lagMs = 0
  /** The line is there, whatever the browser believes. */
  isConnected = true
  tabs: SimulatedTab[] = []
  readonly #options: SimulatedBrowserOptions
  readonly #random: Random
  readonly #shared: SharedByTabs
  readonly #connections = new Set<Connection>()
  readonly #openFiles = memoryFileStorages()
  #ids = 0

  constructor(options: SimulatedBrowserOptions) {
    const { timeline, seed, name, watcher, sabotage } = options
    this.#options = options
    this.name = name
    this.#random = randomOf(seed, name)
    const random = randomOf(seed, `${name} keeps`)
    this.#shared = new SharedByTabs(timeline, random)
    this.documents = new SimulatedDocuments(timeline, random)
    this.storage = new SimulatedStorage({ timeline, random, watcher, sabotage })
  }

  get believesOnline(): boolean {
    return this.#shared.isOnline
  }

  openTab(organizationIds: readonly OrganizationId[]): void {
    const { loginId } = this
    if (loginId === null) return
    let lives = true
    let writesLeft: number | null = null
    const atWrite = (): void => {
      if (writesLeft === null || (writesLeft -= 1) >= 0) return
      writesLeft = null
      this.#options.faultCounts.add('tab closed at a write')
      tab.kill()
    }
    const replica = openReplica({ loginId, origin: 'ws://server', ports: this.#ports(() => lives, atWrite) })
    const directories = new Map(organizationIds.map((id) => [id, replica.directory(id)] as const))
    const sections = new Map<DocumentName, SectionReplica>()
    const tab: SimulatedTab = {
      replica,
      directories,
      lives: () => lives,
      sections,
      openSection: (accountId, kind) => {
        const document = documentName({ kind: 'section', accountId, key: kind.key })
        const section = sections.get(document) ?? (replica.section(accountId, kind) as unknown as SectionReplica)
        sections.set(document, section)
        // The section of this document is of this kind.
        return section as never
      },
      kill: () => {
        lives = false
        this.tabs = this.tabs.filter((one) => one !== tab)
        this.#shared.tabDied()
        // A dead tab reaches nothing any more; this only lets go of its timers.
        replica.close()
      },
      killAtWrite: (passed) => {
        writesLeft = passed
      },
    }
    this.tabs.push(tab)
  }

  killTabs(): void {
    for (const tab of [...this.tabs]) tab.kill()
  }

  setOnline(isOnline: boolean): void {
    this.#shared.setOnline(isOnline)
  }

  cut(): void {
    for (const connection of this.#connections) connection.cut()
    this.#connections.clear()
  }

  mute(): void {
    for (const connection of this.#connections) connection.mute()
    this.#connections.clear()
  }

  /** Everything that it kept is gone, as when the browser makes room. */
  lose(): void {
    this.killTabs()
    this.storage.lose()
    this.documents.lose()
  }

  #ports(lives: () => boolean, atWrite: () => void): Ports {
    const { timeline } = this.#options
    const access: TabAccess = { lives, slowMs: () => this.slowMs, isFull: () => this.isFull, atWrite }
    const after = (delayMs: number, run: () => void): (() => void) =>
      timeline.after(delayMs, () => {
        if (lives()) run()
      })
    return {
      clock: { now: () => Math.floor(timeline.now + this.skewMs), after },
      newId: () => `${this.name}-${String((this.#ids += 1)).padStart(4, '0')}`,
      WebSocket: this.#webSocket(lives, after),
      openStorage: (loginId) => this.storage.openFor(loginId, access),
      documents: this.documents.storageFor(access),
      openFiles: this.#openFiles,
      sha256: async (content) => createHash('sha256').update(content).digest('hex'),
      locks: this.#shared.locksFor(lives),
      openChannel: (name) => this.#shared.channelFor(lives, name),
      http: {
        get: (url) => this.#call(lives, url, { method: 'GET' }),
        post: (url, body) => this.#call(lives, url, { method: 'POST', body }),
        upload: () => Promise.reject(new Error('no story sends a file')),
      },
      network: this.#shared.networkFor(lives),
    }
  }

  #webSocket(lives: () => boolean, after: (delayMs: number, run: () => void) => () => void): typeof WebSocket {
    const { timeline, server, faultCounts } = this.#options
    return simulatedWebSocket({
      dial: ({ onBytes, onEnd }) => {
        if (!lives() || !this.isConnected) return null
        const connection: Connection = new Connection({
          timeline,
          random: this.#random,
          latencyMs: () => this.#latencyMs(),
          onTorn: () => faultCounts.add('cut in the middle of a frame'),
          onBytes: (bytes) => {
            if (lives()) onBytes(bytes)
          },
          onEnd: () => {
            this.#connections.delete(connection)
            if (lives()) onEnd()
          },
        })
        this.#connections.add(connection)
        return connection
      },
      ask: (connection, request, answered) => {
        timeline.after(this.#latencyMs(), () => {
          const listening = this.#connections.has(connection) ? server() : null
          if (lives()) answered(listening !== null)
          listening?.accept(connection, request)
        })
      },
      headers: () => ({ cookie: this.cookie }),
      after,
    })
  }

  async #call(lives: () => boolean, url: string, call: HttpCall): Promise<{ status: number; body: unknown }> {
    const { timeline, server } = this.#options
    const travel = (): Promise<void> => new Promise((resolve) => timeline.after(this.#latencyMs(), resolve))
    const { pathname, search } = new URL(url)
    await travel()
    const listening = this.isConnected && lives() ? server() : null
    if (listening === null) throw new Error('no network')
    // Should the process be killed meanwhile, no answer ever comes.
    const answer = await Promise.race([listening.call(`${pathname}${search}`, this.cookie, call), this.#lateFailure()])
    await travel()
    if (!this.isConnected || !listening.lives) throw new Error('no network')
    return answer
  }

  #lateFailure(): Promise<never> {
    return new Promise((_resolve, reject) => this.#options.timeline.after(30_000, () => reject(new Error('no answer'))))
  }

  #latencyMs(): number {
    const usual = 1 + this.#random.next() * 40
    const seldom = this.#random.chance(0.03) ? this.#random.next() * 1_500 : 0
    return usual + seldom + this.#random.next() * this.lagMs
  }
}
