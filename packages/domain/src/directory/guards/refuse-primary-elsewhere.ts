import { sameTaxIdForm } from '../../kernel/same-form.ts'
import type { Directory } from '../directory.ts'
import type { Facts } from '../facts.ts'
import { organizationOf } from '../organization-of.ts'
import type { DirectoryRefusal } from '../refusal.ts'

/** B25, decision 5: a login that is primary elsewhere joins only organisations of the same legal entity. */
export const refusePrimaryElsewhere = (
  directory: Directory,
  username: string,
  facts: Facts,
): DirectoryRefusal | null => {
  const { id, legalEntity } = organizationOf(directory)
  const taxId = sameTaxIdForm(legalEntity.taxId)
  const elsewhere = facts.login?.primaryOf.some(
    (primary) => primary.organizationId !== id && sameTaxIdForm(primary.taxId) !== taxId,
  )
  return elsewhere ? { code: 'login-is-primary-elsewhere', username } : null
}
