import type { DirectoryContext } from '../define-mutation.ts'
import type { DirectoryRefusal } from '../refusal.ts'

/** A token that has leaked must not become an administrator: only people give that, and give it back. */
export const refuseMakingAdministrator = (
  { admin }: { readonly admin: boolean },
  { actor }: Pick<DirectoryContext, 'actor'>,
): DirectoryRefusal | null => (admin && actor.kind === 'application' ? { code: 'people-only' } : null)
