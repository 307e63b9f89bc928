import type { Component } from 'svelte'

/** One line of the palette: something to open or to do. */
export interface PaletteItem {
  /** Stable and unique among all sources: what was chosen last is remembered by it. */
  readonly id: string
  readonly name: string
  /** In grey beside the name. */
  readonly about?: string | undefined
  /** Other words by which it is found. */
  readonly also?: string | undefined
  /** A person shows initials. */
  readonly icon: Component<{ class?: string }> | 'person'
  /** The account whose tooth is marked. */
  readonly accountId?: string | undefined
  /** Where it leads; an item without an address acts. */
  readonly href?: string
  readonly act?: () => void
}

/** `@`, `#` and `>` before the text limit the search to one source. */
export type Mark = '@' | '#' | '>'

/**
 * A source offers only what the person may open, from the copies in this browser, so results obey the rights (B28) and work
 * offline. A section adds its own with one file in `sources/` and one line in `registry.ts`.
 */
export interface PaletteSource {
  readonly id: string
  readonly title: () => string
  readonly mark?: Mark
  /** Offered before anything is typed. */
  readonly atOnce?: boolean
  /**
   * Called while the palette is created, so it may read contexts. Gives the present items; the searched words are for a source
   * that would have too many otherwise.
   */
  readonly open: () => (words: readonly string[]) => readonly PaletteItem[]
}
