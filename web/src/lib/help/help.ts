/** The keys that work on a screen, besides those that work everywhere. */
export type KeySet = 'search' | 'rows' | 'select' | 'matrix' | 'nights'

/** The short page behind `?`: what can be done on one screen, a line for each thing, and its keys. */
export interface Help {
  readonly title: () => string
  /** One thing a line. */
  readonly text: () => string
  readonly keys: readonly KeySet[]
}
