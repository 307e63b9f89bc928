import type { OrganizationAccess, OrganizationId, ReachedAccount } from '@kontor/domain'
import { byName } from '#lib/format/name-order.ts'
import { searchForm } from '#lib/format/search-form.ts'

export interface SwitchGroup {
  readonly organizationId: OrganizationId
  readonly name: string
  readonly accounts: readonly ReachedAccount[]
}

/** The accounts to switch to, by organisation in the order of names, in the comb's order; only those that match the search. */
export const switchChoices = (organizations: readonly OrganizationAccess[], query: string): readonly SwitchGroup[] => {
  const sought = searchForm(query.trim())
  const fits = ({ name, units }: ReachedAccount): boolean =>
    [name, ...units.flatMap((unit) => [unit.identifier, unit.name ?? ''])].some((text) =>
      searchForm(text).includes(sought),
    )
  return organizations
    .map(({ id, name, accounts }) => ({ organizationId: id, name, accounts: accounts.filter(fits) }))
    .filter(({ accounts }) => accounts.length > 0)
    .sort(byName)
}
