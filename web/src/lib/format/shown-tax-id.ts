import { sameTaxIdForm } from '@kontor/domain'

/** A Polish NIP in its groups, however it was typed: `583-000-41-36`. Another country's number stays as it is. */
export const shownTaxId = (taxId: string): string =>
  sameTaxIdForm(taxId).replace(/^(\d{3})(\d{3})(\d{2})(\d{2})$/, '$1-$2-$3-$4')
