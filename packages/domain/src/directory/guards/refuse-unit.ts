import { dateAt } from '../../kernel/calendar-date.ts'
import { sameIdentifierForm, sameTaxIdForm } from '../../kernel/same-form.ts'
import { isCoveredOn } from '../contract-terms.ts'
import type { DirectoryContext } from '../define-mutation.ts'
import type { Directory } from '../directory.ts'
import type { Facts } from '../facts.ts'
import type { Organization } from '../records.ts'
import type { DirectoryRefusal } from '../refusal.ts'

/**
 * Decision 6: an identifier belongs to one account at a time in the whole deployment, and in hospitality only units
 * that the contract covers on that day count (B18, B19, B23). Another legal entity is reported before anything else from outside
 * the document: it is what the person must act on (B24).
 */
export const refuseUnit = (
  directory: Pick<Directory, 'account' | 'unit'>,
  organization: Organization,
  identifier: string,
  { facts, now }: Pick<DirectoryContext, 'facts' | 'now'>,
): DirectoryRefusal | null => {
  const holder = accountThatHolds(directory, identifier)
  if (holder !== null) return { code: 'unit-taken', identifier, accountName: holder }
  const outside = organization.profile === 'hospitality' && !isCoveredOn(organization.contract, identifier, dateAt(now))
  if (outside && isOfAnotherEntity(organization, facts)) return { code: 'different-legal-entity', identifier }
  if (facts.unit?.claimed) return { code: 'unit-taken', identifier, accountName: null }
  if (!outside) return null
  return { code: 'unit-outside-contract', identifier, contractNumber: organization.contract.number }
}

const accountThatHolds = (directory: Pick<Directory, 'account' | 'unit'>, identifier: string): string | null => {
  const sought = sameIdentifierForm(identifier)
  for (const unit of directory.unit.values()) {
    if (sameIdentifierForm(unit.identifier) === sought) return directory.account.get(unit.accountId)?.name ?? ''
  }
  return null
}

export const isOfAnotherEntity = (organization: Organization, facts: Facts): boolean => {
  const covering = facts.unit?.coveredBy
  return !!covering && sameTaxIdForm(covering.taxId) !== sameTaxIdForm(organization.legalEntity.taxId)
}
