import type { DocumentName } from '@kontor/protocol'
import type { Commit, Store, StoredDocument } from '../../../sync-server/src/store/store.ts'
import type { Random } from '../machine/random.ts'
import type { Timeline } from '../machine/timeline.ts'
import type { Disk } from './disk.ts'

/** `full`: nothing can be written. `mute`: it is written, but the answer says that it failed. `broken`: not even reads. */
export type DiskTrouble = 'full' | 'mute' | 'broken'

export interface DiskState {
  trouble: DiskTrouble | null
  slowMs: number
}

export interface StoreOfProcessOptions {
  readonly disk: Disk
  readonly state: DiskState
  readonly timeline: Timeline
  readonly random: Random
  /** Of the process that uses it. */
  readonly lives: () => boolean
  /** The process knows a document up to this number. */
  readonly onKnown: (document: DocumentName, seq: number) => void
}

const writes: readonly PropertyKey[] = ['append', 'snapshot', 'addEffect', 'finishEffect', 'replaceInvitationToken']

/**
 * The store as one process of the server sees it. Writing takes two steps, done and answered, and the process may be
 * killed before, between and after them.
 */
export const storeOfProcess = (options: StoreOfProcessOptions): Store => {
  const { disk, state, timeline, random, lives, onKnown } = options
  const later = (delayMs: number): Promise<void> =>
    new Promise((resolve) =>
      timeline.after(delayMs, () => {
        if (lives()) resolve()
      }),
    )
  const call = async (name: keyof Store, args: readonly unknown[]): Promise<unknown> => {
    const isWrite = writes.includes(name)
    if (isWrite || state.slowMs > 0) await later(random.next() * (2 + state.slowMs))
    if (!lives()) return new Promise(() => undefined)
    const { trouble } = state
    if (trouble === 'broken' || (trouble === 'full' && isWrite)) throw new Error('disk full')
    const result = await disk.perform(name, args as never)
    if (isWrite) await later(random.next() * 3)
    if (!lives()) return new Promise(() => undefined)
    if (name === 'append' && trouble === 'mute') throw new Error('the answer was lost')
    if (name === 'append') {
      const { document, expectedSeq, entries } = args[0] as Commit
      onKnown(document, expectedSeq + entries.length)
    }
    if (name === 'load') onKnown(args[0] as DocumentName, (result as StoredDocument).seq)
    return result
  }
  return new Proxy({} as Store, {
    get:
      (_target, name) =>
      (...args: readonly unknown[]) =>
        call(name as keyof Store, args),
  })
}
