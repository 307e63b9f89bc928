import type { Channel } from '../ports/channel.ts'

/** The channels between the tabs of one browser: hand the same function to each tab. */
export const memoryChannels = (): ((name: string) => Channel) => {
  const rooms = new Map<string, Set<(message: unknown) => void>>()
  return (name) => {
    const room = rooms.get(name) ?? new Set()
    rooms.set(name, room)
    const own = new Set<(message: unknown) => void>()
    return {
      post: (message) => {
        const text = JSON.stringify(message)
        for (const listener of room) {
          if (!own.has(listener)) queueMicrotask(() => room.has(listener) && listener(JSON.parse(text)))
        }
      },
      listen: (listener) => {
        own.add(listener)
        room.add(listener)
      },
      close: () => {
        for (const listener of own) room.delete(listener)
        own.clear()
      },
    }
  }
}
