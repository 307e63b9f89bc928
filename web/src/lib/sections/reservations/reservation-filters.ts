import { reservationStates } from '@kontor/domain'
import { byName } from '#lib/format/name-order.ts'
import { findsAll, searchForm, soughtWords } from '#lib/format/search-form.ts'
import type { FilterGroup } from '#lib/kit/filter-group.ts'
import type { FilterToken } from '#lib/kit/filter-token.ts'
import { m } from '#lib/paraglide/messages.js'
import { reservationStateName } from '#lib/words/reservations/reservation-names.ts'
import type { ReservationList } from './reservation-list.svelte.ts'
import { reservationFilters, type ReservationFilter } from './reservation-query.ts'

const optionsMax = 8

/** The values of a filter by name: states in the order of a stay, people by name. */
const optionsOf = (
  filter: ReservationFilter,
  { content }: ReservationList,
): readonly { readonly value: string; readonly name: string }[] =>
  filter === 'state'
    ? reservationStates.map((state) => ({ value: state, name: reservationStateName(state) }))
    : [...content.colleague.values()].toSorted(byName).map(({ id, name }) => ({ value: id, name }))

export const reservationFilterGroups = (
  list: ReservationList,
  text: string,
): readonly FilterGroup<ReservationFilter>[] => {
  const words = soughtWords(text)
  return reservationFilters.flatMap((filter) => {
    const options = optionsOf(filter, list).filter(({ name }) => findsAll(words, searchForm(name)))
    const more = Math.max(0, options.length - optionsMax)
    const [label, chosen] = [m.board_filter_name({ filter }), list.query[filter]]
    return options.length === 0 ? [] : [{ filter, label, options: options.slice(0, optionsMax), chosen, more }]
  })
}

/** The filters in use, with the names of their values. */
export const reservationFilterTokens = (list: ReservationList): readonly FilterToken[] =>
  reservationFilters.flatMap((filter) => {
    const chosen = list.query[filter]
    if (chosen === null) return []
    const option = optionsOf(filter, list).find(({ value }) => value === chosen)
    return [{ id: filter, label: m.board_filter_name({ filter }), value: option?.name ?? m.change_unnamed() }]
  })
