import type { CompilerOptions } from '@inlang/paraglide-js'

/** How the sentences under `messages/` become functions; the build and `pnpm types` share it. */
export const messageOptions: CompilerOptions = {
  project: './project.inlang',
  outdir: './src/lib/paraglide',
  strategy: ['localStorage', 'preferredLanguage', 'baseLocale'],
  localStorageKey: 'kontor.language',
  emitReadme: false,
  isServer: 'import.meta.env.SSR',
}
