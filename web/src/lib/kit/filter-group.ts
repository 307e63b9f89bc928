/** One filter of a list and its values: `konto`, and the accounts that match the typed text. */
export interface FilterGroup<Filter extends string = string> {
  readonly filter: Filter
  readonly label: string
  readonly options: readonly { readonly value: string; readonly name: string }[]
  /** The value in use; null for none. */
  readonly chosen: string | null
  /** How many more match than are shown. */
  readonly more: number
}
