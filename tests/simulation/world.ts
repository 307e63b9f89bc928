import type { LoginId, OrganizationId, SystemMutationName } from '@kontor/domain'
import type { LoginStorage, StoredMutation } from '../../packages/replica/src/ports/login-storage.ts'
import type { Login } from '../../sync-server/src/identity/identity.ts'
import { directoryOf } from '../../sync-server/src/testing/sample-organization.ts'
import { SimulatedBrowser } from './browser/simulated-browser.ts'
import type { StorageWatcher } from './browser/simulated-storage.ts'
import { randomOf, type Random } from './machine/random.ts'
import type { Timeline } from './machine/timeline.ts'
import { ArmedKill } from './server/armed-kill.ts'
import { Disk } from './server/disk.ts'
import { PostOffice } from './server/post-office.ts'
import type { Sabotage } from './server/sabotage.ts'
import { ServerProcess, type ServerWatcher } from './server/server-process.ts'
import { createSimulatedIdentity } from './server/simulated-identity.ts'
import type { DiskState } from './server/store-of-process.ts'
import { commitsBefore, people, person } from './story/cast.ts'
import type { Story } from './story/story.ts'
import { FaultCounts } from './witness/fault-counts.ts'
import { History } from './witness/history.ts'
import { MadeMutations } from './witness/made-mutations.ts'
import { Mails } from './witness/mails.ts'
import { Output } from './witness/output.ts'
import { Violations } from './witness/violations.ts'

/** A deliberate fault: in the server's collaborators, or in what browsers keep. */
export interface Faults {
  readonly server: Sabotage
  readonly storage: (storage: LoginStorage) => LoginStorage
}

export interface WorldOptions {
  readonly story: Story
  readonly timeline: Timeline
  readonly faults: Faults
}

/** What a bug writes into the log, as opposed to trouble with the disk. */
const bugs = ['mutator-failed', 'listener-failed', 'request-failed']
/** What puts off an effect when disk or post fail. */
const troubles = ['Error', 'StorageFailed']

/** One server, its disk, some browsers, and a witness of all that they do. */
export class World {
  readonly timeline: Timeline
  readonly random: Random
  readonly violations = new Violations()
  readonly made = new MadeMutations()
  readonly faultCounts = new FaultCounts()
  readonly identity = createSimulatedIdentity(people, {
    now: () => this.timeline.now + this.serverSkewMs,
    inWorld: () => this.timeline.now,
  })
  readonly history: History
  readonly mails: Mails
  readonly output: Output
  readonly disk: Disk
  readonly postOffice: PostOffice
  readonly armedKill = new ArmedKill((step) => {
    this.faultCounts.add(`server killed at: ${step}`)
    this.killServer()
    this.timeline.after(this.random.next() * 3_000, () => this.startServer())
  })
  readonly diskState: DiskState = { trouble: null, slowMs: 0 }
  readonly browsers: readonly SimulatedBrowser[]
  server: ServerProcess | null = null
  serverSkewMs = 0
  readonly #options: WorldOptions
  readonly #loginOfCookie = new Map<string, LoginId>()
  #starts = 0
  #isRestoring = false
  /** How many commits were there when the story began. */
  #commitsBefore = 0

  constructor(options: WorldOptions) {
    const { story, timeline, faults } = options
    this.#options = options
    this.timeline = timeline
    this.random = randomOf(story.seed, 'world')
    const { made, violations } = this
    const now = (): number => timeline.now
    this.history = new History({ made, violations, now, logins: () => this.identity.logins() })
    const { history } = this
    this.output = new Output({ history, violations, now })
    this.mails = new Mails({ history, violations, now: () => timeline.now + this.serverSkewMs })
    this.postOffice = new PostOffice({
      timeline,
      random: randomOf(story.seed, 'post office'),
      onDelivered: (mail) => this.mails.delivered(mail),
    })
    this.disk = new Disk({
      appended: (commit) => this.history.appended(commit, timeline.now + this.serverSkewMs),
      restored: (contents) => {
        this.history.begin(contents)
        this.made.restored()
      },
    })
    this.browsers = story.browsers.map((_, at) => {
      const name = `browser-${at}`
      const watcher = this.#storageWatcher(name)
      const { seed } = story
      const server = (): ServerProcess | null => this.server
      const { faultCounts } = this
      return new SimulatedBrowser({ name, seed, timeline, server, watcher, faultCounts, sabotage: faults.storage })
    })
  }

  get commitsBefore(): number {
    return this.#commitsBefore
  }

