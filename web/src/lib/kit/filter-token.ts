/** One filter in a search field: `konto` `Żuławy Mobile`. */
export interface FilterToken {
  readonly id: string
  readonly label: string
  readonly value: string
}
