const fields = 'input:not(:disabled, [type=hidden]), select:not(:disabled), textarea:not(:disabled)'

/** Where the keyboard begins in an opened dialog: what asks for it, the first field, else the last button, which names the act. */
export const firstToFocus = (dialog: HTMLElement): HTMLElement | undefined => {
  const asking = dialog.querySelector<HTMLElement>('[data-autofocus]')
  // On a phone a search field would bring up the keyboard over what there is to choose from.
  const skipped = matchMedia('(pointer: coarse)').matches ? ':not([type=search])' : ''
  const field = dialog.querySelector<HTMLElement>(`.dialog-body :is(${fields})${skipped}`)
  const buttons = dialog.querySelectorAll<HTMLElement>('.dialog-foot :is(button:not(:disabled), a)')
  return asking ?? field ?? [...buttons].at(-1) ?? dialog
}
