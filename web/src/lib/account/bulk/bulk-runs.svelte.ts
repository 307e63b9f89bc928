import { mutationIdInAct, type DraftMutation, type MutationId } from '@kontor/domain'
import type { Replica } from '@kontor/replica'
import { createContext } from 'svelte'
import type { DirectoryView } from '#lib/session/directory-view.svelte.ts'
import { newId } from '#lib/session/new-id.ts'
import type { BulkAct } from './bulk-change.ts'
import { BulkRun, type RunPerson } from './bulk-run.svelte.ts'

export interface BulkStart {
  readonly act: BulkAct
  readonly back?: boolean
  readonly people: readonly RunPerson[]
}

/** The change of many people in progress, or the last one: it outlives the screen that started it. */
export class BulkRuns {
  readonly #view: DirectoryView
  readonly #replica: Replica
  #current = $state.raw<BulkRun | null>(null)
  #shown = $state(false)

  constructor(view: DirectoryView, replica: Replica) {
    this.#view = view
    this.#replica = replica
  }

  get current(): BulkRun | null {
    return this.#current
  }

  /** Whether the list of outcomes is open. When it is closed the run continues. */
  get shown(): boolean {
    return this.#shown
  }
  set shown(shown: boolean) {
    this.#shown = shown
    if (!shown && this.#current?.isOver === true) this.#current = null
  }

  /** Another run starts only when nothing of this one would be lost: the outbox continues by itself. */
  get isBusy(): boolean {
    return this.#current !== null && !this.#current.isKept
  }

  /** Whether the run itself shows the outcome of this change: in its open list, or in the line that leads there. */
  tells(id: MutationId): boolean {
    return this.#current?.sent(id) ?? false
  }

  start({ act, back, people }: BulkStart): void {
    if (this.isBusy) return
    const actId = newId<MutationId>()
    const run = new BulkRun({
      act,
      back: back ?? false,
      people,
      mutate: ({ name, args }: DraftMutation, place) =>
        this.#view.mutate(name, args, { saysRefusal: true, waitsForRoom: true, id: mutationIdInAct(actId, place) }),
      replica: this.#replica,
      pending: () => this.#view.state.pending.length,
    })
    this.#current = run
    this.#shown = true
    void run.start()
  }

  dismiss(): void {
    this.#shown = false
    this.#current = null
  }
}

/** Null for a member who may not open the directory. */
export const [useBulkRuns, provideBulkRuns] = createContext<BulkRuns | null>()
