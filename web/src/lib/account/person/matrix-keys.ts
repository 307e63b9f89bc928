const cells = '[data-cell]'

/**
 * The arrow keys inside a matrix. A row does not use left and right, so these lead into its cells and along them; up
 * and down stay in the column while the next row is drawn, and otherwise move the row.
 */
export const matrixKeys = (table: HTMLElement): (() => void) => {
  const onkeydown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return
    const next = cellBeside(event.target, event.key)
    if (next === null) return
    event.preventDefault()
    event.stopPropagation()
    next.focus()
  }
  // Runs before the row's own keys, which only handle rows.
  table.addEventListener('keydown', onkeydown, { capture: true })
  return () => table.removeEventListener('keydown', onkeydown, { capture: true })
}

const cellBeside = (from: HTMLElement, key: string): HTMLElement | null => {
  const row = from.closest('tr')
  if (row === null) return null
  const inRow = cellsOf(row)
  const at = inRow.indexOf(from)
  if (key === 'ArrowRight') return inRow[at + 1] ?? null
  if (key === 'ArrowLeft') return at > 0 ? (inRow[at - 1] ?? null) : at === 0 ? row : null
  if (at < 0) return null
  if (key === 'ArrowDown') return cellsOf(row.nextElementSibling)[at] ?? null
  return key === 'ArrowUp' ? (cellsOf(row.previousElementSibling)[at] ?? null) : null
}

const cellsOf = (row: Element | null): readonly HTMLElement[] => [...(row?.querySelectorAll<HTMLElement>(cells) ?? [])]
