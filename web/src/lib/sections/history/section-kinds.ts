import { kinds, type Right, type SectionKind } from '@kontor/domain'
import { sectionHistoryWords } from '#lib/words/section-history/section-history-words.ts'

/**
 * The documents whose history the screen of a section shows to a person with these rights. A document of two rights belongs
 * to the screen of the second, as its records do.
 */
export const kindsWithHistory = (section: Right, rights: readonly Right[]): readonly SectionKind[] =>
  Object.values(kinds.sections).filter(
    ({ key, needs }) =>
      key.split('+').at(-1) === section &&
      sectionHistoryWords(key) !== null &&
      needs.every((right) => rights.includes(right)),
  )
