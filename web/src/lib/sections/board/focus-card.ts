import { tick } from 'svelte'

/** A card that has moved is drawn again in its new lane: the keyboard follows it there. */
export const focusCard = async (recordId: string): Promise<void> => {
  await tick()
  document.querySelector<HTMLElement>(`[data-card="${CSS.escape(recordId)}"] a`)?.focus()
}

/** The card above, below, or beside in the next lane that has any. */
export const neighbourOf = (card: HTMLElement, key: string): HTMLElement | null => {
  const lane = card.closest<HTMLElement>('[data-lane]')
  if (lane === null) return null
  const cardsIn = (node: Element): HTMLElement[] => [...node.querySelectorAll<HTMLElement>('[data-card]')]
  const cards = cardsIn(lane)
  const place = cards.indexOf(card)
  if (key === 'ArrowDown' || key === 'ArrowUp') return cards[place + (key === 'ArrowDown' ? 1 : -1)] ?? null
  const lanes = [...(lane.parentElement?.querySelectorAll('[data-lane]') ?? [])]
  const at = lanes.indexOf(lane)
  const beside = key === 'ArrowRight' ? lanes.slice(at + 1) : lanes.slice(0, at).reverse()
  const found = beside.map(cardsIn).find((others) => others.length > 0) ?? []
  return found[Math.min(place, found.length - 1)] ?? null
}
