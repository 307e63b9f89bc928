import { m } from '#lib/paraglide/messages.js'
import type { ThemeChoice } from './theme.svelte.ts'

/** Read while drawing: the names follow the language. */
export const themeOptions = (): readonly { readonly value: ThemeChoice; readonly label: string }[] => [
  { value: 'system', label: m.own_theme_system() },
  { value: 'light', label: m.own_theme_light() },
  { value: 'dark', label: m.own_theme_dark() },
]
