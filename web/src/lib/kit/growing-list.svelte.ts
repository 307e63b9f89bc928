import type { Attachment } from 'svelte/attachments'

const stepRows = 100

/**
 * Draws a list of any length piece by piece: the first hundred at once, the next as one comes near the end. For choices
 * inside a dialog, where arrows, labels and screen readers want plain rows; a table uses `VirtualRows`.
 *
 * @example const list = new GrowingList(() => found)
 * {#each list.shown as item (item.id)}…{/each}{#if list.hasMore}<li {@attach list.end}></li>{/if}
 */
export class GrowingList<Item> {
  readonly #items: () => readonly Item[]
  #drawnMax = $state(stepRows)

  constructor(items: () => readonly Item[]) {
    this.#items = items
  }

  get shown(): readonly Item[] {
    return this.#items().slice(0, this.#drawnMax)
  }

  get hasMore(): boolean {
    return this.#items().length > this.#drawnMax
  }

  grow(): void {
    this.#drawnMax += stepRows
  }

  /** Attached to the last element of the list: when it comes into view, more is drawn. */
  readonly end: Attachment = (node) => {
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) this.grow()
    })
    observer.observe(node)
    return () => observer.disconnect()
  }
}
