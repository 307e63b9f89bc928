import { createContext } from 'svelte'
import type { SectionKey } from '#lib/sections/section.ts'

/** What is open or new in a section, beside its name. */
export type PhoneCounts = Readonly<Partial<Record<SectionKey, number | undefined>>>

/** Of the account in use. Read while drawing. */
export const [usePhoneCounts, providePhoneCounts] = createContext<() => PhoneCounts>()
