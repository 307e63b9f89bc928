import type { MutationId } from '@kontor/domain'
import type { RetryMessage, UpMessage } from '@kontor/protocol'
import { mutationChunks } from './mutation-chunks.ts'
import type { Clock } from './ports/clock.ts'
import type { Locks } from './ports/locks.ts'
import type { StoredMutation } from './ports/login-storage.ts'

export interface MutationSenderOptions {
  readonly clock: Clock
  readonly locks: Locks
  /** The same for all tabs of the login, another for each document. */
  readonly lockName: string
  readonly online: () => boolean
  /** What may be sent, in order. */
  readonly sendable: () => readonly StoredMutation[]
  /** Of these, in order, those that can go now: the files that they mention are with the server (S19). */
  readonly ready: (mutations: readonly StoredMutation[]) => readonly StoredMutation[]
  /** Anything still in the storage, its outcome known or not? */
  readonly holds: () => boolean
  /** Reads what other tabs have done to the outbox. */
  readonly refresh: () => Promise<void>
  readonly send: (message: UpMessage) => boolean
  readonly onWaiting: (storeWaits: boolean) => void
}

/**
 * Sends what waits for one document, in order, everything at once (S2). Only while something waits does it want the
 * lock, and the tab that has it is the one that sends (S12): so the tab in which a person works usually sends its own.
 */
export class MutationSender {
  readonly #options: MutationSenderOptions
  readonly #sent = new Set<MutationId>()
  #leaveLock: (() => void) | null = null
  #holdsLock = false
  #stopRetry: (() => void) | null = null
  #storeWaits = false

  constructor(options: MutationSenderOptions) {
    this.#options = options
  }

  get storeWaits(): boolean {
    return this.#storeWaits
  }

  /** To be called whenever the connection or the outbox has changed. */
  update(): void {
    if (!this.#options.online() || !this.#options.holds()) this.#release()
    else if (this.#leaveLock === null)
      this.#leaveLock = this.#options.locks.hold(this.#options.lockName, () => this.#lockIsOurs())
    else if (this.#holdsLock && this.#stopRetry === null) this.#sendRest()
  }

  /** An outcome came: the store takes changes again. */
  answered(): void {
    this.#setStoreWaits(false)
  }

  /** Nothing of what is on its way was taken: all of it again after the delay. The server counts none of it twice (S1). */
  retry(message: RetryMessage): void {
    if (message.reason === 'storage') this.#setStoreWaits(true)
    this.#stopRetry?.()
    this.#stopRetry = this.#options.clock.after(message.afterMs, () => {
      this.#stopRetry = null
      this.#sent.clear()
      this.update()
    })
  }

  close(): void {
    this.#release()
  }

  #lockIsOurs(): void {
    const leave = this.#leaveLock
    // The tab that had the lock before may have sent everything; this one has perhaps not heard of it yet.
    // Without the storage it goes on with what it knows: the server counts nothing twice (S1).
    const refreshed = this.#options.refresh().catch(() => undefined)
    void refreshed.then(() => {
      if (this.#leaveLock !== leave) return
      this.#holdsLock = true
      this.update()
    })
  }

  #sendRest(): void {
    const rest = this.#options.sendable().filter(({ id }) => !this.#sent.has(id))
    for (const mutations of mutationChunks(this.#options.ready(rest))) {
      if (!this.#options.send({ type: 'mutate', mutations: [...mutations] })) return
      for (const { id } of mutations) this.#sent.add(id)
    }
  }

  #release(): void {
    this.#stopRetry?.()
    this.#stopRetry = null
    this.#sent.clear()
    this.#holdsLock = false
    this.#leaveLock?.()
    this.#leaveLock = null
    this.#setStoreWaits(false)
  }

  #setStoreWaits(storeWaits: boolean): void {
    if (storeWaits === this.#storeWaits) return
    this.#storeWaits = storeWaits
    this.#options.onWaiting(storeWaits)
  }
}
