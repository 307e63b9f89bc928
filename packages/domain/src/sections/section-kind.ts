import type { Directory } from '../directory/directory.ts'
import type { Right } from '../directory/profiles/profile.ts'
import type { AnyDraftMutation, KindTypes } from '../kernel/define-mutation.ts'
import type { DocumentKind } from '../kernel/document-kind.ts'
import type { AccountId } from '../kernel/ids.ts'

/**
 * A section of an account: `section/<accountId>.<key>`. Members with the account and all of `needs` open it, so it holds what
 * all of these rights open together (B28).
 */
export interface SectionKind<T extends KindTypes = KindTypes> extends DocumentKind<T> {
  readonly needs: readonly [Right, ...Right[]]
  /** Operators read it and the server writes what they do, though they send no mutation of it themselves (DESIGN 11). */
  readonly isOperators?: boolean
  /**
   * S18: facts of the directory that the section shows, as the mutation of `system` that writes them. It is computed from
   * the directory alone, so a rebuild gives the same; it holds nothing that a reader of the section may not open.
   */
  projection?(directory: Directory, accountId: AccountId): AnyDraftMutation
}
