import {
  mutationIdInAct,
  stepsOf,
  wayBack,
  type InputOf,
  type MemberId,
  type MutationId,
  type Process,
  type processesKind,
  type Step,
  type StepId,
} from '@kontor/domain'
import type { MutateResult } from '@kontor/replica'
import { goWithin } from '#lib/address/go-within.svelte.ts'
import type { Toasts } from '#lib/kit/toasts.svelte.ts'
import { m } from '#lib/paraglide/messages.js'
import { newId } from '#lib/session/new-id.ts'
import type { ProcessesView } from '#lib/session/processes-view.svelte.ts'
import { processStateName } from '#lib/words/processes/process-names.ts'
import { refusalSentence } from '#lib/words/refusal-sentence.ts'
import type { ProcessDialogName } from './process-dialog-name.ts'
import { needsDialog } from './process-steps.ts'
import { processNumber } from './process-texts.ts'

export type StepArguments = Omit<InputOf<typeof processesKind, 'moveProcess'>, 'processId'>

/** What a person does with processes: one by one, or many in one act. */
export class ProcessActs {
  readonly #view: ProcessesView
  readonly #toasts: Toasts
  /** The steps between which the open dialog lets the person choose; null: all that are possible. */
  wanted = $state.raw<readonly StepId[] | null>(null)

  constructor(view: ProcessesView, toasts: Toasts) {
    this.#view = view
    this.#toasts = toasts
  }

  /** Shows a process beside the list. */
  show(processId: string | null, isOpen: boolean): void {
    void goWithin({ process: processId, dialog: null, of: null, change: null }, { replace: isOpen })
  }

  /** Opens a dialog about a process. */
  ask(dialog: ProcessDialogName, processId: string | null): void {
    if (dialog !== 'step') this.wanted = null
    void goWithin({ dialog, of: processId, change: null }, { replace: false })
  }

  /** Takes the one step at once; asks where there are several, or where it needs a reason, a date or a number. */
  take(process: Process, steps: readonly Step[]): void {
    const [first, second] = steps
    if (first === undefined) return
    if (second === undefined && !needsDialog(first)) {
      void this.move(process, { step: first.id })
      return
    }
    this.wanted = steps.map(({ id }) => id)
    this.ask('step', process.id)
  }

  /** With `saysRefusal` a dialog shows why it is refused; otherwise a notice does. */
  move(process: Process, args: StepArguments, saysRefusal = false): Promise<MutateResult | null> {
    const options = { ...this.#moved(process, args.step), saysRefusal }
    return this.#kept(this.#view.mutate('moveProcess', { processId: process.id, ...args }, options))
  }

  assign(process: Process, memberId: MemberId | null): Promise<MutateResult | null> {
    const before = process.assigneeId
    return this.#kept(
      this.#view.mutate(
        'assignProcess',
        { processId: process.id, memberId },
        {
          done: m.processes_assigned({ number: processNumber(process), name: this.#nameOf(memberId) }),
          undo: () => void this.#kept(this.#view.mutate('assignProcess', { processId: process.id, memberId: before })),
        },
      ),
    )
  }

  setDueDate(process: Process, dueDate: Process['dueDate']): Promise<MutateResult | null> {
    const processId = process.id
    const before = process.dueDate
    return this.#kept(
      this.#view.mutate(
        'changeProcess',
        { processId, dueDate },
        {
          done: m.processes_due_changed({ number: processNumber(process) }),
          undo: () => void this.#kept(this.#view.mutate('changeProcess', { processId, dueDate: before })),
        },
      ),
    )
  }

  assignMany(processes: readonly Process[], memberId: MemberId | null): Promise<void> {
    return this.#many(processes, ({ id: processId }, id) =>
      this.#view.mutate('assignProcess', { processId, memberId }, { saysRefusal: true, waitsForRoom: true, id }),
    )
  }

  moveMany(processes: readonly Process[], args: StepArguments): Promise<void> {
    return this.#many(processes, ({ id: processId }, id) =>
      this.#view.mutate('moveProcess', { processId, ...args }, { saysRefusal: true, waitsForRoom: true, id }),
    )
  }

  #moved(process: Process, stepId: StepId) {
    const to = this.#stateAfter(process, stepId)
    const back = to === process.state ? [] : wayBack(process.type, to, process.state)
    return {
      done: m.processes_moved({ number: processNumber(process), state: processStateName(to) }),
      undo: back.length === 0 ? undefined : () => void this.#takeAll(process, back),
    }
  }

  #stateAfter(process: Process, stepId: StepId): Process['state'] {
    return stepsOf(process).find(({ id }) => id === stepId)?.to ?? process.state
  }

  async #takeAll(process: Process, steps: readonly StepId[]): Promise<void> {
    for (const step of steps) {
      const result = await this.#kept(this.#view.mutate('moveProcess', { processId: process.id, step }))
      if (result?.accepted !== true) return
    }
  }

  /** One act on many: a mutation for each, in the order of the list, and one sentence about all of them. */
  async #many(
    processes: readonly Process[],
    change: (process: Process, id: MutationId) => Promise<MutateResult>,
  ): Promise<void> {
    const actId = newId<MutationId>()
    let changed = 0
    let refused = ''
    for (const [place, process] of processes.entries()) {
      const result = await this.#kept(change(process, mutationIdInAct(actId, place)))
      // The outbox is full: the rest stays as it was, and the sentence says how many were changed.
      if (result === null) {
        refused = m.board_outbox_full()
        break
      }
      if (result.accepted) changed += 1
      else refused = refusalSentence(result.refusal)
    }
    const [count, all] = [changed, processes.length]
    this.#toasts.show({
      text: count === all ? m.processes_many_changed({ count }) : m.board_some_changed({ count, all, reason: refused }),
    })
  }

  /** Null: the change was neither kept nor sent, which a notice has said. */
  #kept(result: Promise<MutateResult>): Promise<MutateResult | null> {
    return result.catch(() => null)
  }

  #nameOf(memberId: MemberId | null): string {
    return memberId === null
      ? m.board_no_person()
      : (this.#view.content?.colleague.get(memberId)?.name ?? m.change_unnamed())
  }
}
