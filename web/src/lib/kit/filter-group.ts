/** One filter of a list, and what it can be set to: `konto`, and the accounts that match what is typed. */
export interface FilterGroup<Filter extends string = string> {
  readonly filter: Filter
  readonly label: string
  readonly options: readonly { readonly value: string; readonly name: string }[]
  /** The value in use; null: none. */
  readonly chosen: string | null
  /** How many more match than are shown. */
  readonly more: number
}
