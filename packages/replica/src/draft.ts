import { applyWrites, type Directory, type RecordKind, type WritableDirectory, type Write } from '@kontor/domain'

/** A directory with writes drawn on it. Copies only the maps that a write touches, and each of them once. */
export class Draft {
  #directory: WritableDirectory
  /** Kinds whose map nobody else has seen yet. */
  readonly #own = new Set<RecordKind>()

  constructor(directory: Directory) {
    this.#directory = { ...directory } as WritableDirectory
  }

  /** As it stands at present, for reading at once: later writes change it. */
  get current(): Directory {
    return this.#directory
  }

  apply(writes: readonly Write[]): void {
    for (const { kind } of writes) {
      if (kind === 'organization' || this.#own.has(kind)) continue
      Object.assign(this.#directory, { [kind]: new Map<unknown, unknown>(this.#directory[kind]) })
      this.#own.add(kind)
    }
    applyWrites(this.#directory, writes)
  }

  /** As it stands, to keep: later writes leave it alone. */
  share(): Directory {
    const shared = this.#directory
    this.#directory = { ...shared }
    this.#own.clear()
    return shared
  }
}
