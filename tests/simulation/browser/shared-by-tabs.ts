import type { Channel } from '../../../packages/replica/src/ports/channel.ts'
import type { Locks } from '../../../packages/replica/src/ports/locks.ts'
import type { Network } from '../../../packages/replica/src/ports/network.ts'
import type { Random } from '../machine/random.ts'
import type { Timeline } from '../machine/timeline.ts'

interface Waiting {
  readonly lives: () => boolean
  readonly held: () => void
}
interface Listening {
  readonly lives: () => boolean
  readonly receive: (message: unknown) => void
}

/** Locks, channels and the network of one browser, which its tabs share; a tab that has died holds and receives nothing. */
export class SharedByTabs {
  readonly #timeline: Timeline
  readonly #random: Random
  readonly #lines = new Map<string, Waiting[]>()
  readonly #rooms = new Map<string, Set<Listening>>()
  readonly #networkListeners = new Set<Listening>()
  #isOnline = true

  constructor(timeline: Timeline, random: Random) {
    this.#timeline = timeline
    this.#random = random
  }

  get isOnline(): boolean {
    return this.#isOnline
  }

  setOnline(isOnline: boolean): void {
    this.#isOnline = isOnline
    for (const { lives, receive } of [...this.#networkListeners]) if (lives()) receive(null)
  }

  /** To be called when a tab has died: its locks are free. */
  tabDied(): void {
    for (const line of this.#lines.values()) {
      const [first] = line
      line.splice(0, line.length, ...line.filter(({ lives }) => lives()))
      if (line[0] !== first) this.#grant(line)
    }
  }

  locksFor(lives: () => boolean): Locks {
    return {
      hold: (name, held) => {
        if (!lives()) return () => undefined
        const line = this.#lines.get(name) ?? []
        this.#lines.set(name, line)
        const waiting = { lives, held }
        line.push(waiting)
        if (line.length === 1) this.#grant(line)
        return () => {
          const place = line.indexOf(waiting)
          if (place < 0) return
          line.splice(place, 1)
          if (place === 0) this.#grant(line)
        }
      },
    }
  }

  channelFor(lives: () => boolean, name: string): Channel {
    const room = this.#rooms.get(name) ?? new Set()
    this.#rooms.set(name, room)
    const own = new Set<Listening>()
    return {
      post: (message) => {
        if (!lives()) return
        const text = JSON.stringify(message)
        for (const listening of room) {
          if (own.has(listening)) continue
          this.#timeline.after(1, () => {
            if (listening.lives() && room.has(listening)) listening.receive(JSON.parse(text))
          })
        }
      },
      listen: (receive) => {
        const listening = { lives, receive }
        own.add(listening)
        room.add(listening)
      },
      close: () => {
        for (const listening of own) room.delete(listening)
        own.clear()
      },
    }
  }

  networkFor(lives: () => boolean): Network {
    const isOnline = (): boolean => this.#isOnline
    return {
      get online() {
        return isOnline()
      },
      subscribe: (listener) => {
        const listening = { lives, receive: () => listener() }
        this.#networkListeners.add(listening)
        return () => void this.#networkListeners.delete(listening)
      },
    }
  }

  #grant(line: readonly Waiting[]): void {
    const [first] = line
    if (first === undefined) return
    this.#timeline.after(this.#random.next(), () => {
      if (line[0] === first && first.lives()) first.held()
    })
  }
}
