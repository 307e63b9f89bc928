import type { ListChange } from '#lib/form/list-change.ts'
import { changeOfWays, chosenWay, noWays, type Way, type Ways } from './ways.ts'

/** What many people are to be given, and what is to be taken from them; whatever was not touched stays as each has it. */
export class GiveOrTake<Item extends string> {
  #ways = $state.raw<Ways<Item>>(noWays())
  readonly change: ListChange<Item> = $derived.by(() => changeOfWays(this.#ways))

  wayOf(item: Item): Way | null {
    return this.#ways.get(item) ?? null
  }

  /** Chosen once more, it is not chosen any more. */
  choose(item: Item, way: Way): void {
    this.#ways = chosenWay(this.#ways, item, way)
  }

  get isEmpty(): boolean {
    return this.#ways.size === 0
  }
}
