import { tick } from 'svelte'
import type { FilterGroup } from './filter-group.ts'

export interface FilterPickingOptions<Filter extends string> {
  readonly groups: (text: string) => readonly FilterGroup<Filter>[]
  readonly onchoose: (filter: Filter, value: string | null) => void
  /** Scrolls an option into view. */
  readonly show: (at: number) => void
}

export interface PickOption<Filter extends string> {
  readonly filter: Filter
  readonly value: string
  readonly chosen: boolean
}

/** The typed text of the list of filters, and the option that the arrows have reached: the focus stays in the field. */
export class FilterPicking<Filter extends string> {
  readonly #options: FilterPickingOptions<Filter>
  #open = $state(false)
  #text = $state('')
  #at = $state(0)

  constructor(options: FilterPickingOptions<Filter>) {
    this.#options = options
  }

  readonly groups: readonly FilterGroup<Filter>[] = $derived.by(() => this.#options.groups(this.#text))

  /** The options of all groups, one after another. */
  readonly options: readonly PickOption<Filter>[] = $derived(
    this.groups.flatMap(({ filter, options, chosen }) =>
      options.map(({ value }) => ({ filter, value, chosen: value === chosen })),
    ),
  )

  /** The number of matches, including those that are not shown. */
  readonly found: number = $derived(this.groups.reduce((sum, { more }) => sum + more, this.options.length))

  get open(): boolean {
    return this.#open
  }
  set open(open: boolean) {
    this.#open = open
    this.text = ''
  }

  get text(): string {
    return this.#text
  }
  set text(text: string) {
    this.#text = text
    this.#at = 0
  }

  /** The index of the option that Enter chooses; it stays within a list that became shorter. */
  get at(): number {
    return Math.min(this.#at, this.options.length - 1)
  }

  point(at: number): void {
    this.#at = at
  }

  /** Choosing the value in use clears it. The list stays open for the next choice. */
  choose(at: number): void {
    const option = this.options[at]
    if (option === undefined) return
    if (this.#text !== '') this.text = ''
    this.#options.onchoose(option.filter, option.chosen ? null : option.value)
  }

  readonly onkeydown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Enter') this.choose(this.at)
    else if (step !== undefined && this.options.length > 0) this.#step(step)
    else return
    event.preventDefault()
  }

  #step(by: number): void {
    const count = this.options.length
    this.#at = (this.at + by + count) % count
    void tick().then(() => this.#options.show(this.at))
  }
}
