import type { Scene } from './scene.ts'

/** One connected person who changes something. */
export interface Sender {
  /** Sends so many changes at once, each as the client of that server sends it. */
  send(changes: number): void
}

export interface SenderEvents {
  /** So many changes of this sender are done: another person's copy holds them, and for Kontor the outcome has arrived. */
  readonly onDone: (changes: number) => void
  /** How long a change took from its sender to another person's copy. */
  readonly onSeen: (latencyMs: number) => void
}

/** A running server with everyone connected. */
export interface Running {
  /** Of everything that runs for it at this moment. */
  processIds(): readonly number[]
  /** What else works for it, by name, and whose processor time is counted apart. */
  others?(): Readonly<Record<string, readonly number[]>>
  readonly senders: readonly Sender[]
  /** How many changes are in the server's database at this moment; null: it has none. */
  stored(): number | null | Promise<number>
  /** Bytes that the person who watches the first directory has received. */
  receivedBytes(): number
  /** One more connection of one of its people to the first directory; resolves when it has the whole document. */
  join(person: number): Promise<void>
  close(): Promise<void>
}

export interface Contender {
  readonly name: string
  /** What the server checks before it passes a change on. */
  readonly checks: string
  /** Starts the server with the scene's data, and connects everyone. */
  start(scene: Scene, eventsOf: (sender: number) => SenderEvents): Promise<Running>
}
