import { createContext } from 'svelte'
import { getLocale, overwriteGetLocale, setLocale, type Locale } from '#lib/paraglide/runtime.js'

/** The language in use. Every sentence asks for it as it is drawn, so a switch redraws them and loses nothing. */
export class Language {
  #current = $state<Locale>(getLocale())

  constructor() {
    overwriteGetLocale(() => this.#current)
  }

  get current(): Locale {
    return this.#current
  }

  use(locale: Locale): void {
    void setLocale(locale, { reload: false })
    this.#current = locale
  }
}

export const [useLanguage, provideLanguage] = createContext<Language>()
