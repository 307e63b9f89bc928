import { stateIds } from '@kontor/domain'
import { byName } from '#lib/format/name-order.ts'
import { findsAll, searchForm, soughtWords } from '#lib/format/search-form.ts'
import type { FilterGroup } from '#lib/kit/filter-group.ts'
import type { FilterToken } from '#lib/kit/filter-token.ts'
import { m } from '#lib/paraglide/messages.js'
import { processStateName } from '#lib/words/processes/process-names.ts'
import type { ProcessList } from './process-list.svelte.ts'
import { processFilters, type ProcessFilter } from './process-query.ts'

const optionsMax = 8

/** The values of a filter by name: states in the order of work, people and units by name. */
const optionsOf = (filter: ProcessFilter, { content }: ProcessList): readonly { value: string; name: string }[] => {
  switch (filter) {
    case 'state':
      return stateIds.map((state) => ({ value: state, name: processStateName(state) }))
    case 'person':
      return [...content.colleague.values()].toSorted(byName).map(({ id, name }) => ({ value: id, name }))
    case 'unit':
      return [...content.unit.values()]
        .map(({ id, identifier, name }) => ({
          value: id,
          name: name === null ? identifier : `${identifier} · ${name}`,
        }))
        .toSorted(byName)
  }
}

export const processFilterGroups = (list: ProcessList, text: string): readonly FilterGroup<ProcessFilter>[] => {
  const words = soughtWords(text)
  return processFilters.flatMap((filter) => {
    const options = optionsOf(filter, list).filter(({ name }) => findsAll(words, searchForm(name)))
    if (options.length === 0) return []
    return [
      {
        filter,
        label: m.board_filter_name({ filter }),
        options: options.slice(0, optionsMax),
        chosen: list.query[filter],
        more: Math.max(0, options.length - optionsMax),
      },
    ]
  })
}

/** The filters in use, with the names of their values. */
export const processFilterTokens = (list: ProcessList): readonly FilterToken[] =>
  processFilters.flatMap((filter) => {
    const chosen = list.query[filter]
    if (chosen === null) return []
    const option = optionsOf(filter, list).find(({ value }) => value === chosen)
    return [{ id: filter, label: m.board_filter_name({ filter }), value: option?.name ?? m.change_unnamed() }]
  })
