import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Schema } from 'node-schematron'

/** The official rules of EN 16931 for UBL (see `en16931/README.md`); read once, which takes seconds. */
const schema = Schema.fromString(readFileSync(join(import.meta.dirname, 'en16931/ubl-rules.sch'), 'utf8'))

/** The rules that a document of UBL breaks, by their names. */
export const en16931Findings = (xml: string): readonly string[] =>
  schema.validateString(xml).map(({ message }) => /\[([\w-]+)\]/.exec(message ?? '')?.[1] ?? String(message))
