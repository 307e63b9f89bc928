const separateLetters: Readonly<Record<string, string>> = { ł: 'l', đ: 'd', ø: 'o', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i' }

/** Two texts that a person would take for the same while searching: `zulawy` finds `Żuławy`, `d'or` finds `d’Or`. */
export const searchForm = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\u2018\u2019\u02BC`\u00B4]/g, "'")
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[łđøßæœı]/g, (letter) => separateLetters[letter] ?? letter)

/** The words sought; each of them must be found. */
export const soughtWords = (text: string): readonly string[] => searchForm(text).split(/\s+/u).filter(Boolean)

export const findsAll = (words: readonly string[], folded: string): boolean =>
  words.every((word) => folded.includes(word))
