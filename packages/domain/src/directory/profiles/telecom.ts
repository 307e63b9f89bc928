import type { Profile } from './profile.ts'

/** Source A: a unit is a PT, a telecom operator. */
export const telecom: Profile = {
  id: 'telecom',
  rights: ['processes', 'units', 'mail', 'finance', 'account'],
  serviceTypes: ['fnp', 'mnp', 'location'],
  defaultRoles: [
    { id: 'processing', rights: ['processes', 'mail'] },
    { id: 'coordination', rights: ['processes', 'units', 'mail'] },
    { id: 'billing', rights: ['finance'] },
    { id: 'people-overview', rights: ['account'] },
  ],
  places: [
    { id: 'processes-dashboard', surface: 'web', needs: ['processes'] },
    { id: 'processes-search-results', surface: 'web', needs: ['processes'] },
    { id: 'processes-messages', surface: 'web', needs: ['processes', 'mail'] },
    { id: 'unit-pages', surface: 'web', needs: ['units'] },
    { id: 'unit-search-results', surface: 'web', needs: ['units'] },
    { id: 'inbox-messages', surface: 'web', needs: ['mail'] },
    { id: 'finance-pages', surface: 'web', needs: ['finance'] },
    { id: 'consolidated-invoice', surface: 'web', needs: ['finance'] },
    { id: 'people-and-accounts', surface: 'web', needs: ['account'] },
    { id: 'processes-list', surface: 'mobile', needs: ['processes'] },
    { id: 'processes-cards', surface: 'mobile', needs: ['processes'] },
    { id: 'processes-notifications', surface: 'mobile', needs: ['processes'] },
    { id: 'unit-information', surface: 'mobile', needs: ['units'] },
    { id: 'message-cards', surface: 'mobile', needs: ['mail'] },
    { id: 'message-notifications', surface: 'mobile', needs: ['mail'] },
    { id: 'finance-invoices', surface: 'mobile', needs: ['finance'] },
    { id: 'more-invoices', surface: 'mobile', needs: ['finance'] },
  ],
}
