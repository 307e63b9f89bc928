import {
  isPutBackInOne,
  nightChanges,
  runsBack,
  type Calendar,
  type RatePlan,
  type RatePlanId,
  type Refusal,
  type RoomType,
  type RoomTypeId,
} from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'
import { newId } from '#lib/session/new-id.ts'
import type { CalendarView } from './calendar-view.ts'
import type { SetNights } from './nights-draft.svelte.ts'

/** What a person does with the calendar. Each act gives the refusal that a form shows, or null. */
export class CalendarActs {
  readonly #view: CalendarView

  constructor(view: CalendarView) {
    this.#view = view
  }

  async setNights(args: SetNights): Promise<Refusal | null> {
    const before = this.#view.content
    const refusal = this.#view.check('setNights', args)
    if (refusal !== null || before === null) return refusal
    const options = { saysRefusal: true, done: m.calendar_saved(), undo: () => this.#putBack(before) }
    return refusalOf(this.#view.mutate('setNights', args, options))
  }

  async addType(name: string, rooms: number): Promise<Refusal | null> {
    const args = { roomTypeId: newId<RoomTypeId>(), name, rooms }
    const options = { saysRefusal: true, done: m.calendar_type_added() }
    const refusal = await refusalOf(this.#view.mutate('addRoomType', args, options))
    // The first type is sold by something.
    if (refusal === null && this.#view.content?.ratePlan.size === 0) await this.addPlan(m.calendar_first_plan(), true)
    return refusal
  }

  changeType({ id: roomTypeId }: RoomType, name: string, rooms: number): Promise<Refusal | null> {
    const options = { saysRefusal: true, done: m.calendar_type_changed() }
    return refusalOf(this.#view.mutate('changeRoomType', { roomTypeId, name, rooms }, options))
  }

  async removeType({ id: roomTypeId, name, rooms }: RoomType): Promise<Refusal | null> {
    const before = this.#view.content
    if (before === null) return null
    const undo = () =>
      void refusalOf(this.#view.mutate('addRoomType', { roomTypeId, name, rooms })).then(() => this.#putBack(before))
    return refusalOf(this.#view.mutate('removeRoomType', { roomTypeId }, { done: m.calendar_type_removed(), undo }))
  }

  orderTypes(roomTypeIds: readonly RoomTypeId[]): void {
    void refusalOf(this.#view.mutate('orderRoomTypes', { roomTypeIds: [...roomTypeIds] }))
  }

  addPlan(name: string, isQuiet = false): Promise<Refusal | null> {
    const options = { saysRefusal: true, ...(isQuiet ? {} : { done: m.calendar_plan_added() }) }
    return refusalOf(this.#view.mutate('addRatePlan', { ratePlanId: newId<RatePlanId>(), name }, options))
  }

  changePlan({ id: ratePlanId }: RatePlan, name: string): Promise<Refusal | null> {
    const options = { saysRefusal: true, done: m.calendar_plan_changed() }
    return refusalOf(this.#view.mutate('changeRatePlan', { ratePlanId, name }, options))
  }

  async removePlan({ id: ratePlanId, name }: RatePlan): Promise<Refusal | null> {
    const before = this.#view.content
    if (before === null) return null
    const undo = () =>
      void refusalOf(this.#view.mutate('addRatePlan', { ratePlanId, name })).then(() => this.#putBack(before))
    return refusalOf(this.#view.mutate('removeRatePlan', { ratePlanId }, { done: m.calendar_plan_removed(), undo }))
  }

  orderPlans(ratePlanIds: readonly RatePlanId[]): void {
    void refusalOf(this.#view.mutate('orderRatePlans', { ratePlanIds: [...ratePlanIds] }))
  }

  /** What colleagues changed since the act stays: only what is as the act left it goes back. */
  #putBack(before: Calendar): void {
    const now = this.#view.content
    if (now === null) return
    const runs = runsBack(nightChanges(before, now), now)
    if (runs.length > 0 && isPutBackInOne(runs))
      void refusalOf(this.#view.mutate('putNightsBack', { runs: runs.map((run) => ({ ...run })) }))
  }
}

/** A change that could not be kept has been reported by the view. */
const refusalOf = async (result: ReturnType<CalendarView['mutate']>): Promise<Refusal | null> => {
  const settled = await result.catch(() => null)
  return settled === null || settled.accepted ? null : (settled.refusal as Refusal)
}
