import type { MemberId, OrganizationId } from '@kontor/domain'

/** The path of the server's answers about one member: `provenance`, `sessions`. */
export const memberPath = (
  organizationId: OrganizationId,
  memberId: MemberId,
  what: 'provenance' | 'sessions',
): string => `/api/documents/directory/${organizationId}/members/${memberId}/${what}`
