import type { DocumentName } from '@kontor/protocol'
import type { Commit, Store } from '../../../sync-server/src/store/store.ts'
import type { StoredDocument } from '../../../sync-server/src/store/stored-document.ts'
import type { Random } from '../machine/random.ts'
import type { Timeline } from '../machine/timeline.ts'
import type { ServerStep } from './armed-kill.ts'
import type { Disk } from './disk.ts'

/** `full`: nothing can be written. `mute`: it is written, but the answer says that it failed. `broken`: not even reads. */
export type DiskTrouble = 'full' | 'mute' | 'broken'

export interface DiskState {
  trouble: DiskTrouble | null
  slowMs: number
}

export interface StoreWatcher {
  /** The process knows a document up to this number. */
  known(document: DocumentName, seq: number): void
  /** It begins to look up what it must know for a commit. */
  looksUp(document: DocumentName): void
  /** These updates are, or are about to be, all that is kept of the document up to this number. */
  kept(document: DocumentName, seq: number, updates: readonly Uint8Array[]): void
}

export interface StoreOfProcessOptions {
  readonly disk: Disk
  readonly state: DiskState
  readonly timeline: Timeline
  readonly random: Random
  /** Of the process that uses it. */
  readonly lives: () => boolean
  readonly reached: (step: ServerStep) => void
  readonly watcher: StoreWatcher
}

const writes: readonly PropertyKey[] = [
  ...['append', 'snapshot', 'addEffect', 'finishEffect', 'postponeEffect', 'replaceInvitationToken'],
]

/**
 * The store as one process of the server sees it. Writing takes two steps, done and answered, and the process may be
 * killed before, between and after them.
 */
export const storeOfProcess = (options: StoreOfProcessOptions): Store => {
  const { disk, state, timeline, random, lives, reached, watcher } = options
  const later = (delayMs: number): Promise<void> =>
    new Promise((resolve) =>
      timeline.after(delayMs, () => {
        if (lives()) resolve()
      }),
    )
  const tell = (name: keyof Store, args: readonly unknown[], result: unknown): void => {
    if (name === 'append') {
      const { document, expectedSeq, entries } = args[0] as Commit
      watcher.known(document, expectedSeq + entries.length)
    }
    if (name === 'since' && result !== null) watcher.known(args[0] as DocumentName, (result as StoredDocument).seq)
    if (name === 'load') {
      const { seq, updates } = result as StoredDocument
      watcher.known(args[0] as DocumentName, seq)
      watcher.kept(args[0] as DocumentName, seq, updates)
    }
  }
  const call = async (name: keyof Store, args: readonly unknown[]): Promise<unknown> => {
    const isWrite = writes.includes(name)
    if (name === 'append') reached('append')
    if (isWrite || state.slowMs > 0) await later(random.next() * (2 + state.slowMs))
    if (!lives()) return never()
    const { trouble } = state
    if (trouble === 'broken' || (trouble === 'full' && isWrite)) throw storageError('disk full', sqliteFull)
    if (name === 'outcomes') watcher.looksUp(args[0] as DocumentName)
    if (name === 'snapshot') watcher.kept(args[0] as DocumentName, args[1] as number, [args[2] as Uint8Array])
    const result = await disk.perform(name, args as never)
    if (name === 'append') reached('durable')
    if (isWrite) await later(random.next() * 3)
    if (!lives()) return never()
    if (name === 'append' && trouble === 'mute') throw storageError('the answer was lost', sqliteInputOutput)
    tell(name, args, result)
    return result
  }
  return new Proxy({} as Store, {
    get:
      (_target, name) =>
      (...args: readonly unknown[]) =>
        call(name as keyof Store, args),
  })
}

/** A promise of its own for each: one for all would keep everything that waits for it. */
const never = (): Promise<never> => new Promise(() => undefined)

/** As `node:sqlite` throws it. */
const storageError = (message: string, errcode: number): Error => Object.assign(new Error(message), { errcode })
const [sqliteInputOutput, sqliteFull] = [10, 13]
