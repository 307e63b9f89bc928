import { findsAll, searchForm, soughtWords } from '#lib/format/search-form.ts'
import { foundOfMarkMax, foundOfSourceMax, recentShownMax } from './limits.ts'
import type { Mark, PaletteItem, PaletteSource } from './source.ts'

export interface OpenedSource extends Pick<PaletteSource, 'id' | 'title' | 'mark' | 'atOnce'> {
  readonly items: (words: readonly string[]) => readonly PaletteItem[]
}

export interface FoundGroup {
  readonly id: string
  readonly title: string
  readonly items: readonly PaletteItem[]
}

interface Recent {
  readonly title: string
  /** Of items, the newest first. */
  readonly ids: readonly string[]
}

export interface SoughtText {
  readonly mark: Mark | null
  readonly words: readonly string[]
}

/** `@lucja` seeks people alone. */
export const soughtText = (text: string): SoughtText => {
  const typed = text.trimStart()
  const mark = (['@', '#', '>'] as const).find((known) => typed.startsWith(known)) ?? null
  return { mark, words: soughtWords(mark === null ? typed : typed.slice(1)) }
}

/**
 * What the palette shows: before anything is typed, what was chosen last and what can be done; afterwards the best of each
 * source. What was chosen last is looked up among the present items, so nothing returns that the person may no longer open. `others` are sources that come and go while it is open.
 */
export const itemFinder = (own: readonly OpenedSource[], others: () => readonly OpenedSource[] = () => []) => {
  const folded: FoldedItems = new WeakMap()
  return ({ mark, words }: SoughtText, recent: Recent): readonly FoundGroup[] => {
    const sources = [...own, ...others()]
    const asked = sources.filter((source) => (mark === null ? words.length > 0 || source.atOnce : source.mark === mark))
    const most = mark === null ? foundOfSourceMax : foundOfMarkMax
    const groups = asked.map(({ id, title, items }) => ({
      id,
      title: title(),
      items: best(items(words), words, folded).slice(0, most),
    }))
    const last = mark === null && words.length === 0 ? [recentGroup(sources, recent)] : []
    return [...last, ...groups].filter(({ items }) => items.length > 0)
  }
}

const recentGroup = (sources: readonly OpenedSource[], { title, ids }: Recent): FoundGroup => {
  if (ids.length === 0) return { id: 'recent', title, items: [] }
  const known = new Map(sources.flatMap(({ items }) => items([])).map((item) => [item.id, item]))
  return { id: 'recent', title, items: ids.flatMap((id) => known.get(id) ?? []).slice(0, recentShownMax) }
}

const best = (items: readonly PaletteItem[], words: readonly string[], folded: FoldedItems): readonly PaletteItem[] => {
  if (words.length === 0) return items
  const found = items.filter((item) => findsAll(words, foldedOf(item, folded).all))
  return found
    .map((item) => ({ item, rank: rankOf(foldedOf(item, folded).name, words) }))
    .sort((one, other) => other.rank - one.rank)
    .map(({ item }) => item)
}

/** A name that begins with what was typed comes first, then one of which a word does. */
const rankOf = (name: string, [first = '']: readonly string[]): number => {
  if (name.startsWith(first)) return 3
  if (name.includes(` ${first}`)) return 2
  return name.includes(first) ? 1 : 0
}

interface Folded {
  readonly name: string
  readonly all: string
}
/** An item is an immutable value, so it is folded once. */
type FoldedItems = WeakMap<PaletteItem, Folded>

const foldedOf = (item: PaletteItem, folded: FoldedItems): Folded => {
  const known = folded.get(item)
  if (known !== undefined) return known
  const name = searchForm(item.name)
  const made = { name, all: `${name} ${searchForm(`${item.about ?? ''} ${item.also ?? ''}`)}` }
  folded.set(item, made)
  return made
}
