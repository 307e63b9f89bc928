const fields = 'input:not(:disabled, [type=hidden]), select:not(:disabled), textarea:not(:disabled)'

/**
 * The first focus of an opened dialog: the element that requests it, the first field, else the last button, which names
 * the act.
 */
export const firstToFocus = (dialog: HTMLElement): HTMLElement | undefined => {
  const asking = dialog.querySelector<HTMLElement>('[data-autofocus]')
  // On a phone a search field would open the keyboard over the choices.
  const skipped = matchMedia('(pointer: coarse)').matches ? ':not([type=search])' : ''
  const field = dialog.querySelector<HTMLElement>(`.dialog-body :is(${fields})${skipped}`)
  const buttons = dialog.querySelectorAll<HTMLElement>('.dialog-foot :is(button:not(:disabled), a)')
  return asking ?? field ?? [...buttons].at(-1) ?? dialog
}

/**
 * Focuses the new step of a dialog: its main act on the way forward, so that Enter continues, and its first field on
 * the way back. A form that reports a wrong field takes precedence.
 */
export const focusStep = (dialog: HTMLElement, forward: boolean): void => {
  const within = dialog.querySelector('.dialog-body')?.contains(document.activeElement) === true
  if (within) return
  const target = forward ? mainAct(dialog) : firstToFocus(dialog)
  target?.focus()
}

const mainAct = (dialog: HTMLElement): HTMLElement | undefined =>
  dialog.querySelector<HTMLElement>('.dialog-foot button:is(.button-main, .button-danger-main):not(:disabled)') ??
  firstToFocus(dialog)
