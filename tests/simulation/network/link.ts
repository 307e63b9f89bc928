import type { Random } from '../machine/random.ts'
import type { Timeline } from '../machine/timeline.ts'

export interface LinkOptions {
  readonly timeline: Timeline
  readonly random: Random
  /** How long the next bytes are on their way; asked for each portion. */
  readonly latencyMs: () => number
  readonly onBytes: (bytes: Uint8Array) => void
  /** The line was cut within bytes that were sent together. */
  readonly onTorn: () => void
  /** Nothing more will come: the other side has ended it, or the line was cut. */
  readonly onEnd: () => void
}

/** One direction of a connection: bytes arrive late, in order, and when it is cut, up to any byte. */
export class Link {
  readonly #options: LinkOptions
  #waiting: { readonly bytes: Uint8Array; readonly cancel: () => void }[] = []
  #lastArrival = 0
  #ended = false
  /** Bytes vanish without a word: a half-open connection. */
  #isMute = false

  constructor(options: LinkOptions) {
    this.#options = options
  }

  send(bytes: Uint8Array): void {
    if (this.#ended || this.#isMute) return
    const portion = {
      bytes: bytes.slice(),
      cancel: this.#arriveLater(() => {
        this.#waiting = this.#waiting.filter((one) => one !== portion)
        if (!this.#isMute) this.#options.onBytes(portion.bytes)
      }),
    }
    this.#waiting.push(portion)
  }

  /** What is on its way still arrives. */
  end(): void {
    if (this.#ended) return
    this.#ended = true
    if (!this.#isMute) this.#arriveLater(() => this.#options.onEnd())
  }

  /** Of what is on its way a part arrives, perhaps half a frame; then the end. */
  cut(): void {
    if (this.#ended && this.#waiting.length === 0) return
    this.#ended = true
    const { random, timeline, onBytes, onEnd, onTorn } = this.#options
    const rest = Buffer.concat(this.#waiting.map(({ bytes }) => bytes))
    const ends = this.#waiting.map((_, at) =>
      this.#waiting.slice(0, at + 1).reduce((sum, { bytes }) => sum + bytes.length, 0),
    )
    for (const { cancel } of this.#waiting) cancel()
    this.#waiting = []
    const part = rest.subarray(0, random.below(rest.length + 1))
    if (part.length > 0 && !ends.includes(part.length)) onTorn()
    timeline.after(random.next(), () => {
      if (this.#isMute) return
      if (part.length > 0) onBytes(part)
      onEnd()
    })
  }

  mute(): void {
    this.#isMute = true
  }

  #arriveLater(arrive: () => void): () => void {
    const { timeline, latencyMs } = this.#options
    this.#lastArrival = Math.max(this.#lastArrival, timeline.now + latencyMs())
    return timeline.after(this.#lastArrival - timeline.now, arrive)
  }
}
