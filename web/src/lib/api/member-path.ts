import type { MemberId, OrganizationId } from '@kontor/domain'

/** Where the server answers about one member: `provenance`, `sessions`. */
export const memberPath = (
  organizationId: OrganizationId,
  memberId: MemberId,
  what: 'provenance' | 'sessions',
): string => `/api/documents/directory/${organizationId}/members/${memberId}/${what}`
