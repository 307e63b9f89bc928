import * as v from 'valibot'
import { argumentUpgrades } from './argument-upgrades.ts'
import type { Directory, Write } from './directory.ts'
import { onlyAdministrators } from './guards/only-administrators.ts'
import {
  argumentsVersion,
  mutationSchemas,
  systemMutationSchemas,
  type MutationContext,
  type MutationName,
  type Mutator,
  type SystemMutationName,
} from './mutation.ts'
import { mutators } from './mutators/mutators.ts'
import { parseArguments } from './parse-arguments.ts'
import type { Refusal } from './refusal.ts'

/** A mutation as it came: nothing about it is known to be true. */
export interface UnparsedMutation {
  readonly name: string
  /** Version of the arguments (S14). */
  readonly version: number
  readonly args: unknown
}

/**
 * Runs a person's mutation: in the browser for the eye, on the server for the truth. Changes nothing itself; gives
 * the refusal, or what to write (possibly nothing). Never throws, whatever the name and the arguments are.
 * All mutations of the directory are for administrators (B2), so that is asked here, before anything else is told.
 *
 * @example
 * const result = runMutation(directory, { name: 'renameAccount', version: 1, args: { accountId, name } }, context)
 * if (!isRefusal(result)) applyWrites(copy, result)
 */
export const runMutation = (
  directory: Directory,
  mutation: UnparsedMutation,
  context: MutationContext,
): Refusal | readonly Write[] => {
  const { name, version } = mutation
  if (!isMutationName(name)) return { code: 'unknown-mutation', name }
  if (!isKnownVersion(version)) return { code: 'unsupported-version', name, version }
  const refusal = onlyAdministrators(directory, context.actor)
  if (refusal) return refusal
  const parsed = parseArguments(mutationSchemas[name], upgraded(name, version, mutation.args))
  if ('refusal' in parsed) return parsed.refusal
  // The arguments were parsed with the schema of this very name.
  return (mutators[name] as Mutator<unknown>)(directory, parsed.args, context)
}

/**
 * What a mutator takes of the arguments of a mutation that was accepted, of the newest version: nothing else that was
 * sent with them is worth keeping. Throws for a mutation that no mutator would take.
 */
export const acceptedArguments = (mutation: UnparsedMutation): unknown => {
  const { name, version, args } = mutation
  return isMutationName(name)
    ? v.parse(mutationSchemas[name], upgraded(name, version, args))
    : v.parse(systemMutationSchemas[name as SystemMutationName], args)
}

/** `constructor`, `__proto__` and their like are no mutations. */
const isMutationName = (name: string): name is MutationName => Object.hasOwn(mutationSchemas, name)

const isKnownVersion = (version: number): boolean =>
  Number.isInteger(version) && version >= 1 && version <= argumentsVersion

const upgraded = (name: MutationName, version: number, args: unknown): unknown => {
  let current = args
  for (let from = version; from < argumentsVersion; from += 1) {
    current = argumentUpgrades[name]?.[from]?.(current) ?? current
  }
  return current
}
