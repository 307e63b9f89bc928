import { chmodSync, existsSync, mkdtempSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const memory = '/dev/shm'
/** Free bytes from which the data of all tests fit, with browsers and databases. */
const enough = 4 * 1024 ** 3

const hasRoom = (): boolean => {
  if (!existsSync(memory)) return false
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize >= enough
}

/** A new folder for everything that tests write: in memory where there is room, so that no commit waits for a disk. */
export const newScratchFolder = (): string => {
  const folder = mkdtempSync(join(hasRoom() ? memory : tmpdir(), 'kontor-check-'))
  // As root, the tests run PostgreSQL as another user, whose data is in here.
  chmodSync(folder, 0o711)
  return folder
}
