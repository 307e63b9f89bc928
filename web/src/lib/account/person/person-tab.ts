/** The parts of a person's page, with their names in the address. */
export const personTabs = ['overview', 'rights', 'accounts', 'sessions', 'history'] as const
export type PersonTab = (typeof personTabs)[number]

export const personTabOf = (params: Pick<URLSearchParams, 'get'>): PersonTab =>
  personTabs.find((tab) => tab === params.get('tab')) ?? 'overview'
