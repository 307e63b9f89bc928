import type { Directory } from '../directory/directory.ts'
import type { Right } from '../directory/profiles/profile.ts'
import type { AnyDraftMutation, KindTypes } from '../kernel/define-mutation.ts'
import type { DocumentKind } from '../kernel/document-kind.ts'
import type { AccountId } from '../kernel/ids.ts'
import type { NoticeRules } from '../kernel/notice.ts'
import type { RecordContent } from '../kernel/record.ts'

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
  /** What people are notified of. */
  readonly notices?: NoticeRules<T>
  /** S18: what the section shows of other sections of its account, by their keys. */
  readonly sectionProjections?: Readonly<Record<string, SectionProjection>>
}

/**
 * S18: what one section shows of another section of the same account. It is computed from the source alone, so a rebuild
 * gives the same; it holds nothing that a reader of the target may not open: counts, and no people.
 */
export interface SectionProjection {
  /** The kinds of the source's records that it is computed from. A commit that changes none of them writes nothing here. */
  readonly dependsOn: readonly string[]
  /** What the target shows of the source. */
  facts(source: RecordContent, accountId: AccountId): unknown
  /** The mutation of `system` that makes the target show these facts; null where it does. It names only what changes. */
  draft(facts: unknown, target: RecordContent): AnyDraftMutation | null
}

/**
 * Checks the types of a projection between two sections.
 *
 * @example sectionProjections: { reservations: sectionProjection<Reservations, Calendar, TakenMonth[]>({ … }) }
 */
export const sectionProjection = <Source extends RecordContent, Target extends RecordContent, Facts>(projection: {
  readonly dependsOn: readonly (keyof Source & string)[]
  facts(source: Source, accountId: AccountId): Facts
  draft(facts: Facts, target: Target): AnyDraftMutation | null
}): SectionProjection =>
  // The registry pairs the source with its kind, and gives `draft` what `facts` returned.
  projection as SectionProjection
