import type { AccessSnapshot, OrganizationId } from '@kontor/domain'
import { kindKeyOf } from '@kontor/replica'
import { paths } from '#lib/address/paths.ts'
import type { FormAddress } from './form-address.ts'

/**
 * The form's address: on the screen of a section in its account, otherwise in the main account of the change's
 * organisation; null for a member who may no longer open it.
 */
export const formHref = (
  { screen, search, document }: FormAddress,
  organizationId: OrganizationId | null,
  access: AccessSnapshot | null,
): string | null => {
  const organization = access?.organizations.find(({ id }) => id === organizationId)
  if (screen === 'section') {
    const account = organization?.accounts.find(({ id }) => document?.startsWith(`section/${id}.`))
    // A document of two rights belongs to the screen of the second.
    const key = kindKeyOf(document ?? '')
      .split('+')
      .at(-1)
    const right = account?.rights.find((held) => held === key)
    if (account === undefined || right === undefined) return null
    return `${paths.section(account.id, right)}${search === '' ? '' : `?${search}`}`
  }
  if (organization?.directory !== 'write') return null
  const main = organization.accounts.find(({ kind }) => kind === 'main')
  if (main === undefined) return null
  const path = {
    users: paths.users,
    roles: paths.roles,
    'sub-accounts': paths.subAccounts,
    'process-types': paths.processTypes,
  }[screen](main.id)
  return `${path}${path.includes('?') ? '&' : '?'}${search}`
}
