/** Marks a removed record in the overlay. */
const removed = Symbol('removed')

/**
 * A map with changes on top, which leaves the map below as it is: a few changes to 100,000 records cost a few entries.
 * It is read in the order of a `Map`: what was replaced keeps its place, what is new comes last.
 */
export class OverlayMap<K, V> implements ReadonlyMap<K, V> {
  readonly below: ReadonlyMap<K, V>
  /** Replaced and removed entries of the map below. */
  readonly #changed = new Map<K, V | typeof removed>()
  /** Entries that the map below does not have, or whose removal was followed by a new one. */
  readonly #added = new Map<K, V>()
  #size: number

  constructor(below: ReadonlyMap<K, V>) {
    this.below = below
    this.#size = below.size
  }

  get size(): number {
    return this.#size
  }

  get(key: K): V | undefined {
    if (this.#added.has(key)) return this.#added.get(key)
    const changed = this.#changed.get(key)
    if (changed === removed) return undefined
    return changed ?? this.below.get(key)
  }

  has(key: K): boolean {
    if (this.#added.has(key)) return true
    return this.#changed.get(key) !== removed && this.below.has(key)
  }

  set(key: K, value: V): void {
    if (!this.has(key)) this.#size += 1
    if (this.#changed.get(key) !== removed && this.below.has(key)) this.#changed.set(key, value)
    else this.#added.set(key, value)
  }

  delete(key: K): void {
    if (this.has(key)) this.#size -= 1
    this.#added.delete(key)
    if (this.below.has(key)) this.#changed.set(key, removed)
  }

  *entries(): Generator<[K, V], undefined> {
    for (const [key, value] of this.below) {
      const changed = this.#changed.get(key)
      if (changed !== removed) yield [key, changed ?? value]
    }
    yield* this.#added.entries()
  }

  *keys(): Generator<K, undefined> {
    for (const [key] of this.entries()) yield key
  }

  *values(): Generator<V, undefined> {
    for (const [, value] of this.entries()) yield value
  }

  [Symbol.iterator](): Generator<[K, V], undefined> {
    return this.entries()
  }

  forEach(callback: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const [key, value] of this.entries()) callback(value, key, this)
  }
}
