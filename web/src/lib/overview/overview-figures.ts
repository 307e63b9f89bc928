import {
  processCounts,
  reservationCounts,
  unreadConversations,
  type Mail,
  type MemberId,
  type Processes,
  type Reservations,
} from '@kontor/domain'

/** The columns of the overview, in their order. */
export const overviewFigures = ['open', 'late', 'withoutPerson', 'unread'] as const
export type OverviewFigure = (typeof overviewFigures)[number]

/** Undefined while a figure is not known here; null where the person may not open what it counts. */
export type OverviewFigures = Readonly<Record<OverviewFigure, number | null | undefined>>

/** What an account holds of the sections that the overview counts; the same two meanings of nothing. */
export interface OverviewContents {
  /** Of processes or of reservations, by the profile. */
  readonly work: WorkCounts | null | undefined
  readonly mail: Mail | null | undefined
}

type WorkCounts = Readonly<Record<'open' | 'late' | 'withoutPerson', number>>

export const countsOfProcesses = (content: Processes, now: number): WorkCounts =>
  processCounts(content.process.values(), { terms: content, now, memberId: null })

export const countsOfReservations = (content: Reservations, now: number): WorkCounts =>
  reservationCounts(content.reservation.values(), { now, memberId: null })

export const figuresOf = ({ work, mail }: OverviewContents, reader: MemberId): OverviewFigures => ({
  open: work === null ? null : work?.open,
  late: work === null ? null : work?.late,
  withoutPerson: work === null ? null : work?.withoutPerson,
  unread: mail === null || mail === undefined ? mail : unreadConversations(mail, reader),
})

/** The sum over accounts; undefined while none of them is known, null where none may be opened. */
export const sumOf = (all: readonly OverviewFigures[], figure: OverviewFigure): number | null | undefined => {
  const held = all.map((figures) => figures[figure]).filter((count) => count !== null)
  const known = held.filter((count) => count !== undefined)
  if (held.length === 0) return null
  return known.length === 0 ? undefined : known.reduce((sum, count) => sum + count, 0)
}
