import { createContext } from 'svelte'
import { browserTexts } from '#lib/session/kept-texts.ts'

export type ThemeChoice = 'system' | 'light' | 'dark'

/** `static/theme.js` reads the same key before the first paint. */
const key = 'kontor.theme'

export class Theme {
  #choice = $state<ThemeChoice>(keptChoice())

  get choice(): ThemeChoice {
    return this.#choice
  }

  use(choice: ThemeChoice): void {
    this.#choice = choice
    if (choice === 'system') {
      browserTexts.forget(key)
      delete document.documentElement.dataset['theme']
    } else {
      browserTexts.write(key, choice)
      document.documentElement.dataset['theme'] = choice
    }
  }
}

const keptChoice = (): ThemeChoice => {
  const kept = browserTexts.read(key)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

export const [useTheme, provideTheme] = createContext<Theme>()
