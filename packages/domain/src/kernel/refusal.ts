import type { AttachmentRefusal } from './attachment.ts'

/** One wrong argument: its path (`unit.identifier`), and a reason code (see `text.ts`). */
export interface ArgumentIssue {
  readonly path: string
  readonly reason: string
}

/** What any document may refuse with. Each code has one sentence in Polish and one in English that says what to do next. */
export type KernelRefusal =
  | { readonly code: 'not-admin' }
  | { readonly code: 'no-access' }
  /** B27: people and accounts are managed on the full site alone. */
  | { readonly code: 'not-on-the-phone' }
  /** The organisation demands single sign-on, and the sender's session was made otherwise. */
  | { readonly code: 'single-sign-on-required' }
  /** Programs with an access token do not do this. */
  | { readonly code: 'people-only' }
  | { readonly code: 'invalid-arguments'; readonly issues: readonly ArgumentIssue[] }
  | { readonly code: 'unknown-mutation'; readonly name: string }
  | { readonly code: 'unsupported-version'; readonly name: string; readonly version: number }
  | AttachmentRefusal

/** What a document with these kinds of record may refuse with besides. */
export type RecordRefusal<Kind extends string> =
  | { readonly code: `unknown-${Kind}`; readonly recordId: string }
  | { readonly code: 'already-exists'; readonly kind: Kind; readonly recordId: string }
  | { readonly code: 'too-many-records'; readonly kind: Kind; readonly max: number }

/**
 * Why a mutation was not carried out, in any document: a code, with the facts that the sentence on the screen needs.
 * No fact is called `id` or `outcome`: on the wire a refusal shares its object with the id of its mutation.
 */
export interface AnyRefusal {
  readonly code: string
}
