/** One or two letters for a circle: of the first and the last word, whole graphemes, in any script. */
export const initials = (name: string, locale: string): string => {
  const words = name.split(/\s+/u).filter((word) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(word))
  const ends = words.length > 1 ? [words.at(0), words.at(-1)] : words
  return ends.map((word = '') => firstGrapheme(word, locale).toLocaleUpperCase(locale)).join('')
}

const firstGrapheme = (word: string, locale: string): string => {
  const graphemes = [...new Intl.Segmenter(locale, { granularity: 'grapheme' }).segment(word)]
  const spoken = graphemes.find(({ segment }) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(segment))
  return spoken?.segment ?? ''
}
