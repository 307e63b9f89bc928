import type { OrganizationAccess, ProfileId, ReachedAccount } from '@kontor/domain'
import type { Replica } from '@kontor/replica'
import type { Component } from 'svelte'
import type { Clock } from '#lib/format/clock.svelte.ts'
import type { Toasts } from '#lib/kit/toasts.svelte.ts'

/** The headings of the cards, in their order. */
export const cardGroups = ['availability', 'to-do', 'messages'] as const
export type CardGroup = (typeof cardGroups)[number]

/** One thing that is new, late or waits for this person; the whole card leads there. */
export interface Card {
  readonly id: string
  readonly tone: 'late' | 'gone' | 'plain'
  readonly icon: Component<{ class?: string }>
  readonly title: string
  readonly text: string
  /** Milliseconds since 1970: since when it is so; null where that says nothing. */
  readonly at: number | null
  readonly href: string
}

export interface CardParts {
  readonly replica: Replica
  readonly organization: OrganizationAccess
  readonly account: ReachedAccount
  readonly clock: Clock
  readonly toasts: Toasts
}

/** The cards of one account, live until they are closed. */
export interface OpenedCards {
  /** Undefined until the first copy is here. */
  readonly cards: readonly Card[] | undefined
  /** No connection, and no copy in this browser. */
  readonly isMissing: boolean
  close(): void
}

/** A kind of card: one file, and one line in `card-sources.ts`. */
export interface CardSource {
  readonly group: CardGroup
  /** The place of the mobile column that it is (B28): without the rights it is not opened. Null: the profile has none. */
  readonly place: (profileId: ProfileId) => string | null
  readonly open: (parts: CardParts) => OpenedCards
}
