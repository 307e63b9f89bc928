import type { OrganizationId } from '@kontor/domain'

/** What a company's directory calls a person or a role of an organisation (SCIM 2.0, RFC 7643). */
export interface ScimName {
  /** By which SCIM knows it. */
  readonly id: string
  /** The member, invitation or role. Another one than `id` after a revoked invitation was made anew. */
  readonly recordId: string
  /** `userName` of a person; null: the e-mail is. */
  readonly name: string | null
  readonly externalId: string | null
}

export interface ScimNames {
  list(organizationId: OrganizationId): Promise<readonly ScimName[]>
  /** Keeps it; an earlier one of the same id is replaced. */
  put(organizationId: OrganizationId, name: ScimName): Promise<void>
  remove(organizationId: OrganizationId, id: string): Promise<void>
}
