import type * as v from 'valibot'
import type { Actor, ActorAccess } from './actor.ts'
import type { AccountId } from './ids.ts'
import type { RecordChange } from './change.ts'
import type { RecordContent } from './record.ts'
import type { AnyRefusal, KernelRefusal } from './refusal.ts'
import type { RecordWrite } from './write.ts'

/**
 * Who may send a mutation. `administrators` and `members`: people, by their access to the document at that moment. For
 * all others the mutations of `system` and `operator` do not exist.
 */
export type Who = 'administrators' | 'members' | 'system' | 'operator'

/** The types of one kind of document, by which its mutations are checked. */
export interface KindTypes {
  readonly content: RecordContent
  readonly write: RecordWrite
  readonly change: RecordChange
  readonly refusal: AnyRefusal
  /** What a mutator knows from outside its document. Absent in the browser: the mutator then assumes the best. */
  readonly facts: object
  /** What the server is asked for these facts, by name: data, which the server answers. */
  readonly questions: object
  readonly effect: EffectRequest
  /** What an entry of the history is about, for filtering. */
  readonly history: string
  /** Why nothing undoes an entry. */
  readonly obstacle: string
}

/** Something to do outside the document, once the mutation is durable. Its id is made from its kind and its cause. */
export interface EffectRequest {
  readonly kind: string
  readonly payload: object
  /** Milliseconds since 1970. */
  readonly dueAt: number
  /** A message to a person, left out where the mutation is carried out quietly (a demonstration, an import). */
  readonly isMessage?: boolean
  /** Tells apart several of one kind with one cause. */
  readonly of?: string
}

/** A mutation that has not been sent. */
export interface AnyDraftMutation {
  readonly name: string
  readonly args: Readonly<Record<string, unknown>>
}

export interface MutationContext<Facts extends object = object> {
  readonly actor: Actor
  /** Milliseconds since 1970. The server's clock decides; the browser's serves the eye until then. */
  readonly now: number
  readonly facts: Facts
  /** S17: the number that the server gives next in this document. Absent in the browser, where it shows as *new*. */
  readonly number?: number
  /**
   * Who the actor is, where the document does not say it itself: a section takes it from the directory. Null or absent:
   * this actor has no access.
   */
  readonly access?: ActorAccess | null
  /** Why the actor's session opens nothing here, where the document does not say it itself. */
  readonly barrier?: KernelRefusal | null
}

export interface EffectCause<T extends KindTypes, Args> {
  readonly args: Args
  readonly changes: readonly T['change'][]
  /** After the mutation. */
  readonly content: T['content']
  readonly facts: T['facts']
  readonly now: number
  /** Whose section the document is; null for a directory. */
  readonly accountId: AccountId | null
}

/** Gives arguments of the next version (S14). */
export type ArgumentUpgrade = (args: unknown) => unknown

/**
 * Everything about one mutation. `run` is pure: it gives a refusal, or what to write. No writes at all is an acceptance too.
 */
export interface MutationDefinition<
  T extends KindTypes = KindTypes,
  S extends v.GenericSchema = v.GenericSchema,
  W extends Who = Who,
> {
  readonly arguments: S
  /** S14: the first makes version 2 out of version 1, and so on. The newest version is one more than there are upgrades. */
  readonly upgrades?: readonly ArgumentUpgrade[]
  readonly who: W
  /** Whether programs with an access token are refused, whatever the token may do. */
  readonly peopleOnly?: boolean
  readonly history: T['history']
  /** What the server looks up before it runs. */
  facts?(args: v.InferOutput<S>): T['questions']
  run(
    content: T['content'],
    args: v.InferOutput<S>,
    context: MutationContext<T['facts']>,
  ): T['refusal'] | readonly T['write'][]
  /**
   * S20: what an accepted mutation of a section also does in the organisation's directory, by the same actor and in the
   * same transaction; null: nothing. Where the directory refuses it, the mutation is refused for that reason. `content` is
   * the section before the mutation.
   */
  inDirectory?(
    args: v.InferOutput<S>,
    content: T['content'],
    section: { readonly accountId: AccountId },
  ): AnyDraftMutation | null
  /** The mutations that take it back, computed from what it really changed; or why there are none. */
  readonly undo: T['obstacle'] | Undo<T>
  effects?(cause: EffectCause<T, v.InferOutput<S>>): readonly T['effect'][]
}

export interface Undo<T extends KindTypes = KindTypes> {
  mutations(changes: readonly T['change'][], content: T['content']): readonly AnyDraftMutation[]
  /** Why it is not undone any more, by what the document holds now; null: it can be. */
  blocked?(changes: readonly T['change'][], content: T['content']): T['obstacle'] | null
  /** Why there are none, where the entry changed something. */
  readonly obstacle?: T['obstacle']
}

/**
 * Gives `defineMutation` for one kind of document.
 *
 * @example const defineMutation = mutationDefiner<DirectoryTypes>()
 */
export const mutationDefiner =
  <T extends KindTypes>() =>
  <S extends v.GenericSchema, const W extends Who>(
    definition: MutationDefinition<T, S, W>,
  ): MutationDefinition<T, S, W> =>
    definition

export type MutationDefinitions<T extends KindTypes = KindTypes> = Readonly<Record<string, MutationDefinition<T>>>

/** The names of the mutations that these may send. */
export type NamesFor<M extends MutationDefinitions, W extends Who> = {
  [N in keyof M & string]: M[N]['who'] extends W ? N : never
}[keyof M & string]

/** The argument schemas of the mutations that these may send, by name. */
export const schemasFor = <M extends MutationDefinitions, W extends Who>(
  mutations: M,
  who: readonly W[],
): { readonly [N in NamesFor<M, W>]: M[N]['arguments'] } =>
  Object.fromEntries(
    Object.entries(mutations)
      .filter(([, definition]) => (who as readonly Who[]).includes(definition.who))
      .map(([name, definition]) => [name, definition.arguments]),
  ) as { [N in NamesFor<M, W>]: M[N]['arguments'] }
