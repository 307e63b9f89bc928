import { readFileSync } from 'node:fs'

/** Linux counts a process's time in hundredths of a second. */
const ticksPerSecond = 100

const sumOf = (processIds: readonly number[], of: (processId: number) => number): number =>
  processIds.reduce((sum, processId) => sum + of(processId), 0)

/** Seconds of processor that processes and those of their children that have ended have used, in their own code and in the kernel. */
export const processorSeconds = (processIds: readonly number[]): number => sumOf(processIds, secondsOf)

const secondsOf = (processId: number): number => {
  const fields = statOf(processId)?.split(' ') ?? []
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / ticksPerSecond
}

/** What the kernel says of a process after its name; null: it has ended, and its parent has its time. */
const statOf = (processId: number): string | null => {
  try {
    const stat = readFileSync(`/proc/${processId}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2)
  } catch {
    return null
  }
}

/** Megabytes of memory that processes hold at present; what they share is counted for each. */
export const residentMegabytes = (processIds: readonly number[]): number => sumOf(processIds, megabytesOf)

const megabytesOf = (processId: number): number => {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${processId}/status`, 'utf8'))
  return Number(line?.[1] ?? 0) / 1024
}
