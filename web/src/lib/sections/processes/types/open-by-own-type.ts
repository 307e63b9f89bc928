import { isBuiltInType, isOpen, type Process } from '@kontor/domain'

/** How many open processes have each type of the organisation's own. */
export const openByOwnType = (processes: Iterable<Process>): ReadonlyMap<string, number> => {
  const open = new Map<string, number>()
  for (const process of processes) {
    if (!isBuiltInType(process.type) && isOpen(process)) open.set(process.type, (open.get(process.type) ?? 0) + 1)
  }
  return open
}
