const writtenFromTheRight = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/** A name inside a sentence: one that runs from right to left must not turn the words around it (Unicode UAX 9, FSI and PDI). */
export const isolatedName = (name: string): string => (writtenFromTheRight.test(name) ? `\u2068${name}\u2069` : name)
