export interface SeededRandom {
  /** From 0 up to, but without, `below`. */
  whole(below: number): number
  one<T>(list: readonly T[]): T
  bytes(count: number): Uint8Array
  /** As browsers make them, but always the same. */
  id(): string
}

/** Mulberry32: the same seed gives the same attacks on every machine. */
export const seededRandom = (seed: number): SeededRandom => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const whole = (below: number): number => next() % below
  const bytes = (count: number): Uint8Array => Uint8Array.from({ length: count }, () => whole(256))
  return {
    whole,
    one: (list) => {
      if (list.length === 0) throw new Error('there is nothing to choose from')
      return list[whole(list.length)] as (typeof list)[number]
    },
    bytes,
    id: () => Buffer.from(bytes(16)).toString('hex'),
  }
}
