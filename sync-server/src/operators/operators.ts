import type { LoginId, OrganizationId } from '@kontor/domain'

/** Who runs this server for others. Every implementation passes `testing/operator-contract.ts`. */
export interface Operators {
  /** In the order in which they came. */
  list(): Promise<readonly Operator[]>
  has(loginId: LoginId): Promise<boolean>
  /** Adds the first operator. False, and nothing changed, where there is one already. */
  addFirst(operator: Operator): Promise<boolean>
  /** Uses the link and adds its operator, both or neither. False where the link is unknown, used or expired by then. */
  addByLink(tokenHash: string, operator: Operator): Promise<boolean>
  /**
   * The organisations of an operator who is limited to them; none for everyone else. A limited operator is not in the list,
   * and a server with no others still waits for its first.
   */
  limits(loginId: LoginId): Promise<readonly OrganizationId[]>
  /** Replaces the organisations of a limited operator; with none, the login is no such operator any more. */
  limit(loginId: LoginId, organizations: readonly OrganizationId[]): Promise<void>
  /** False, and nothing changed, for the last operator: a server with operators keeps one. */
  remove(loginId: LoginId): Promise<boolean>
  link(tokenHash: string): Promise<OperatorLink | null>
  /** Ends earlier links to the same e-mail. */
  addLink(link: OperatorLink): Promise<void>
  /** The links that can still be used, the one that ends first in front. */
  openLinks(now: number): Promise<readonly OperatorLink[]>
  /** Ends the links to an e-mail. */
  removeLinks(email: string): Promise<void>
}

export interface Operator {
  readonly loginId: LoginId
  /** Milliseconds since 1970. */
  readonly addedAt: number
  /** The operator whose link it was; null: a link that the server or `pnpm operator` printed. */
  readonly addedBy: LoginId | null
}

export interface OperatorLink {
  readonly tokenHash: string
  /** In `sameEmailForm`. */
  readonly email: string
  readonly madeBy: LoginId | null
  /** Milliseconds since 1970, as `usedAt`. */
  readonly expiresAt: number
  readonly usedAt: number | null
}
