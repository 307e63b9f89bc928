import type { Locks } from '../ports/locks.ts'

/** The locks of one browser: hand the same object to each of its tabs. */
export const memoryLocks = (): Locks => {
  const lines = new Map<string, (() => void)[]>()
  return {
    hold: (name, held) => {
      const line = lines.get(name) ?? []
      lines.set(name, line)
      line.push(held)
      if (line.length === 1) callWhenFirst(line, held)
      return () => {
        const place = line.indexOf(held)
        if (place < 0) return
        line.splice(place, 1)
        if (place === 0 && line[0]) callWhenFirst(line, line[0])
      }
    },
  }
}

/** As in a browser, `held` is called a little later, and not at all after the holder has left the line. */
const callWhenFirst = (line: readonly (() => void)[], held: () => void): void =>
  queueMicrotask(() => {
    if (line[0] === held) held()
  })
