import { mailKind, processesKind, reservationsKind, type AccountId, type Right } from '@kontor/domain'
import type { Replica } from '@kontor/replica'
import type { Clock } from '#lib/format/clock.svelte.ts'
import type { Toasts } from '#lib/kit/toasts.svelte.ts'
import { SectionView } from '#lib/session/section-view.svelte.ts'
import type { Viewed } from '#lib/session/view-as.svelte.ts'
import { countsOfProcesses, countsOfReservations, figuresOf, type OverviewFigures } from './overview-figures.ts'
import type { OverviewPlace } from './overview-page.ts'

interface AccountFiguresOptions {
  readonly replica: Replica
  readonly place: OverviewPlace
  readonly clock: Clock
  readonly toasts: Toasts
  readonly viewed: Viewed | null
}

/** The figures of one account, from this browser's copies of its sections; live until it is closed. */
export class AccountFigures {
  readonly accountId: AccountId
  readonly #place: OverviewPlace
  readonly #clock: Clock
  readonly #processes: SectionView<typeof processesKind> | null
  readonly #reservations: SectionView<typeof reservationsKind> | null
  readonly #mail: SectionView<typeof mailKind> | null

  constructor({ replica, place, clock, toasts, viewed }: AccountFiguresOptions) {
    const { id, rights } = place.account
    const may = (right: Right) => rights.includes(right)
    this.accountId = id
    this.#place = place
    this.#clock = clock
    this.#processes = may('processes') ? new SectionView(replica, id, processesKind, toasts, viewed) : null
    this.#reservations = may('reservations') ? new SectionView(replica, id, reservationsKind, toasts, viewed) : null
    this.#mail = may('mail') ? new SectionView(replica, id, mailKind, toasts, viewed) : null
  }

  readonly current: OverviewFigures = $derived.by(() =>
    figuresOf(
      { work: this.#work(), mail: this.#mail === null ? null : (this.#mail.content ?? undefined) },
      this.#place.organization.member.id,
    ),
  )

  /** No connection, and no copy in this browser. */
  get isMissing(): boolean {
    return [this.#processes, this.#reservations, this.#mail].some(
      (view) => view !== null && view.content === null && view.state.connection === 'offline',
    )
  }

  close(): void {
    for (const view of [this.#processes, this.#reservations, this.#mail]) view?.close()
  }

  #work() {
    const { now } = this.#clock
    if (this.#processes !== null) {
      const { content } = this.#processes
      return content === null ? undefined : countsOfProcesses(content, now)
    }
    if (this.#reservations === null) return null
    const { content } = this.#reservations
    return content === null ? undefined : countsOfReservations(content, now)
  }
}