  async begin(): Promise<void> {
    const commits = await commitsBefore()
    this.#commitsBefore = commits.length
    this.history.begin(await this.disk.prepare(commits))
    this.startServer()
    this.#options.story.browsers.forEach(({ person: name, tabs }, at) => {
      const browser = this.browsers[at]
      if (browser === undefined) return
      this.signIn(browser, person(name).id)
      for (let tab = 0; tab < tabs; tab += 1) this.openTab(browser)
    })
  }

  startServer(): void {
    if (this.server !== null || this.#isRestoring) return
    const { timeline, faults, story } = this.#options
    this.#starts += 1
    this.server = new ServerProcess({
      ...this,
      timeline,
      random: randomOf(story.seed, `server ${this.#starts}`),
      skewMs: () => this.serverSkewMs,
      loginOfCookie: (cookie) => this.#loginOfCookie.get(cookie) ?? null,
      sabotage: faults.server,
      watcher: this.#serverWatcher(),
    })
  }

  /** The server is stopped, an older backup is put in its place, and it starts again. */
  restore(commitsKept: number, pauseMs: number): void {
    this.killServer()
    if (this.#isRestoring) return
    this.#isRestoring = true
    void this.disk.restore(commitsKept).then(() => {
      this.#isRestoring = false
      this.timeline.after(pauseMs, () => this.startServer())
    })
  }

  killServer(): void {
    this.server?.kill()
    this.server = null
  }

  signIn(browser: SimulatedBrowser, loginId: LoginId): void {
    const login = people.find(({ id }) => id === loginId)
    if (login === undefined) throw new Error(`no person has the login ${loginId}`)
    browser.loginId = loginId
    browser.cookie = this.enter(login)
  }

  /** Begins a session without a browser. */
  enter(login: Login): string {
    const { cookie } = this.identity.enter(login)
    this.#loginOfCookie.set(cookie, login.id)
    return cookie
  }

  endSession(browser: SimulatedBrowser): void {
    this.identity.endSession(browser.cookie.replace('session=', ''))
  }

  openTab(browser: SimulatedBrowser): void {
    browser.openTab(this.organizationsOf(browser.loginId))
  }

  /** Those that a person may have heard of: the screens open no others. */
  organizationsOf(loginId: LoginId | null): readonly OrganizationId[] {
    const ids: OrganizationId[] = []
    for (const { states, organizationId } of this.history.documents.values()) {
      if (states.some(({ member }) => member.some((one) => one.loginId === loginId))) ids.push(organizationId)
    }
    return ids
  }

  /** A mutation of the server's own; its outcome is not awaited. */
  runAsServer(organizationId: OrganizationId, id: string, name: SystemMutationName, args: object): void {
    if (this.server === null) return
    const mutation = { id, name, args: args as never }
    this.server.rooms.submitAsSystem(directoryOf(organizationId), mutation).catch(() => undefined)
  }

  #serverWatcher(): ServerWatcher {
    const { history, output, violations, made, armedKill } = this
    return {
      known: (document, seq) => history.known(document, seq),
      looksUp: (document) => history.looksUp(document),
      kept: (document, seq, updates) => history.kept(document, seq, updates),
      committed: (document, directory) => history.committed(document, directory),
      asked: (organizationId, mutation) => made.addOfServer(organizationId, mutation),
      accepted: (socket) => output.accepted(socket),
      sent: (socket, payload) => {
        const frame = output.sent(socket, payload)
        if (frame === 'update') armedKill.reached('broadcast')
        if (frame === 'outcomes') armedKill.reached('acknowledge')
      },
      answered: (path, loginId, answer) => output.answered(path, loginId, answer),
      logged: (event, facts) => {
        const isBug =
          bugs.includes(event) || (event === 'effect-postponed' && !troubles.includes(String(facts['error'])))
        if (isBug) violations.report('STYLE', `${event}: ${JSON.stringify(facts)}`)
      },
    }
  }

  #storageWatcher(browser: string): StorageWatcher {
    const { made } = this
    const madeBy = (loginId: string, { id, organizationId, name, args }: StoredMutation) => {
      return {
        id,
        loginId: loginId as LoginId,
        browser,
        organizationId: organizationId ?? '',
        name,
        args: structuredClone(args),
      }
    }
    return {
      added: (loginId, mutations) => {
        for (const mutation of mutations) made.add(madeBy(loginId, mutation))
      },
      notKept: (loginId, mutations) => {
        for (const mutation of mutations) made.addInMemory(madeBy(loginId, mutation))
      },
      settled: (loginId, { accepted, refused }) => {
        for (const id of accepted) this.#settle(loginId, id, null)
        for (const { id, refusal } of refused) this.#settle(loginId, id, refusal.code)
      },
      sentAgain: (loginId, id) => this.#leftTray(loginId, id),
      dropped: (loginId, id) => this.#leftTray(loginId, id),
      erased: (loginId) => made.lose(browser, loginId),
    }
  }

  #settle(loginId: string, id: string, code: string | null): void {
    const mutation = this.made.find(loginId, id)
    if (mutation?.fate !== 'waiting' && mutation?.fate !== 'in-memory') return
    mutation.fate = code === null ? 'accepted' : 'in-tray'
    mutation.code = code
  }

  #leftTray(loginId: string, id: string): void {
    const mutation = this.made.find(loginId, id)
    if (mutation?.fate === 'in-tray') mutation.fate = 'dropped'
  }
}
