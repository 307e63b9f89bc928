import type { SectionKind } from '@kontor/domain'
import type { DirectoryReplica, DirectoryState, DocumentState, SectionReplica } from './replica.ts'
import type { WorkingCopy } from './working-copy.ts'

/** A document that one screen has taken. */
interface Taken {
  readonly value: WorkingCopy
  readonly release: () => void
}

/** A section as a screen holds it. `kind` must be that of the copy. */
export const sectionHandle = <K extends SectionKind>(taken: Taken, _kind: K): SectionReplica<K> =>
  // The copy has this kind, so content, names and refusals are of its types.
  documentHandle(taken) as unknown as SectionReplica<K>

/** A directory as a screen holds it. */
export const directoryHandle = (taken: Taken): DirectoryReplica => {
  const handle = documentHandle(taken)
  let known: { readonly of: DocumentState; readonly state: DirectoryState } | null = null
  const directory = {
    ...handle,
    get state() {
      const { state } = taken.value.watched
      if (known?.of !== state) {
        const { content, ...rest } = state
        known = { of: state, state: { ...rest, directory: content as DirectoryState['directory'] } }
      }
      return known.state
    },
  }
  // As above: the copy is that of a directory.
  return directory as unknown as DirectoryReplica
}

/** After `close`, the caller's listeners are not called any more; others may still use the document. */
const documentHandle = ({ value: copy, release }: Taken) => {
  const stops: (() => void)[] = []
  return {
    get state(): DocumentState {
      return copy.watched.state
    },
    subscribe: (listener: () => void): (() => void) => {
      const stop = copy.watched.subscribe(listener)
      stops.push(stop)
      return stop
    },
    mutate: copy.mutate.bind(copy),
    check: copy.check.bind(copy),
    checkInTurn: copy.checkInTurn.bind(copy),
    attach: copy.attach.bind(copy),
    showScreen: (path: string): void => copy.showScreen(path),
    close: (): void => {
      for (const stop of stops) stop()
      release()
    },
  }
}
