import type { OverviewPlace } from '#lib/overview/overview-page.ts'
import { phonePlaces } from '../phone-parts.ts'
import { cardSources } from './card-sources.ts'
import type { Card, CardGroup, CardParts, OpenedCards } from './card.ts'

export interface PlacedCard extends Card {
  readonly place: OverviewPlace
}

/** All cards of one account that the person may see (B28), live until they are closed. */
export class AccountCards {
  readonly place: OverviewPlace
  readonly #opened: readonly { readonly group: CardGroup; readonly cards: OpenedCards }[]

  constructor(place: OverviewPlace, parts: Omit<CardParts, 'organization' | 'account'>) {
    this.place = place
    const { organization, account } = place
    const seen = phonePlaces(organization.profile, account.rights)
    this.#opened = cardSources
      .filter((source) => seen.has(source.place(organization.profile) ?? ''))
      .map(({ group, open }) => ({ group, cards: open({ ...parts, organization, account }) }))
  }

  readonly isKnown: boolean = $derived.by(() => this.#opened.every(({ cards }) => cards.cards !== undefined))

  get isMissing(): boolean {
    return this.#opened.some(({ cards }) => cards.isMissing)
  }

  of(group: CardGroup): readonly PlacedCard[] {
    return this.#opened
      .filter((opened) => opened.group === group)
      .flatMap(({ cards }) => (cards.cards ?? []).map((card) => ({ ...card, place: this.place })))
  }

  close(): void {
    for (const { cards } of this.#opened) cards.close()
  }
}
