import {
  emptyReservations,
  reservationCounts,
  reservationsPerDay,
  type MemberId,
  type ReservationCounts,
  type Reservations,
} from '@kontor/domain'
import { page } from '$app/state'
import { UserSelection } from '#lib/account/users/user-selection.svelte.ts'
import { goWithin } from '#lib/address/go-within.svelte.ts'
import type { Clock } from '#lib/format/clock.svelte.ts'
import type { ReservationsView } from '#lib/session/reservations-view.svelte.ts'
import {
  isReservationFiltered,
  reservationFilters,
  reservationQueryOf,
  reservationQueryParams,
  type ReservationQuery,
  type ReservationSort,
} from './reservation-query.ts'
import { ReservationRows, type ReservationRow } from './reservation-row.ts'
import {
  reservationLanes,
  reservationsFound,
  reservationsInOrder,
  type ReservationLane,
  type ReservationsAt,
} from './reservations-found.ts'

const addressFollowsMs = 200
const chartDays = 30
const nothing = emptyReservations()

/** The reservations on a screen: the query, the result as a board and as a table, the figures, the selection. */
export class ReservationList {
  readonly selection = new UserSelection()
  readonly #cache = new ReservationRows()
  readonly #view: ReservationsView
  readonly #clock: Clock
  readonly #memberId: () => MemberId
  /** The text being typed; the address follows a moment later. */
  #typed = $state<string | null>(null)
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(view: ReservationsView, clock: Clock, memberId: () => MemberId) {
    this.#view = view
    this.#clock = clock
    this.#memberId = memberId
  }

  readonly content: Reservations = $derived.by(() => this.#view.content ?? nothing)

  readonly query: ReservationQuery = $derived.by(() => {
    const query = reservationQueryOf(page.url.searchParams)
    return this.#typed === null ? query : { ...query, text: this.#typed }
  })

  get now(): number {
    return this.#clock.now
  }

  readonly #at: ReservationsAt = $derived.by(() => ({
    now: this.now,
    memberId: this.#memberId(),
    colleagues: this.content.colleague,
  }))

  readonly rows: readonly ReservationRow[] = $derived.by(() => this.#cache.of(this.content.reservation.values()))

  readonly #found: readonly ReservationRow[] = $derived.by(() => reservationsFound(this.rows, this.query, this.#at))

  /** In the order of the table. */
  readonly found: readonly ReservationRow[] = $derived.by(() =>
    reservationsInOrder(this.#found, this.query, this.content.colleague),
  )

  readonly lanes: readonly ReservationLane[] = $derived.by(() => reservationLanes(this.#found))

  /** In the order in which *next* and *previous* go through them: as they are on the screen. */
  readonly sequence: readonly ReservationRow[] = $derived.by(() =>
    this.query.shape === 'table' ? this.found : this.lanes.flatMap(({ rows }) => rows),
  )

  readonly counts: ReservationCounts = $derived.by(() =>
    reservationCounts(this.content.reservation.values(), { now: this.now, memberId: this.#memberId() }),
  )

  readonly perDay = $derived.by(() =>
    reservationsPerDay(this.content.reservation.values(), { now: this.now, days: chartDays }),
  )

  /** Selected reservations that still exist. */
  readonly marked: readonly ReservationRow[] = $derived.by(() =>
    this.selection.size === 0 ? [] : this.rows.filter(({ id }) => this.selection.has(id)),
  )

  readonly everyMarked: boolean = $derived.by(
    () => this.found.length > 0 && this.found.every(({ id }) => this.selection.has(id)),
  )

  get isFiltered(): boolean {
    return isReservationFiltered(this.query)
  }

  search(text: string): void {
    this.#typed = text
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      void goWithin(reservationQueryParams({ text }), { replace: true }).then(() => {
        if (this.#typed === text) this.#typed = null
      })
    }, addressFollowsMs)
  }

  filter(changes: Partial<ReservationQuery>): void {
    if (changes.text !== undefined) {
      this.#typed = null
      clearTimeout(this.#timer)
    }
    void goWithin(reservationQueryParams(changes), { replace: false })
  }

  clear(): void {
    this.filter({ text: '', ...Object.fromEntries(reservationFilters.map((name) => [name, null])) })
  }

  sortBy(sort: ReservationSort): void {
    this.filter({ sort, reversed: this.query.sort === sort && !this.query.reversed })
  }

  markAll(on: boolean): void {
    if (on) this.selection.set(this.found)
    else this.selection.clear()
  }
}
