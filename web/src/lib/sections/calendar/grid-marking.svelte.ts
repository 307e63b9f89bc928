import { rangeBetween, type GridCell, type GridRange } from './grid-shape.ts'

/** What is marked in the grid, by mouse or by keyboard. */
export class GridMarking {
  /** Where marking began, and where the keyboard is. */
  anchor = $state.raw<GridCell | null>(null)
  active = $state.raw<GridCell | null>(null)
  isEditing = $state(false)

  get range(): GridRange | null {
    return this.anchor === null || this.active === null ? null : rangeBetween(this.anchor, this.active)
  }

  begin(cell: GridCell): void {
    this.anchor = cell
    this.active = cell
    this.isEditing = false
  }

  extend(cell: GridCell): void {
    this.anchor ??= cell
    this.active = cell
  }

  edit(): void {
    this.isEditing = this.active !== null
  }

  /** Ends editing; a second time also the marking, except the cell that the keyboard is in. */
  leave(): void {
    if (!this.isEditing) this.anchor = this.active
    this.isEditing = false
  }
}

/** Where a key moves in the grid; null: it moves nowhere. */
export const movedBy = (
  key: string,
  { row, column }: GridCell,
  bounds: { readonly rows: number; readonly columns: number; readonly page: number; readonly today: number },
): GridCell | null => {
  const within = (at: number, count: number): number => Math.max(0, Math.min(at, count - 1))
  const moves: Readonly<Record<string, GridCell>> = {
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    PageUp: { row, column: column - bounds.page },
    PageDown: { row, column: column + bounds.page },
    Home: { row, column: bounds.today },
    End: { row, column: bounds.columns - 1 },
  }
  const moved = Object.hasOwn(moves, key) ? moves[key] : undefined
  if (moved === undefined) return null
  return { row: within(moved.row, bounds.rows), column: within(moved.column, bounds.columns) }
}
