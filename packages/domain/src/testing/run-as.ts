import type { Directory, Write } from '../directory.ts'
import type { LoginId } from '../ids.ts'
import type { Facts, MutationName, SystemMutationName } from '../mutation.ts'
import type { Refusal } from '../refusal.ts'
import { runMutation } from '../run-mutation.ts'
import { runSystemMutation } from '../run-system-mutation.ts'
import { now } from './sample-directory.ts'

/** Runs a mutation at the tests' moment, sent by the login of the member called so (`owner`, `admin`, …). */
export const runAs = (
  directory: Directory,
  who: string,
  name: MutationName,
  args: unknown,
  facts: Facts = {},
): Refusal | readonly Write[] => {
  const actor = { kind: 'login', loginId: `login-${who}` as LoginId } as const
  return runMutation(directory, { name, version: 1, args }, { actor, now, facts })
}

export const runAsSystem = (
  directory: Directory,
  name: SystemMutationName,
  args: unknown,
  facts: Facts = {},
): Refusal | readonly Write[] => runSystemMutation(directory, { name, args }, { actor: { kind: 'system' }, now, facts })
