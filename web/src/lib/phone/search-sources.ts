import type { PaletteSource } from '#lib/palette/source.ts'
import { conversations } from '#lib/palette/sources/conversations.svelte.ts'
import { processes } from '#lib/palette/sources/processes.svelte.ts'
import { reservations } from '#lib/palette/sources/reservations.svelte.ts'

interface PhoneSearchSource extends PaletteSource {
  /** What its results are in the mobile column of B28; one of them must be seen. */
  readonly places: readonly string[]
}

/** What a search on a phone finds: the sources of the palette that the mobile column has. */
export const phoneSearchSources: readonly PhoneSearchSource[] = [
  { ...processes, places: ['processes-list'] },
  { ...reservations, places: ['reservation-search-results'] },
  { ...conversations, places: ['message-cards'] },
]
