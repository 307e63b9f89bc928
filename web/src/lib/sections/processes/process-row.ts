import { dueAt, isOpen, kindOf, type Process, type Terms } from '@kontor/domain'
import { searchForm } from '#lib/format/search-form.ts'

/** A process with what does not depend on the time of day: it is made once for each version of the record. */
export interface ProcessRow {
  readonly id: Process['id']
  readonly process: Process
  readonly open: boolean
  /** The first moment at which it is late. */
  readonly due: number | null
  /** What people call it by: `fnp`, `mnp`, or its type. */
  readonly kind: string
  /** For searching. */
  readonly folded: string
}

/** Rows for a list of ten thousand: those of records that did not change are the same objects as before. */
export class ProcessRows {
  #known = new WeakMap<Process, ProcessRow>()
  #terms: Terms | null = null

  /** When a process of the last list is due. */
  dueOf(process: Process): number | null {
    return this.#known.get(process)?.due ?? null
  }

  of(processes: Iterable<Process>, terms: Terms): readonly ProcessRow[] {
    if (this.#terms?.deadline !== terms.deadline || this.#terms.processType !== terms.processType) {
      this.#known = new WeakMap()
      this.#terms = terms
    }
    const rows: ProcessRow[] = []
    for (const process of processes) rows.push(this.#rowOf(process, terms))
    return rows
  }

  #rowOf(process: Process, terms: Terms): ProcessRow {
    const known = this.#known.get(process)
    if (known !== undefined) return known
    const row: ProcessRow = {
      id: process.id,
      process,
      open: isOpen(process),
      due: dueAt(process, terms),
      kind: kindOf(process),
      folded: foldedText(process),
    }
    this.#known.set(process, row)
    return row
  }
}

/** Both ends of a range, with and without spaces between, as people may type a part of it. */
const foldedText = ({ number, title, unit, portability }: Process): string =>
  searchForm(
    [
      number,
      title,
      unit?.identifier,
      portability?.operator,
      portability?.from,
      portability?.to,
      portability?.from.slice(3),
      portability?.routingNumber,
    ]
      .filter((part) => part !== null && part !== undefined)
      .join(' '),
  )
