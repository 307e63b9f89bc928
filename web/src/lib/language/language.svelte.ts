import { createContext } from 'svelte'
import { getLocale, isLocale, overwriteGetLocale, type Locale } from '#lib/paraglide/runtime.js'
import { browserTexts } from '#lib/session/kept-texts.ts'

const key = 'kontor.language'

/** The language in use. Every sentence asks for it as it is drawn, so a switch redraws them and loses nothing. */
export class Language {
  #current = $state<Locale>(chosen() ?? getLocale())

  constructor() {
    overwriteGetLocale(() => this.#current)
  }

  get current(): Locale {
    return this.#current
  }

  use(locale: Locale): void {
    browserTexts.write(key, locale)
    this.#current = locale
  }
}

/** What the person has chosen in this browser; null: the browser's own language decides. */
const chosen = (): Locale | null => {
  const kept = browserTexts.read(key)
  return isLocale(kept) ? kept : null
}

/** Each language by its own name, so that its speakers can read it. */
export const languageOptions = [
  { value: 'pl', label: 'Polski' },
  { value: 'en', label: 'English' },
] as const

export const [useLanguage, provideLanguage] = createContext<Language>()
