import type { Client } from '@kontor/domain'

/** B27: every socket and call of the site for phones has `client=phone` in its query (SPEC 1). */
export const clientParam = 'client'

/** Anything else than `phone`, and nothing at all, is the full site. */
export const clientOf = (value: string | null | undefined): Client => (value === 'phone' ? 'phone' : 'web')

/** The end of a query that already has something. */
export const clientInQuery = (client: Client): string => (client === 'web' ? '' : `&${clientParam}=${client}`)
