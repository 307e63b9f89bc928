import type { Directory, Write } from './directory.ts'
import { systemMutationSchemas, type MutationContext, type Mutator, type SystemMutationName } from './mutation.ts'
import { systemMutators } from './mutators/system-mutators.ts'
import { parseArguments } from './parse-arguments.ts'
import type { Refusal } from './refusal.ts'

/**
 * Runs what the server itself writes: registration, acceptance and expiry of invitations, sign-ins.
 * For anyone but the actor `system` these do not exist.
 */
export const runSystemMutation = (
  directory: Directory,
  mutation: { readonly name: string; readonly args: unknown },
  context: MutationContext,
): Refusal | readonly Write[] => {
  const { name } = mutation
  if (!isSystemMutationName(name) || context.actor.kind !== 'system') return { code: 'unknown-mutation', name }
  const parsed = parseArguments(systemMutationSchemas[name], mutation.args)
  if ('refusal' in parsed) return parsed.refusal
  // The arguments were parsed with the schema of this very name.
  return (systemMutators[name] as Mutator<unknown>)(directory, parsed.args, context)
}

const isSystemMutationName = (name: string): name is SystemMutationName => Object.hasOwn(systemMutationSchemas, name)
