import { recordChange } from '../../kernel/change.ts'
import type { LoginId } from '../../kernel/ids.ts'
import { isRefusal, runMutation } from '../../kernel/run-mutation.ts'
import { directoryKind } from '../directory-kind.ts'
import type { DirectoryContext } from '../define-mutation.ts'
import type { Directory, DirectoryChange, DirectoryWrite } from '../directory.ts'
import type { Facts } from '../facts.ts'
import type { MutationName, SystemMutationName } from '../mutations/mutations.ts'
import type { DirectoryRefusal } from '../refusal.ts'
import { now } from './sample-directory.ts'

export type Result = DirectoryRefusal | readonly DirectoryWrite[]

/** Runs a mutation at the tests' moment, sent by the login of the member called so (`owner`, `admin`, …). */
export const runAs = (
  directory: Directory,
  who: string,
  name: MutationName,
  args: unknown,
  facts: Facts = {},
): Result => resultOf(directory, { name, version: 1, args }, { actor: actorCalled(who), now, facts })

export const runAsSystem = (directory: Directory, name: SystemMutationName, args: unknown, facts: Facts = {}): Result =>
  resultOf(directory, { name, version: 1, args }, { actor: { kind: 'system' }, now, facts })

/** The writes, or the refusal. */
export const resultOf = (
  directory: Directory,
  mutation: { readonly name: string; readonly version: number; readonly args: unknown },
  context: DirectoryContext,
): Result => {
  const result = runMutation(directoryKind, directory, mutation, context)
  return isRefusal(result) ? result : result.writes
}

export const isRefused = (result: Result): result is DirectoryRefusal => 'code' in result

export const actorCalled = (who: string) => ({ kind: 'login', loginId: `login-${who}` as LoginId }) as const

/** What these writes are about to change. */
export const changesOf = (directory: Directory, writes: readonly DirectoryWrite[]): readonly DirectoryChange[] =>
  writes.map((write) => recordChange(directory, write) as DirectoryChange)
