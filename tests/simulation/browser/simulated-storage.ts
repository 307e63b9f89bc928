import type { LoginStorage, StoredMutation, StoredVerdicts } from '../../../packages/replica/src/ports/login-storage.ts'
import { memoryLoginStorages } from '../../../packages/replica/src/memory/memory-login-storage.ts'
import type { Random } from '../machine/random.ts'
import type { Timeline } from '../machine/timeline.ts'

export interface StorageWatcher {
  /** These are durable in the browser from now on. */
  added(loginId: string, mutations: readonly StoredMutation[]): void
  /** The storage was full. */
  notKept(loginId: string, mutations: readonly StoredMutation[]): void
  settled(loginId: string, verdicts: StoredVerdicts): void
  sentAgain(loginId: string, id: string, again: string): void
  dropped(loginId: string, id: string): void
  /** Everything of this login is gone. */
  erased(loginId: string): void
}

export interface SimulatedStorageOptions {
  readonly timeline: Timeline
  readonly random: Random
  readonly watcher: StorageWatcher
  /** A deliberate fault, for all storages. */
  readonly sabotage: (storage: LoginStorage) => LoginStorage
}

/** How one tab does something to what its browser keeps. */
export interface TabAccess {
  readonly lives: () => boolean
  /** Longest time of one transaction. */
  readonly slowMs: () => number
  readonly isFull: () => boolean
  /** Called before and after everything that it writes: between any two writes the tab may be closed. */
  readonly atWrite: () => void
}

/**
 * What logins keep in one browser, as IndexedDB does it: each call is one transaction; it takes its time, it follows on
 * those that were asked before, and it does not happen when the tab has been closed by then.
 */
export class SimulatedStorage {
  readonly #options: SimulatedStorageOptions
  #storages = memoryLoginStorages()
  #lastAt = 0

  constructor(options: SimulatedStorageOptions) {
    this.#options = options
  }

  async read(loginId: string) {
    return (await this.#storages.open(loginId)).readOutbox()
  }

  async readCopies(loginId: string) {
    return (await this.#storages.open(loginId)).readCopies()
  }

  /** The browser has thrown everything away. */
  lose(): void {
    this.#storages = memoryLoginStorages()
  }

  async openFor(loginId: string, tab: TabAccess): Promise<LoginStorage> {
    const { watcher, sabotage } = this.#options
    let kept = sabotage(await this.#storages.open(loginId))
    const run = <T>(work: () => Promise<T>, nothing: T): Promise<T> => this.#transaction(tab, work, nothing)
    const write = (work: () => Promise<void>): Promise<void> =>
      run(async () => {
        tab.atWrite()
        if (!tab.lives()) return
        await work()
        tab.atWrite()
      }, undefined)
    return {
      isDurable: true,
      readOutbox: () => run(() => kept.readOutbox(), { pending: [], tray: [] }),
      add: (mutations) =>
        write(async () => {
          if (tab.isFull()) {
            watcher.notKept(loginId, mutations)
            throw new Error('QuotaExceededError')
          }
          await kept.add(mutations)
          watcher.added(loginId, mutations)
        }),
      settle: (verdicts) =>
        write(async () => {
          if (tab.isFull()) throw new Error('QuotaExceededError')
          await kept.settle(verdicts)
          watcher.settled(loginId, verdicts)
        }),
      sendAgain: (id, again) =>
        write(async () => {
          const entry = (await kept.readOutbox()).tray.find((one) => one.id === id)
          await kept.sendAgain(id, again)
          if (entry === undefined) return
          const { refusal: _refusal, refusedAt: _refusedAt, ...mutation } = entry
          watcher.added(loginId, [{ ...mutation, ...again }])
          watcher.sentAgain(loginId, id, again.id)
        }),
      drop: (id) =>
        write(async () => {
          await kept.drop(id)
          watcher.dropped(loginId, id)
        }),
      readAccess: () => run(() => kept.readAccess(), null),
      writeAccess: (snapshot) => write(() => kept.writeAccess(structuredClone(snapshot))),
      readClockOffset: () => run(() => kept.readClockOffset(), 0),
      writeClockOffset: (offsetMs) => write(() => kept.writeClockOffset(offsetMs)),
      readCopies: () => run(() => kept.readCopies(), []),
      writeCopy: (copy) => write(() => kept.writeCopy(copy)),
      removeCopy: (place) => write(() => kept.removeCopy(place)),
      close: () => undefined,
      erase: () =>
        write(async () => {
          await kept.erase()
          watcher.erased(loginId)
          kept = sabotage(await this.#storages.open(loginId))
        }),
    }
  }

  /** A dead tab gets an answer too, so that it can come to its end; nothing happens any more. */
  #transaction<T>(tab: TabAccess, work: () => Promise<T>, nothing: T): Promise<T> {
    const { timeline, random } = this.#options
    if (!tab.lives()) return Promise.resolve(nothing)
    this.#lastAt = Math.max(this.#lastAt, timeline.now + random.next() * (1 + tab.slowMs()))
    return new Promise((resolve, reject) => {
      timeline.after(this.#lastAt - timeline.now, () => {
        if (!tab.lives()) return resolve(nothing)
        work().then(
          (result) => timeline.after(random.next(), () => resolve(tab.lives() ? result : nothing)),
          (error: unknown) => timeline.after(0, () => (tab.lives() ? reject(error as Error) : resolve(nothing))),
        )
      })
    })
  }
}
