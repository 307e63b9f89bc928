import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface SmallDisk {
  /** A folder on the disk, for a server's data. */
  readonly dataFolder: string
  /** Fills the remaining space. */
  fill(): void
  /** Frees the space. */
  clear(): void
  remove(): void
}

/** A file system in memory with this many bytes; null where this user may not mount one. */
export const smallDisk = (bytes: number): SmallDisk | null => {
  const mounted = mkdtempSync(join(tmpdir(), 'kontor-disk-'))
  const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', mounted])
  if (mount.status !== 0) {
    rmSync(mounted, { recursive: true, force: true })
    return null
  }
  const ballast = join(mounted, 'ballast')
  return {
    dataFolder: join(mounted, 'data'),
    fill: () => writeUntilFull(ballast),
    clear: () => rmSync(ballast, { force: true }),
    remove: () => {
      spawnSync('umount', ['-l', mounted])
      rmSync(mounted, { recursive: true, force: true })
    },
  }
}

const writeUntilFull = (path: string): void => {
  const file = openSync(path, 'a')
  try {
    for (let size = 65_536; size >= 1; size = Math.floor(size / 2)) writeWhileThereIsRoom(file, Buffer.alloc(size))
  } finally {
    closeSync(file)
  }
}

const writeWhileThereIsRoom = (file: number, bytes: Buffer): void => {
  try {
    while (writeSync(file, bytes) === bytes.length);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  }
}
