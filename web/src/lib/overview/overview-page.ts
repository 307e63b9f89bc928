import { overviewAccounts, type OrganizationAccess, type ReachedAccount } from '@kontor/domain'
import { searchForm } from '#lib/format/search-form.ts'

/** An account of the overview, with the organisation that it belongs to. */
export interface OverviewPlace {
  readonly organization: OrganizationAccess
  readonly account: ReachedAccount
}

/** Each account has up to two sockets, and the server bounds the sockets of one login: so many accounts are live at once. */
export const accountsPerPage = 8

/** The accounts of the overview whose name or unit matches, those of one organisation together, in the comb's order. */
export const overviewPlaces = (
  organizations: readonly OrganizationAccess[],
  query: string,
): readonly OverviewPlace[] => {
  const sought = searchForm(query.trim())
  return organizations
    .flatMap((organization) => overviewAccounts(organization).map((account) => ({ organization, account })))
    .filter(({ account }) =>
      [account.name, ...account.units.flatMap(({ identifier, name }) => [identifier, name ?? ''])].some((text) =>
        searchForm(text).includes(sought),
      ),
    )
}

export interface OverviewPage {
  /** From 1. */
  readonly number: number
  readonly last: number
  readonly places: readonly OverviewPlace[]
}

/** A page of them; a number from the address that there is not gives the nearest one that there is. */
export const overviewPage = (places: readonly OverviewPlace[], asked: string | null): OverviewPage => {
  const last = Math.max(1, Math.ceil(places.length / accountsPerPage))
  const number = Math.min(Math.max(1, Math.trunc(Number(asked)) || 1), last)
  return { number, last, places: places.slice((number - 1) * accountsPerPage, number * accountsPerPage) }
}
