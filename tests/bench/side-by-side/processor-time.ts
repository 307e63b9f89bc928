import { readFileSync } from 'node:fs'

/** Linux counts a process's time in hundredths of a second. */
const ticksPerSecond = 100

const sumOf = (processIds: readonly number[], of: (processId: number) => number): number =>
  processIds.reduce((sum, processId) => sum + of(processId), 0)

/** Seconds of processor that processes have used, in their own code and in the kernel. */
export const processorSeconds = (processIds: readonly number[]): number => sumOf(processIds, secondsOf)

const secondsOf = (processId: number): number => {
  const stat = readFileSync(`/proc/${processId}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}

/** Megabytes of memory that processes hold at present; what they share is counted for each. */
export const residentMegabytes = (processIds: readonly number[]): number => sumOf(processIds, megabytesOf)

const megabytesOf = (processId: number): number => {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${processId}/status`, 'utf8'))
  return Number(line?.[1] ?? 0) / 1024
}
