import type { Network } from '../ports/network.ts'

/** The browser's belief about its network, to be changed by a test. */
export interface MemoryNetwork extends Network {
  setOnline(online: boolean): void
}

export const memoryNetwork = (): MemoryNetwork => {
  const listeners = new Set<() => void>()
  let online = true
  return {
    get online() {
      return online
    },
    setOnline: (next) => {
      online = next
      for (const listener of [...listeners]) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
