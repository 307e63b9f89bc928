import type { Profile } from './profile.ts'

/** Source B: a unit is a property. The places give the table B28 to the letter. */
export const hospitality: Profile = {
  id: 'hospitality',
  rights: ['calendar', 'mail', 'finance', 'property', 'reservations', 'account', 'promotions'],
  serviceTypes: ['accommodation', 'dining', 'wellness', 'events'],
  defaultRoles: [
    { id: 'reception', rights: ['calendar', 'mail', 'reservations'] },
    { id: 'sales', rights: ['calendar', 'reservations', 'promotions'] },
    { id: 'content', rights: ['property', 'promotions'] },
    { id: 'billing', rights: ['finance'] },
    { id: 'management', rights: ['calendar', 'mail', 'finance', 'property', 'reservations', 'account', 'promotions'] },
  ],
  places: [
    { id: 'rates-calendar', surface: 'web', needs: ['calendar'] },
    { id: 'property-pages', surface: 'web', needs: ['property'] },
    // The Policies page is one of the pages of Property, and hidden without the calendar as well.
    { id: 'policies-page', surface: 'web', needs: ['calendar', 'property'] },
    { id: 'availability', surface: 'web', needs: ['calendar'] },
    { id: 'inbox-messages', surface: 'web', needs: ['mail'] },
    // Guest messages lie under Inbox, and are hidden without the reservations as well.
    { id: 'guest-messages', surface: 'web', needs: ['mail', 'reservations'] },
    { id: 'finance-pages', surface: 'web', needs: ['finance'] },
    { id: 'reservation-pages', surface: 'web', needs: ['reservations'] },
    { id: 'reservation-search-results', surface: 'web', needs: ['reservations'] },
    { id: 'property-permissions', surface: 'web', needs: ['account'] },
    { id: 'promotion-pages', surface: 'web', needs: ['promotions'] },
    { id: 'availability-cards', surface: 'mobile', needs: ['calendar'] },
    { id: 'availability-notifications', surface: 'mobile', needs: ['calendar'] },
    { id: 'message-cards', surface: 'mobile', needs: ['mail'] },
    { id: 'message-notifications', surface: 'mobile', needs: ['mail'] },
    { id: 'finance-invoices', surface: 'mobile', needs: ['finance'] },
    { id: 'property-information', surface: 'mobile', needs: ['property'] },
    { id: 'reservation-details', surface: 'mobile', needs: ['reservations'] },
    { id: 'reservations-and-messages', surface: 'mobile', needs: ['reservations'] },
    { id: 'reservation-search-results', surface: 'mobile', needs: ['reservations'] },
    { id: 'promotions-monitor', surface: 'mobile', needs: ['promotions'] },
  ],
}
