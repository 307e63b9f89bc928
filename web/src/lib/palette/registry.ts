import type { PaletteSource } from './source.ts'
import { accounts } from './sources/accounts.ts'
import { acts } from './sources/acts.ts'
import { calendar } from './sources/calendar.svelte.ts'
import { conversations } from './sources/conversations.svelte.ts'
import { invoices } from './sources/invoices.svelte.ts'
import { people } from './sources/people.svelte.ts'
import { places } from './sources/places.ts'
import { processes } from './sources/processes.svelte.ts'
import { promotions } from './sources/promotions.svelte.ts'
import { reservations } from './sources/reservations.svelte.ts'
import { units } from './sources/units.ts'

/** In the order in which the palette shows them. */
export const paletteSources: readonly PaletteSource[] = [
  people,
  accounts,
  processes,
  reservations,
  units,
  conversations,
  invoices,
  calendar,
  promotions,
  acts,
  places,
]
