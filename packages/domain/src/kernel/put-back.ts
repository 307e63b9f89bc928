/** Takes one change of a record back, in a copy. */
export const putBack = <K, R>(
  records: Map<K, R>,
  { id, before }: { readonly id: K; readonly before: R | null },
): void => {
  if (before === null) records.delete(id)
  else records.set(id, before)
}
