import type { OperatorOrganizations } from '@kontor/protocol/http'
import { sameTaxIdForm } from '@kontor/domain'
import { searchForm } from '#lib/format/search-form.ts'

export type ListedOrganization = OperatorOrganizations['organizations'][number]

/** The organisations whose name or tax number holds the searched text, as it is typed: without accents, spaces and dashes. */
export const foundOrganizations = (
  organizations: readonly ListedOrganization[],
  searched: string,
): readonly ListedOrganization[] => {
  const sought = searchForm(searched)
  if (sought === '') return organizations
  const soughtTaxId = sameTaxIdForm(searched)
  return organizations.filter(
    ({ name, taxId }) =>
      searchForm(name).includes(sought) || (soughtTaxId !== '' && sameTaxIdForm(taxId).includes(soughtTaxId)),
  )
}
