import type { StoredEffect } from '../store/store.ts'

/**
 * Carries out one effect. Resolves when it need not be done again; rejects when it must be tried later, or never when the
 * error is one of those that stay (`lane.ts`).
 */
export type Carrier = (effect: StoredEffect) => Promise<void>

/** How effects of one kind are carried out. */
export interface LaneRules {
  readonly carry: Carrier
  /** Such effects are due at a time of their own, all others as soon as possible. */
  readonly isTimed?: boolean
}
