import type { ActorAccess, Client } from './actor.ts'
import { assert } from './assert.ts'
import type { KindTypes, MutationContext, MutationDefinition } from './define-mutation.ts'
import type { DocumentKind } from './document-kind.ts'
import { parseArguments } from './parse-arguments.ts'
import type { AnyRefusal, KernelRefusal } from './refusal.ts'
import type { RecordWrite } from './write.ts'

/** A mutation as it arrived: nothing about it is known to be true. */
export interface UnparsedMutation {
  readonly name: string
  /** Version of the arguments (S14). */
  readonly version: number
  readonly args: unknown
}

/** A mutation whose arguments have been parsed, once. The refusal is due when nothing else about the sender is wrong. */
export type ParsedMutation<T extends KindTypes = KindTypes> = { readonly name: string } & (
  | { readonly definition: null; readonly refusal: KernelRefusal }
  | { readonly definition: MutationDefinition<T>; readonly refusal: KernelRefusal }
  /** `args` as the mutator takes them: of the newest version, unknown keys dropped. */
  | { readonly definition: MutationDefinition<T>; readonly refusal: null; readonly args: unknown }
)

export interface Accepted<Write extends RecordWrite = RecordWrite> {
  /** Possibly none. */
  readonly writes: readonly Write[]
  /** What the mutator took of the arguments; the log keeps these. */
  readonly args: unknown
}

/**
 * Finds the definition and parses the arguments. Never throws, whatever the name and the arguments are.
 */
export const parseMutation = <T extends KindTypes>(
  kind: DocumentKind<T>,
  { name, version, args }: UnparsedMutation,
): ParsedMutation<T> => {
  // `constructor`, `__proto__` and their like are no mutations.
  const definition = Object.hasOwn(kind.mutations, name) ? kind.mutations[name] : undefined
  if (definition === undefined) return { name, definition: null, refusal: { code: 'unknown-mutation', name } }
  if (!Number.isInteger(version) || version < 1 || version > newestVersion(definition))
    return { name, definition: null, refusal: { code: 'unsupported-version', name, version } }
  const upToDate = upgraded(definition, version, args)
  const parsed = parseArguments(definition.arguments, upToDate, definition.who === 'system')
  return 'refusal' in parsed
    ? { name, definition, refusal: parsed.refusal }
    : { name, definition, refusal: null, args: parsed.args }
}

/**
 * Runs a mutation on the content of a document: in the browser for the eye, on the server for the truth. Changes nothing
 * itself; gives the refusal, or what to write. Who may send it is asked before anything is said about the arguments.
 *
 * @example
 * const result = runMutation(directoryKind, directory, { name: 'renameAccount', version: 1, args }, context)
 * if (!isRefusal(result)) draft.apply(result.writes)
 */
export const runMutation = <T extends KindTypes>(
  kind: DocumentKind<T>,
  content: T['content'],
  mutation: UnparsedMutation,
  context: MutationContext<T['facts']>,
): T['refusal'] | KernelRefusal | Accepted<T['write']> =>
  runParsedMutation(kind, content, parseMutation(kind, mutation), context)

/** The same for a mutation that was parsed before, to ask for its facts. */
export const runParsedMutation = <T extends KindTypes>(
  kind: DocumentKind<T>,
  content: T['content'],
  mutation: ParsedMutation<T>,
  context: MutationContext<T['facts']>,
): T['refusal'] | KernelRefusal | Accepted<T['write']> => {
  if (mutation.definition === null) return mutation.refusal
  const access = kind.actorAccess ? kind.actorAccess(content, context.actor, context.now) : (context.access ?? null)
  const barrier = kind.actorBarrier?.(content, context.actor) ?? context.barrier ?? null
  const refusal =
    refuseActor(mutation.definition, mutation.name, context, access) ??
    barrier ??
    refusePhone(kind, context) ??
    mutation.refusal
  if (refusal !== null) return refusal
  assert(mutation.refusal === null, 'a mutation with a refusal runs')
  const result = mutation.definition.run(content, mutation.args, { ...context, access })
  return isWrites(result) ? { writes: result, args: mutation.args } : result
}

export const isRefusal = <R extends AnyRefusal>(result: R | Accepted): result is R => 'code' in result

/** B27: documents of this kind are not changed on this site. */
export const isClosedTo = (kind: Pick<DocumentKind, 'isClosedToPhones'>, client: Client | undefined): boolean =>
  kind.isClosedToPhones === true && client === 'phone'

/** The newest version of a mutation's arguments. An older version is upgraded, a newer one refused (S14). */
export const newestVersion = ({ upgrades = [] }: Pick<MutationDefinition, 'upgrades'>): number => upgrades.length + 1

const refuseActor = (
  { who, peopleOnly }: Pick<MutationDefinition, 'who' | 'peopleOnly'>,
  name: string,
  { actor }: MutationContext,
  access: ActorAccess | null,
): KernelRefusal | null => {
  if (peopleOnly === true && actor.kind === 'application') return { code: 'people-only' }
  if (who === 'administrators') return access?.admin ? null : { code: 'not-admin' }
  if (who === 'members') return access === null ? { code: 'no-access' } : null
  return actor.kind === who ? null : { code: 'unknown-mutation', name }
}

/** B27. After the question of who may send it, so that a phone says no more than the full site does. */
const refusePhone = (kind: DocumentKind, { actor }: MutationContext): KernelRefusal | null =>
  actor.kind === 'login' && isClosedTo(kind, actor.client) ? { code: 'not-on-the-phone' } : null

const isWrites = <W>(result: object | readonly W[]): result is readonly W[] => Array.isArray(result)

const upgraded = ({ upgrades = [] }: Pick<MutationDefinition, 'upgrades'>, version: number, args: unknown): unknown =>
  upgrades.slice(version - 1).reduce((current, upgrade) => upgrade(current), args)
