import type { AccountId } from '../../kernel/ids.ts'
import type { Directory } from '../directory.ts'
import { mainAccount } from '../main-account.ts'
import type { DirectoryRefusal } from '../refusal.ts'
import { refuseArchived } from './refuse-archived.ts'

/**
 * A10, A11: grants are to sub-accounts, and only for a person whose home is the main account. `grants` are those to be given;
 * their accounts are known to exist.
 */
export const refuseGrants = (
  directory: Directory,
  person: { readonly name: string; readonly homeAccountId: AccountId },
  grants: readonly AccountId[],
): DirectoryRefusal | null => {
  if (grants.length === 0) return null
  const main = mainAccount(directory)
  if (grants.includes(main.id)) return { code: 'main-account-is-fixed', name: main.name }
  if (person.homeAccountId !== main.id) {
    const homeAccountName = directory.account.get(person.homeAccountId)?.name ?? ''
    return { code: 'grant-needs-main-home', name: person.name, homeAccountName }
  }
  for (const id of grants) {
    const refusal = refuseArchived(directory.account.get(id))
    if (refusal) return refusal
  }
  return null
}
