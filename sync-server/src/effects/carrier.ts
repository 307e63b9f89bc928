import type { StoredEffect } from '../store/store.ts'

/**
 * Carries out one effect. Resolves when it need not be repeated; rejects when it must be tried again, or when it failed
 * permanently (see `lane.ts`).
 */
export type Carrier = (effect: StoredEffect) => Promise<void>

/** How effects of one kind are carried out. */
export interface LaneRules {
  readonly carry: Carrier
  /** Such effects are due at a set time, all others as soon as possible. */
  readonly isTimed?: boolean
}
