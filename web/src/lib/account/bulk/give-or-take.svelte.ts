import type { ListChange } from '#lib/form/list-change.ts'
import { changeOfWays, chosenWay, noWays, type Way, type Ways } from './ways.ts'

/** What many people are given, and what they lose; everything else stays as each has it. */
export class GiveOrTake<Item extends string> {
  #ways = $state.raw<Ways<Item>>(noWays())
  readonly change: ListChange<Item> = $derived.by(() => changeOfWays(this.#ways))

  wayOf(item: Item): Way | null {
    return this.#ways.get(item) ?? null
  }

  /** Choosing it again clears the choice. */
  choose(item: Item, way: Way): void {
    this.#ways = chosenWay(this.#ways, item, way)
  }

  get isEmpty(): boolean {
    return this.#ways.size === 0
  }
}
