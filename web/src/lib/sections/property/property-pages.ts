import type { Right, UnitId } from '@kontor/domain'

/** The pages of *Obiekt*. The units are those of the account, which administrators name and add. */
export const propertyPages = ['information', 'policies', 'amenities', 'units'] as const
export type PropertyPage = (typeof propertyPages)[number]

export const propertyDialogNames = ['change', 'languages', 'change-policy', 'payments'] as const
export type PropertyDialogName = (typeof propertyDialogNames)[number]

/** B28: the policies are one of the pages, and are hidden without the calendar as well. */
export const pagesFor = (rights: readonly Right[]): readonly PropertyPage[] =>
  propertyPages.filter((page) => page !== 'policies' || rights.includes('calendar'))

/** The page that an address names; a dialog of the policies, as the tray links to it, names their page. */
export const pageOf = (params: Pick<URLSearchParams, 'get'>): PropertyPage => {
  const dialog = params.get('dialog')
  if (dialog === 'change-policy' || dialog === 'payments') return 'policies'
  return propertyPages.find((page) => page === params.get('page')) ?? 'information'
}

/** The unit that an address names, else the first. */
export const unitOf = <Unit extends { readonly id: UnitId }>(
  params: Pick<URLSearchParams, 'get'>,
  units: readonly Unit[],
): Unit | undefined => units.find(({ id }) => id === params.get('unit')) ?? units[0]
