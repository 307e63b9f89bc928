import { join } from 'node:path'
import type { CompilerOptions } from '@inlang/paraglide-js'

const web = join(import.meta.dirname, '..')

/** How the sentences under `messages/` become functions; the build and `pnpm types` share it. */
export const messageOptions: CompilerOptions = {
  // From wherever it runs: the unit tests of the whole repository start above this folder.
  project: join(web, 'project.inlang'),
  outdir: join(web, 'src/lib/paraglide'),
  // What the person has chosen is kept by `lib/language`: reading `localStorage` fails in some browsers.
  strategy: ['preferredLanguage', 'baseLocale'],
  // The same for the build, the tests and the type check: what is made already is then left as it is, while others read it.
  outputStructure: 'message-modules',
  emitReadme: false,
  isServer: 'import.meta.env.SSR',
}
