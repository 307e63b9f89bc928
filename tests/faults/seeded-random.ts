/** Pseudo-random numbers, the same for the same seed (mulberry32). */
export interface Random {
  /** From 0, below 1. */
  fraction(): number
  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number
}

export const seededRandom = (seed: number): Random => {
  let state = seed >>> 0
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return { fraction, between: (least, most) => least + Math.floor(fraction() * (most - least + 1)) }
}
