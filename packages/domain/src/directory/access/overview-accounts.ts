import type { Right } from '../profiles/profile.ts'
import type { OrganizationAccess, ReachedAccount } from './access.ts'

/** The rights to what the overview counts. */
const counted: readonly Right[] = ['processes', 'reservations', 'mail']

/** A2, A5: the accounts of an organisation that the overview shows a person: those in which it has anything to count for them. */
export const overviewAccounts = ({ accounts }: Pick<OrganizationAccess, 'accounts'>): readonly ReachedAccount[] =>
  accounts.filter(({ rights }) => rights.some((right) => counted.includes(right)))

/** Whether there is anything to compare: a person begins with the overview only where it has several accounts. */
export const hasOverview = (organizations: readonly Pick<OrganizationAccess, 'accounts'>[]): boolean =>
  organizations.flatMap(overviewAccounts).length > 1
