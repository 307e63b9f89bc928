/** A read-only address: Kit's own, and every `URL`. */
export type AddressLike = Pick<URL, 'pathname' | 'search'>

/** The address with some parameters changed; null removes one. */
export const changedAddress = (url: AddressLike, changes: Readonly<Record<string, string | null>>): string => {
  const params = new URLSearchParams(url.search)
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) params.delete(name)
    else params.set(name, value)
  }
  const search = params.toString()
  return search === '' ? url.pathname : `${url.pathname}?${search}`
}
