import { neighbourOf } from './focus-card.ts'

export interface CardKeys {
  readonly canChange: boolean
  /** A closed record takes no person in charge. */
  readonly isOpen: boolean
  readonly onmoveaside: (side: 1 | -1) => void
  readonly onassign: () => void
}

/** What the keyboard does on a card: arrows go to the others, Shift with an arrow moves it, letters open what the mouse does. */
export const cardKey = (
  event: KeyboardEvent & { readonly currentTarget: HTMLElement },
  { canChange, isOpen, onmoveaside, onassign }: CardKeys,
): void => {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const card = event.currentTarget.closest<HTMLElement>('[data-card]')
  const side = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : null
  if (card === null) return
  if (event.shiftKey && side !== null && canChange) onmoveaside(side)
  else if (event.key.startsWith('Arrow')) neighbourOf(card, event.key)?.querySelector('a')?.focus()
  else if (event.key === 'm') card.querySelector<HTMLElement>('[aria-haspopup=menu]')?.click()
  else if (event.key === 'p' && isOpen && canChange) onassign()
  else return
  event.preventDefault()
}
