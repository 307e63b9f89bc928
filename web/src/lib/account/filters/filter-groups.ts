import type { FilterGroup } from '#lib/kit/filter-group.ts'
import { findsAll, searchForm, soughtWords } from '#lib/format/search-form.ts'

/** One value that a list can be filtered by. */
export interface FilterOption<Filter extends string> {
  readonly filter: Filter
  readonly value: string
  /** `Żuławy Mobile` */
  readonly name: string
  /** The text that typing searches: an organisation has up to 2,000 accounts, and many more people. */
  readonly folded: string
}

/** `also` is further text that it is found by, for instance a user name. */
export const filterOption = <Filter extends string>(
  filter: Filter,
  value: string,
  name: string,
  also = '',
): FilterOption<Filter> => ({ filter, value, name, folded: searchForm(also === '' ? name : `${name} ${also}`) })

/** The values in use. */
export type FiltersInUse<Filter extends string> = Readonly<Record<Filter, string | null>>

export interface FiltersSought<Filter extends string> {
  /** Kinds in the order in which they are shown. */
  readonly filters: readonly { readonly filter: Filter; readonly label: string }[]
  readonly options: readonly FilterOption<Filter>[]
  readonly used: FiltersInUse<Filter>
  readonly text: string
}

/** How many of each kind are shown before anything is typed, and how many of the matches. */
const lookedThroughMax = 12
const matchesMax = 50

/** The filters on offer: all kinds at first, then the matches. The value in use is always among the first. */
export const filterGroups = <Filter extends string>(sought: FiltersSought<Filter>): readonly FilterGroup<Filter>[] => {
  const { filters, options, used, text } = sought
  const words = soughtWords(text)
  const shownMax = words.length === 0 ? lookedThroughMax : matchesMax
  const matching = Map.groupBy(
    options.filter(({ folded }) => findsAll(words, folded)),
    ({ filter }) => filter,
  )
  return filters.flatMap(({ filter, label }) => {
    const all = matching.get(filter) ?? []
    const chosen = used[filter]
    const shown = all.filter(({ value }, at) => at < shownMax || value === chosen)
    return all.length === 0 ? [] : [{ filter, label, options: shown, chosen, more: all.length - shown.length }]
  })
}

/** Filters that the text in the list's own search may mean. */
export const suggestedFilters = <Filter extends string>(
  options: readonly FilterOption<Filter>[],
  used: FiltersInUse<Filter>,
  { text, max }: { readonly text: string; readonly max: number },
): readonly FilterOption<Filter>[] => {
  const words = soughtWords(text)
  if (words.length === 0 || text.trim().length < 2) return []
  const suggested: FilterOption<Filter>[] = []
  for (const option of options) {
    if (used[option.filter] === option.value || !findsAll(words, option.folded)) continue
    suggested.push(option)
    if (suggested.length === max) break
  }
  return suggested
}
