import { idsOf, toggled, withRange, type Marked, type MarkedIds } from './marked-ids.ts'

interface Anchor {
  readonly id: string
  /** The selection when the anchor was set: a range that grows or shrinks changes nothing else. */
  readonly base: MarkedIds
}

/** The selected people of the list, one by one or in ranges. */
export class UserSelection {
  #marked = $state.raw(idsOf([]))
  #anchor: Anchor | null = null
  /** The last selected row: extending the selection from there continues the same range. */
  #end: string | null = null

  get size(): number {
    return this.#marked.size
  }

  has(id: string): boolean {
    return this.#marked.has(id)
  }

  toggle({ id }: Marked): void {
    this.#marked = toggled(this.#marked, id)
    this.#anchor = { id, base: this.#marked }
    this.#end = id
  }

  /**
   * Selects the rows between two, in the order of the list. `from` starts a range, or continues the one that ended
   * there.
   */
  extend(rows: readonly Marked[], to: Marked, from: Marked | null = null): void {
    if (this.#anchor === null || (from !== null && from.id !== this.#end))
      this.#anchor = { id: (from ?? to).id, base: this.#marked }
    this.#end = to.id
    this.#marked = withRange(this.#anchor.base, rows, { from: this.#anchor.id, to: to.id })
  }

  set(rows: readonly Marked[]): void {
    this.#marked = idsOf(rows)
    this.#anchor = null
    this.#end = null
  }

  clear(): void {
    this.set([])
  }
}
