import type * as v from 'valibot'
import type { Actor, ActorAccess } from './actor.ts'
import type { KindTypes, MutationDefinitions, NamesFor } from './define-mutation.ts'
import type { KernelRefusal } from './refusal.ts'
import type { RecordSchemas, StoredRecord } from './record.ts'

/**
 * A kind of document, as a value: all that the core needs from it. Reader, room, store, history, optimistic view and wire
 * take it as an argument, so a further kind is one folder and one line in the registry (`kinds.ts`).
 */
export interface DocumentKind<T extends KindTypes = KindTypes> {
  /** Unique among all kinds, and part of a section's address. */
  readonly key: string
  readonly singles: RecordSchemas
  readonly records: RecordSchemas
  readonly mutations: MutationDefinitions<T>
  /** Names that the log holds besides those of the mutations, with what such an entry is about. */
  readonly logged?: Readonly<Record<string, T['history']>>
  /**
   * Who an actor is, where the document says it itself; null: no access. Without it the caller says who acts
   * (`MutationContext.access`).
   */
  actorAccess?(content: T['content'], actor: Actor, now: number): ActorAccess | null
  /** Why the session of an actor with access opens nothing here, where the document says it itself; null: it opens it. */
  actorBarrier?(content: T['content'], actor: Actor): KernelRefusal | null
  /** B27: managed on the full site alone. A mutation that comes from a phone is refused, an administrator’s too. */
  readonly isClosedToPhones?: boolean
  /** Does it hold what every document of this kind begins with? A copy in a browser that lost a part may not. */
  isComplete?(content: T['content']): boolean
  /** What people call a record, for the history. */
  nameOf?(kind: string, record: StoredRecord): string | null
  /** Ids of records that a change concerns besides those that came into it or left it. */
  concerns?(change: T['change']): readonly string[]
  /** What an entry causes because of who follows the document; `content` is the one after it. */
  followed?(
    content: T['content'],
    entry: { readonly history: T['history']; readonly seq: number; readonly now: number },
  ): readonly T['effect'][]
  /** S17: the next number that people read, of a kind whose records have one. Given at acceptance, so without gaps. */
  nextNumber?(content: T['content']): number
  /** Never there: it carries the types of this kind, so that functions over a kind can infer them. */
  readonly types?: T
}

/** The types of a kind's documents. */
export type TypesOf<K extends DocumentKind> = NonNullable<K['types']>

/** The names of the mutations that a person may send; any text where the kind does not say its mutations one by one. */
export type PersonalNames<K extends DocumentKind> = string extends keyof K['mutations']
  ? string
  : NamesFor<K['mutations'], 'administrators' | 'members'>

/** What the sender of a mutation writes; optional arguments may be left out. */
export type InputOf<K extends DocumentKind, N extends PersonalNames<K>> = v.InferInput<K['mutations'][N]['arguments']>
