import type { Month } from '../../billing/month.ts'
import type { Invoices } from './invoices.ts'

/**
 * The next number of a series in its month, without gaps: invoices are never removed, so it is one more than there are.
 * Corrections are counted apart.
 *
 * @example nextInvoiceNumber(invoices, { series: 'LT', month: '2026-10', isCorrection: false }) // 'LT/2026/10/0147'
 */
export const nextInvoiceNumber = (
  { invoice: invoices }: Invoices,
  { series, month, isCorrection }: { readonly series: string; readonly month: Month; readonly isCorrection: boolean },
): string => {
  const beginning = `${series}/${month.replace('-', '/')}/`
  let issued = 0
  for (const { content } of invoices.values())
    if (content.number.startsWith(beginning) && (content.corrects !== null) === isCorrection) issued += 1
  const next = String(issued + 1)
  return `${beginning}${isCorrection ? `K${next.padStart(3, '0')}` : next.padStart(4, '0')}`
}
