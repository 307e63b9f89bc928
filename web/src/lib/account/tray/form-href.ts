import type { AccessSnapshot, OrganizationId } from '@kontor/domain'
import { paths } from '#lib/address/paths.ts'
import type { FormAddress } from './fitting-form.ts'

/**
 * The form's address in the main account of the change's organisation; null for a member who may no longer write there.
 */
export const formHref = (
  { screen, search }: FormAddress,
  organizationId: OrganizationId | null,
  access: AccessSnapshot | null,
): string | null => {
  const organization = access?.organizations.find(({ id }) => id === organizationId)
  if (organization?.directory !== 'write') return null
  const main = organization.accounts.find(({ kind }) => kind === 'main')
  if (main === undefined) return null
  const path = { users: paths.users, roles: paths.roles, 'sub-accounts': paths.subAccounts }[screen](main.id)
  return `${path}?${search}`
}
