import { createContext } from 'svelte'

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
      localStorage.removeItem(key)
      delete document.documentElement.dataset['theme']
    } else {
      localStorage.setItem(key, choice)
      document.documentElement.dataset['theme'] = choice
    }
  }
}

const keptChoice = (): ThemeChoice => {
  const kept = localStorage.getItem(key)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

export const [useTheme, provideTheme] = createContext<Theme>()
