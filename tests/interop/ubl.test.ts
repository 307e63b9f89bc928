import { ublOf } from '@kontor/domain'
import { expect, it } from 'vitest'
import { en16931Findings } from './en16931-findings.ts'
import { correction, invoice } from './sample-invoice.ts'

// Each takes some ten seconds on a busy machine.
const patience = { timeout: 180_000 }

it('[DESIGN 12] an invoice with every rate and quantity keeps all rules of EN 16931', patience, () => {
  expect(en16931Findings(ublOf(invoice()))).toEqual([])
})

it('[DESIGN 12] a correction keeps them too, also where the lines of a rate did not change', patience, () => {
  const xml = ublOf(correction('5260250274-20261103-0100001AF629-AF'))
  expect(xml).not.toContain('<cbc:Percent>8</cbc:Percent>')
  expect(en16931Findings(xml)).toEqual([])
})

it('[DESIGN 12] the rules find a wrong sum, so the tests above say something', patience, () => {
  const wrong = ublOf(invoice()).replace(/(<cbc:PayableAmount currencyID="PLN">)[^<]*/, '$11.00')
  expect(en16931Findings(wrong)).toEqual(['BR-CO-16'])
})
