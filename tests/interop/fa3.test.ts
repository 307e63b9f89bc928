import { fa3Of } from '@kontor/domain'
import { expect, it } from 'vitest'
import { fa3Findings } from './fa3-findings.ts'
import { correction, invoice } from './sample-invoice.ts'

const madeAt = Date.UTC(2026, 10, 3, 11)

it('[DESIGN 12] an invoice is valid against the published schema of FA(3)', () => {
  expect(fa3Findings(fa3Of(invoice(), madeAt))).toEqual([])
})

it('[DESIGN 12] a correction is valid too, whether KSeF has a number of the first or not', () => {
  expect(fa3Findings(fa3Of(correction(null), madeAt))).toEqual([])
  expect(fa3Findings(fa3Of(correction('5260250274-20261103-0100001AF629-AF'), madeAt))).toEqual([])
})

it('[DESIGN 12] the schema finds what is missing, so the tests above say something', () => {
  const broken = fa3Of(invoice(), madeAt).replace('<JST>2</JST>', '')
  expect(fa3Findings(broken).join()).toContain('GV')
})

it('[DESIGN 12] FA(3) has the amounts of the invoice, and the accounts as recipients', () => {
  const xml = fa3Of(invoice(), madeAt)
  const { total } = invoice()
  expect(xml).toContain(`<P_15>${(total.gross / 100).toFixed(2)}</P_15>`)
  expect(xml).toContain('<BrakID>1</BrakID><Nazwa>Kaszuby Online</Nazwa>')
  expect(xml.match(/<FaWiersz>/g)).toHaveLength(7)
  expect(xml).toContain('Latarnia Usługi Sieciowe &amp; Synowie &lt;sp. z o.o.&gt;')
})
