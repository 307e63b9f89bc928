import type { CurrentAccount } from '#lib/session/current-account.svelte.ts'
import type { DirectoryView } from '#lib/session/directory-view.svelte.ts'
import { firstSteps, type FirstSteps } from './first-steps.ts'

/** The owner of a new organization begins with its first steps (A14). Undefined: not known yet. Null: for everyone else. */
export const firstStepsOf = (current: CurrentAccount, view: DirectoryView | null): FirstSteps | null | undefined => {
  if (!current.administers || !current.isMain || current.viewed !== null || view === null) return null
  if (view.directory !== null) return firstSteps(view.directory)
  return view.state.connection === 'offline' ? null : undefined
}
