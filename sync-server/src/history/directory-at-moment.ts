import { applyChanges, emptyDirectory, type Directory } from '@kontor/domain'
import type { DocumentName } from '@kontor/protocol'
import type { Store } from '../store/store.ts'
import { readLog } from '../store/read-log.ts'

/**
 * The directory at the end of a moment, built from the log. After the clock was set back, later entries have earlier
 * times: everything up to the last entry that is not later counts (as in `directoryAt` of the domain).
 */
export const directoryAtMoment = async (
  store: Pick<Store, 'log'>,
  document: DocumentName,
  at: number,
): Promise<Directory> => {
  let last = 0
  for await (const entry of readLog(store, document, { beyond: Number.MAX_SAFE_INTEGER, direction: 'back' })) {
    last = entry.seq
    if (entry.at <= at) break
    last = 0
  }
  const directory = emptyDirectory()
  for await (const { seq, changes } of readLog(store, document, { beyond: 0, direction: 'forth' })) {
    if (seq > last) break
    applyChanges(directory, changes)
  }
  return directory
}
