import type { OrganizationId } from '@kontor/domain'

/**
 * Stores the contents of attachments, by organisation and SHA-256. Every implementation passes
 * `testing/contents-contract.ts`. The caller has checked the digest.
 */
export interface AttachmentContents {
  /** Durable once it resolves. The same content again changes nothing. */
  write(organizationId: OrganizationId, sha256: string, content: Uint8Array): Promise<void>
  /** Null where there is none. */
  read(organizationId: OrganizationId, sha256: string): Promise<Uint8Array | null>
  remove(organizationId: OrganizationId, sha256: string): Promise<void>
  /** Everything that is there, to find what no document has any more. */
  list(): Promise<readonly ContentAddress[]>
}

export interface ContentAddress {
  readonly organizationId: OrganizationId
  readonly sha256: string
}
