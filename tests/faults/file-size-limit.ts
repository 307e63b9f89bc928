import { spawnSync } from 'node:child_process'
import type { KontorServer } from '../server/kontor-server.ts'
import type { SmallDisk } from './small-disk.ts'

/**
 * Where no file system may be mounted: from `fill` on, the kernel refuses every write of this process that a file
 * would have to hold (RLIMIT_FSIZE), as a full disk does, though by another name (EFBIG). A new process has no limit.
 */
export const fileSizeLimit = (kontor: KontorServer): Pick<SmallDisk, 'fill' | 'clear'> => ({
  fill: () => {
    const { status } = spawnSync('prlimit', ['--pid', String(kontor.processId), '--fsize=1:'])
    if (status !== 0) throw new Error('neither a small disk nor a limit on files can be had here')
  },
  clear: () => undefined,
})
