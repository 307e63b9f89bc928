import {
  mutationIdInAct,
  reservationWayBack,
  type InputOf,
  type MemberId,
  type MutationId,
  type Reservation,
  type reservationsKind,
  type ReservationStep,
  type ReservationStepId,
} from '@kontor/domain'
import type { MutateResult } from '@kontor/replica'
import { goWithin } from '#lib/address/go-within.svelte.ts'
import type { Toasts } from '#lib/kit/toasts.svelte.ts'
import { m } from '#lib/paraglide/messages.js'
import { newId } from '#lib/session/new-id.ts'
import type { ReservationsView } from '#lib/session/reservations-view.svelte.ts'
import { refusalSentence } from '#lib/words/refusal-sentence.ts'
import { reservationStateName } from '#lib/words/reservations/reservation-names.ts'
import type { ReservationDialogName } from './reservation-dialog-name.ts'
import { reservationNumber } from './reservation-texts.ts'

export type CancelArguments = Pick<InputOf<typeof reservationsKind, 'moveReservation'>, 'reason' | 'explanation'>

/** What a person does with reservations: one by one, or many in one act. */
export class ReservationActs {
  readonly #view: ReservationsView
  readonly #toasts: Toasts

  constructor(view: ReservationsView, toasts: Toasts) {
    this.#view = view
    this.#toasts = toasts
  }

  /** Shows a reservation beside the list. */
  show(reservationId: string | null, isOpen: boolean): void {
    void goWithin({ reservation: reservationId, dialog: null, of: null, change: null }, { replace: isOpen })
  }

  /** Opens a dialog about a reservation. */
  ask(dialog: ReservationDialogName, reservationId: string | null): void {
    void goWithin({ dialog, of: reservationId, change: null }, { replace: false })
  }

  /** Takes a step at once; asks where it needs a reason. */
  take(reservation: Reservation, step: ReservationStep): void {
    if (step.reason) this.ask('cancel', reservation.id)
    else void this.#move(reservation, step)
  }

  /** The dialog shows why it is refused. */
  cancel({ id: reservationId, number }: Reservation, args: CancelArguments): Promise<MutateResult | null> {
    const done = m.reservations_moved({
      number: reservationNumber({ number }),
      state: reservationStateName('cancelled'),
    })
    const options = { saysRefusal: true, done }
    return kept(this.#view.mutate('moveReservation', { reservationId, step: 'cancel', ...args }, options))
  }

  assign({ id: reservationId, number, assigneeId }: Reservation, memberId: MemberId | null): Promise<unknown> {
    const back = () => void kept(this.#view.mutate('assignReservation', { reservationId, memberId: assigneeId }))
    const done = m.reservations_assigned({ number: reservationNumber({ number }), name: this.#nameOf(memberId) })
    return kept(this.#view.mutate('assignReservation', { reservationId, memberId }, { done, undo: back }))
  }

  markCard({ id: reservationId, invalidCard }: Reservation): void {
    const isInvalid = invalidCard === null
    const back = () => void kept(this.#view.mutate('markCard', { reservationId, isInvalid: !isInvalid }))
    const done = isInvalid ? m.reservations_card_marked() : m.reservations_card_cleared()
    void kept(this.#view.mutate('markCard', { reservationId, isInvalid }, { done, undo: back }))
  }

  assignMany(reservations: readonly Reservation[], memberId: MemberId | null): Promise<void> {
    return this.#many(reservations, (reservationId, id) =>
      this.#view.mutate('assignReservation', { reservationId, memberId }, { ...ofMany, id }),
    )
  }

  moveMany(reservations: readonly Reservation[], step: ReservationStepId, args: CancelArguments = {}): Promise<void> {
    return this.#many(reservations, (reservationId, id) =>
      this.#view.mutate('moveReservation', { reservationId, step, ...args }, { ...ofMany, id }),
    )
  }

  #move(reservation: Reservation, { id: step, to }: ReservationStep): Promise<MutateResult | null> {
    const reservationId = reservation.id
    const back = reservationWayBack(to, reservation.state)
    return kept(
      this.#view.mutate(
        'moveReservation',
        { reservationId, step },
        {
          done: m.reservations_moved({ number: reservationNumber(reservation), state: reservationStateName(to) }),
          undo: back.length === 0 ? undefined : () => void this.#takeAll(reservationId, back),
        },
      ),
    )
  }

  async #takeAll(reservationId: Reservation['id'], steps: readonly ReservationStepId[]): Promise<void> {
    for (const step of steps) {
      const result = await kept(this.#view.mutate('moveReservation', { reservationId, step }))
      if (result?.accepted !== true) return
    }
  }

  /** One act on many: a mutation for each, in the order of the list, and one sentence about all of them. */
  async #many(
    reservations: readonly Reservation[],
    change: (reservationId: Reservation['id'], id: MutationId) => Promise<MutateResult>,
  ): Promise<void> {
    const actId = newId<MutationId>()
    let [count, reason] = [0, '']
    for (const [place, { id }] of reservations.entries()) {
      const result = await kept(change(id, mutationIdInAct(actId, place)))
      // The outbox is full: the rest stays as it was, and the sentence says how many were changed.
      if (result === null) {
        reason = m.board_outbox_full()
        break
      }
      if (result.accepted) count += 1
      else reason = refusalSentence(result.refusal)
    }
    const all = reservations.length
    const text = count === all ? m.reservations_many_changed({ count }) : m.board_some_changed({ count, all, reason })
    this.#toasts.show({ text })
  }

  #nameOf(memberId: MemberId | null): string {
    if (memberId === null) return m.board_no_person()
    return this.#view.content?.colleague.get(memberId)?.name ?? m.change_unnamed()
  }
}

const ofMany = { saysRefusal: true, waitsForRoom: true } as const

/** Null: the change was neither kept nor sent, which a notice has said. */
const kept = (result: Promise<MutateResult>): Promise<MutateResult | null> => result.catch(() => null)
