import type { Right } from '../directory/profiles/profile.ts'
import type { KindTypes } from '../kernel/define-mutation.ts'
import type { DocumentKind } from '../kernel/document-kind.ts'

/**
 * A section of an account: `section/<accountId>.<key>`. Members with the account and all of `needs` open it, so it holds what
 * all of these rights open together (B28).
 */
export interface SectionKind<T extends KindTypes = KindTypes> extends DocumentKind<T> {
  readonly needs: readonly [Right, ...Right[]]
}
