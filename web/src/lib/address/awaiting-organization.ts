import type { AccessSnapshot, OrganizationAccess } from '@kontor/domain'

/** The organisation of an account that opens once the person signs in through the provider. */
export const awaitingOrganization = (
  access: AccessSnapshot | null,
  accountId: string | undefined,
): OrganizationAccess | null =>
  access?.organizations.find(({ awaitsSingleSignOn }) =>
    awaitsSingleSignOn?.accounts.some(({ id }) => id === accountId),
  ) ?? null
