/** The page to return to after signing in, or the call by which an application signs the person in; only on this site. */
export const returnPath = (search: Pick<URLSearchParams, 'get'>): string | null => {
  const path = search.get('return')
  return path !== null && /^\/((a|invitation)\/[^\\]*|me|api\/auth\/oauth2\/authorize\?[^\\]*)$/.test(path)
    ? path
    : null
}

/** The server answers it, not a page of the app: it leads on to the application. */
export const isServersPath = (path: string): boolean => path.startsWith('/api/')

export const signInPath = (from: Pick<URL, 'pathname' | 'search'>): string =>
  `/?return=${encodeURIComponent(from.pathname + from.search)}`
