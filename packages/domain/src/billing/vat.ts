import * as v from 'valibot'
import { partOf, sumOf, type Grosz } from './amounts.ts'

/** The rates of the Polish VAT in percent; `exempt`: *zw.*, `outside`: *np.*, not subject to it. */
export const vatRates = ['23', '8', '5', '0', 'exempt', 'outside'] as const
export const VatRateSchema = v.picklist(vatRates)
export type VatRate = v.InferOutput<typeof VatRateSchema>

export interface VatSum {
  readonly rate: VatRate
  readonly net: Grosz
  readonly vat: Grosz
  readonly gross: Grosz
}

/** The tax on a net amount, rounded half up to a grosz. */
export const vatOn = (net: Grosz, rate: VatRate): Grosz => {
  const percent = Number(rate)
  return Number.isNaN(percent) ? 0 : partOf(net, percent, 100)
}

/** DESIGN 12: the tax is computed once for each rate, on the sum of its nets. Rates come in their fixed order. */
export const vatSummary = (lines: Iterable<{ readonly net: Grosz; readonly rate: VatRate }>): readonly VatSum[] => {
  const nets = new Map<VatRate, Grosz>()
  for (const { net, rate } of lines) nets.set(rate, (nets.get(rate) ?? 0) + net)
  return vatRates.flatMap((rate) => {
    const net = nets.get(rate)
    if (net === undefined) return []
    const vat = vatOn(net, rate)
    return [{ rate, net, vat, gross: net + vat }]
  })
}

export const totalOf = (sums: readonly VatSum[]): Omit<VatSum, 'rate'> => ({
  net: sumOf(sums.map(({ net }) => net)),
  vat: sumOf(sums.map(({ vat }) => vat)),
  gross: sumOf(sums.map(({ gross }) => gross)),
})

/** What a correction adds to the tax of each rate: the tax on what should have been charged, less that on what was. */
export const differenceOfVat = (before: readonly VatSum[], after: readonly VatSum[]): readonly VatSum[] =>
  vatRates.flatMap((rate) => {
    const [was, is] = [before, after].map((sums) => sums.find((sum) => sum.rate === rate))
    if (was === undefined && is === undefined) return []
    const of = (part: 'net' | 'vat' | 'gross'): Grosz => (is?.[part] ?? 0) - (was?.[part] ?? 0)
    return [{ rate, net: of('net'), vat: of('vat'), gross: of('gross') }]
  })
