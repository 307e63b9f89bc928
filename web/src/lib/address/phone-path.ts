/** Where the site for phones begins; everything below it belongs to that site (B27). */
export const phoneHome = '/m'

export const isPhonePath = (pathname: string): boolean => pathname === phoneHome || pathname.startsWith(`${phoneHome}/`)

/**
 * Does this page belong to the site for phones? It stays so for the life of the page: a link to the other site loads a page
 * anew, so a replica and its connections belong to one site (SPEC 1).
 */
export const isOnPhoneSite = (): boolean => 'location' in globalThis && isPhonePath(globalThis.location.pathname)
