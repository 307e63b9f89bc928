import { SvelteMap } from 'svelte/reactivity'
import { keptValue, type KeptValue } from './kept-value.ts'
import type { ListChange } from './list-change.ts'

/**
 * What was ticked and unticked in a dialog, and nothing else. Everything else follows the directory: a colleague's
 * change meanwhile is shown, and sending does not undo it. With a name it survives a reload.
 */
export class Choices<Item extends string> {
  readonly #made: SvelteMap<Item, boolean>
  readonly #kept: KeptValue<[Item, boolean][]>

  constructor(name: string, start: ListChange<Item> = { add: [], remove: [] }) {
    this.#kept = keptValue(name)
    const from = [
      ...start.add.map((item) => [item, true] as const),
      ...start.remove.map((item) => [item, false] as const),
    ]
    this.#made = new SvelteMap(this.#kept.read() ?? from)
  }

  /** Whether it is ticked, given what is held now. */
  isOn(item: Item, held: readonly Item[]): boolean {
    return this.#made.get(item) ?? held.includes(item)
  }

  set(item: Item, on: boolean): void {
    this.#made.set(item, on)
    this.#kept.write([...this.#made])
  }

  /** What would be held afterwards. */
  appliedTo(held: readonly Item[]): Item[] {
    const { add, remove } = this.changeOf(held)
    return [...held.filter((item) => !remove.includes(item)), ...add]
  }

  /** What to add and remove, given what is held now; choices that already apply change nothing. */
  changeOf(held: readonly Item[]): ListChange<Item> {
    const made = [...this.#made]
    return {
      add: made.filter(([item, on]) => on && !held.includes(item)).map(([item]) => item),
      remove: made.filter(([item, on]) => !on && held.includes(item)).map(([item]) => item),
    }
  }

  forget(): void {
    this.#kept.forget()
  }
}
