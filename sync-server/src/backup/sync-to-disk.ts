import { closeSync, fsyncSync, openSync } from 'node:fs'

/** A file, or the names in a folder, survive a power cut once this returns. */
export const syncToDisk = (path: string): void => {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
