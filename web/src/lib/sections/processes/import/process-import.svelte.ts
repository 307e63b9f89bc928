import { mutationIdInAct, processName, type MutationId, type ProcessId, type Refusal } from '@kontor/domain'
import { readCsv, type ReadRow, type ReadTable, type TableProblem } from '#lib/files/read-csv.ts'
import { tableFileLimits } from '#lib/files/limits.ts'
import { newId } from '#lib/session/new-id.ts'
import type { ProcessesView } from '#lib/session/processes-view.svelte.ts'
import type { UndoableEntry } from '../../history/undo-act.ts'
import type { OpenArguments } from '../process-draft.svelte.ts'
import { matchedColumns, type ImportColumn } from './import-columns.ts'
import { openingOf, type Cells } from './import-row.ts'

export type ImportProblem = TableProblem | 'unread'

export interface ImportRow {
  readonly line: number
  readonly cells: Cells
  /** As the file has them, for the file of refused rows. */
  readonly written: readonly string[]
  readonly args: OpenArguments
  readonly refusal: Refusal | null
}

interface ChosenFile {
  readonly name: string
  readonly table: ReadTable
}

type ImportView = Pick<ProcessesView, 'content' | 'checkInTurn' | 'mutate'>

/** How many are put into the outbox at once: in one transaction and one redraw of the screen. */
const batchSize = 50

/** Processes from a file: what it holds, what would become of each row, and opening those that are right. */
export class ProcessImport {
  readonly #view: ImportView
  file = $state.raw<ChosenFile | null>(null)
  problem = $state<ImportProblem | null>(null)
  /** What each column of the file is; null: it is skipped. */
  columns = $state.raw<readonly (ImportColumn | null)[]>([])
  rows = $state.raw<readonly ImportRow[]>([])
  /** Null: it is a trial, nothing has been sent. */
  opened = $state.raw<readonly ProcessId[] | null>(null)
  isSending = $state(false)
  readonly good = $derived(this.rows.filter(({ refusal }) => refusal === null))
  readonly refused = $derived(this.rows.filter(({ refusal }) => refusal !== null))
  /** Rows that found no room in the outbox: they stay, to be opened later. */
  unsent = $state(0)

  constructor(view: ImportView) {
    this.#view = view
  }

  async choose(file: Pick<File, 'name' | 'size' | 'arrayBuffer'>): Promise<void> {
    this.forget()
    if (file.size > tableFileLimits.bytesMax) {
      this.problem = 'too-large'
      return
    }
    const content = await file.arrayBuffer().catch(() => null)
    const table = content === null ? 'unread' : await readCsv(new Uint8Array(content))
    if (typeof table === 'string') {
      this.problem = table
      return
    }
    this.file = { name: file.name, table }
    this.columns = matchedColumns(table.head)
    this.judge()
  }

  /** Another file, or none. */
  forget(): void {
    this.file = null
    this.problem = null
    this.rows = []
    this.opened = null
    this.unsent = 0
  }

  /** What has been opened here, as entries that can be undone; those that the server refused since are gone. */
  get entries(): readonly UndoableEntry[] {
    const content = this.#view.content
    return (this.opened ?? []).flatMap((id): UndoableEntry[] => {
      const process = content?.process.get(id)
      const change = { kind: 'process', id, before: null, after: process ?? null }
      return process === undefined
        ? []
        : [{ name: 'openProcess', names: { [id]: processName(process) }, changes: [change] }]
    })
  }

  /** A column of the file becomes this one; the one that was it before is skipped. */
  match(place: number, column: ImportColumn | null): void {
    this.columns = this.columns.map((other, at) =>
      at === place ? column : column !== null && other === column ? null : other,
    )
    this.judge()
  }

  /** By the rules of the domain, each row after the ones before it: a number twice in one file is refused the second time. */
  judge(): void {
    const content = this.#view.content
    if (content === null || this.file === null) return
    const rows = this.file.table.rows.map((row) => {
      const cells = this.#cellsOf(row)
      return { line: row.line, cells, written: row.cells, args: openingOf(cells, content) }
    })
    const refusals = this.#view.checkInTurn(rows.map(({ args }) => ({ name: 'openProcess', args })))
    this.rows = rows.map((row, at) => ({ ...row, refusal: refusals[at] ?? null }))
  }

  /** Opens the good rows as one act. What a colleague has done since the trial is taken into account. */
  async send(): Promise<void> {
    if (this.isSending) return
    this.isSending = true
    this.judge()
    const actId = newId<MutationId>()
    const before = this.rows
    const good = this.good
    const outcomes: (readonly [line: number, outcome: Refusal | 'sent' | 'unsent'])[] = []
    for (let from = 0; from < good.length; from += batchSize) {
      const batch = good.slice(from, from + batchSize)
      const results = await Promise.all(batch.map((row, at) => this.#open(row, mutationIdInAct(actId, from + at))))
      batch.forEach(({ line }, at) => outcomes.push([line, results[at] ?? 'unsent']))
      if (results.includes('unsent')) break
    }
    const byLine: Readonly<Partial<Record<number, Refusal | 'sent' | 'unsent'>>> = Object.fromEntries(outcomes)
    const outcomeOf = ({ line }: ImportRow) => byLine[line] ?? 'unsent'
    this.opened = good.filter((row) => outcomeOf(row) === 'sent').map(({ args }) => args.processId as ProcessId)
    this.unsent = good.length - this.opened.length - good.filter((row) => typeof outcomeOf(row) === 'object').length
    this.rows = before.map((row) => {
      const outcome = byLine[row.line]
      return typeof outcome === 'object' ? { ...row, refusal: outcome } : row
    })
    this.isSending = false
  }

  #cellsOf({ cells }: ReadRow): Cells {
    const found: Partial<Record<ImportColumn, string>> = {}
    for (const [at, column] of this.columns.entries()) if (column !== null) found[column] = cells[at] ?? ''
    return found
  }

  async #open({ args }: ImportRow, id: MutationId): Promise<Refusal | 'sent' | 'unsent'> {
    const options = { saysRefusal: true, waitsForRoom: true, id }
    const result = await this.#view.mutate('openProcess', args, options).catch(() => null)
    if (result === null) return 'unsent'
    return result.accepted ? 'sent' : (result.refusal as Refusal)
  }
}
