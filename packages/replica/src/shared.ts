/** Something with a lifetime, made for the first who takes it and closed when the last gives it back. */
export class Shared<Key, Value extends { close(): Promise<void> }> {
  readonly #make: (key: Key) => Value
  readonly #taken = new Map<Key, { readonly value: Value; takers: number }>()

  constructor(make: (key: Key) => Value) {
    this.#make = make
  }

  take(key: Key): { readonly value: Value; readonly release: () => void } {
    const entry = this.#taken.get(key) ?? { value: this.#make(key), takers: 0 }
    this.#taken.set(key, entry)
    entry.takers += 1
    let released = false
    const release = (): void => {
      if (released) return
      released = true
      entry.takers -= 1
      if (entry.takers > 0) return
      this.#taken.delete(key)
      void entry.value.close()
    }
    return { value: entry.value, release }
  }

  get(key: Key): Value | undefined {
    return this.#taken.get(key)?.value
  }

  values(): readonly Value[] {
    return [...this.#taken.values()].map(({ value }) => value)
  }
}
