/** The page to return to after signing in; only inside this app. */
export const returnPath = (search: Pick<URLSearchParams, 'get'>): string | null => {
  const path = search.get('return')
  return path !== null && /^\/((a|invitation)\/[^\\]*|me)$/.test(path) ? path : null
}

export const signInPath = (from: Pick<URL, 'pathname' | 'search'>): string =>
  `/?return=${encodeURIComponent(from.pathname + from.search)}`
