import { spawnSync } from 'node:child_process'
import type { KontorServer } from '../server/kontor-server.ts'
import type { SmallDisk } from './small-disk.ts'

/**
 * For machines that allow no mounts: from `fill` on, the kernel refuses every write of this process to a file
 * (RLIMIT_FSIZE), as a full disk does, though with another error (EFBIG). A new process has no limit.
 */
export const fileSizeLimit = (kontor: KontorServer): Pick<SmallDisk, 'fill' | 'clear'> => ({
  fill: () => {
    const { status } = spawnSync('prlimit', ['--pid', String(kontor.processId), '--fsize=1:'])
    if (status !== 0) throw new Error('neither a small disk nor a limit on files can be had here')
  },
  clear: () => undefined,
})
