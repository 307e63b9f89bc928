/** The order of names in every list: Polish, so that *Lz* comes before *Ła*, and 2 before 10. */
export const nameOrder = new Intl.Collator(['pl', 'en'], { numeric: true })

export const byName = (one: { readonly name: string }, other: { readonly name: string }): number =>
  nameOrder.compare(one.name, other.name)
