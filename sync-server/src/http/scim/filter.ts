import { serverLimits } from '../../limits.ts'
import { ScimFailure } from './scim-failure.ts'

export interface Comparison {
  /** In lower case, as SCIM compares names of attributes. */
  readonly attribute: string
  readonly value: string | boolean
}

/**
 * The filters of directories in use: `userName eq "…"`, joined by `and` (RFC 7644, 3.4.2.2). All others are refused. The
 * pattern has one way to match any text, so a hostile filter costs no more than its length.
 */
export const comparisonsIn = (filter: string): readonly Comparison[] => {
  if (filter.length > serverLimits.scim.filterLengthMax) throw invalid()
  const found: Comparison[] = []
  let rest = filter.trim()
  for (;;) {
    const [whole, attribute, text] = comparison.exec(rest) ?? []
    if (whole === undefined || attribute === undefined || text === undefined) throw invalid()
    found.push({ attribute: attribute.toLowerCase(), value: valueOf(text) })
    rest = rest.slice(whole.length).trimStart()
    if (rest === '') return found
    if (!/^and\s/i.test(rest)) throw invalid()
    rest = rest.slice(3).trimStart()
  }
}

const comparison = /^([A-Za-z][A-Za-z0-9.]*|emails\[type eq "work"\]\.value) eq ("(?:[^"\\]|\\["\\/])*"|true|false)/i

const valueOf = (text: string): string | boolean =>
  /^(true|false)$/i.test(text) ? text.toLowerCase() === 'true' : (JSON.parse(text) as string)

const invalid = (): ScimFailure => new ScimFailure(400, 'invalidFilter', 'unsupported-filter')

/** Whether every comparison holds. `values` gives what a resource has for an attribute; an unknown attribute is refused. */
export const holds = (
  comparisons: readonly Comparison[],
  values: Readonly<Record<string, readonly (string | boolean | null)[]>>,
): boolean =>
  comparisons.every(({ attribute, value }) => {
    const own = Object.hasOwn(values, attribute) ? values[attribute] : undefined
    if (own === undefined) throw invalid()
    const exact = attribute === 'id' || attribute === 'externalid'
    return own.some((one) => (exact ? one === value : folded(one) === folded(value)))
  })

const folded = (value: string | boolean | null): string | boolean | null =>
  typeof value === 'string' ? value.toLowerCase() : value
