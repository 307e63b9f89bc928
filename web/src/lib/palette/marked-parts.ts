import { searchForm } from '#lib/format/search-form.ts'

export interface NamePart {
  readonly text: string
  readonly marked: boolean
}

/** A name cut where the searched words lie in it; `lucja` marks `Łucja`. */
export const markedParts = (name: string, words: readonly string[]): readonly NamePart[] => {
  const letters = [...name]
  // One letter may fold into two, `ß` into `ss`, so the place of each folded letter is kept.
  const places: number[] = []
  let folded = ''
  for (const [place, letter] of letters.entries()) {
    const form = searchForm(letter)
    folded += form
    for (let count = 0; count < form.length; count += 1) places.push(place)
  }
  const marked = letters.map(() => false)
  for (const word of words) {
    const from = folded.indexOf(word)
    if (from < 0) continue
    for (const place of places.slice(from, from + word.length)) marked[place] = true
  }
  const parts: { text: string; marked: boolean }[] = []
  for (const [place, letter] of letters.entries()) {
    const last = parts.at(-1)
    if (last !== undefined && last.marked === marked[place]) last.text += letter
    else parts.push({ text: letter, marked: marked[place] === true })
  }
  return parts
}
