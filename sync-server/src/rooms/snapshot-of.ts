import {
  accessSnapshot,
  type AccessSnapshot,
  type Directory,
  type OrganizationAccess,
  type OrganizationId,
} from '@kontor/domain'
import type { Identity } from '../identity/identity.ts'
import type { Store } from '../store/store.ts'
import { stored } from './room-errors.ts'
import type { SignedIn } from './visitor.ts'

/** What a person may do in all of their organisations; null when there is no such login. */
export const snapshotOf = async (
  {
    identity,
    store,
  }: { readonly identity: Pick<Identity, 'login'>; readonly store: Pick<Store, 'organizationsOfLogin'> },
  { loginId, signedInBy }: SignedIn,
  read: <T>(organizationId: OrganizationId, reader: (directory: Directory) => T) => Promise<T | null>,
): Promise<AccessSnapshot | null> => {
  const login = await stored(identity.login(loginId))
  if (login === null) return null
  const organizations: OrganizationAccess[] = []
  for (const organizationId of await stored(store.organizationsOfLogin(loginId))) {
    const own = await read(organizationId, (directory) => accessSnapshot(login, [directory], signedInBy).organizations)
    organizations.push(...(own ?? []))
  }
  return { ...accessSnapshot(login, [], signedInBy), organizations }
}
