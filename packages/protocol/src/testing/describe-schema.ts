import { createHash } from 'node:crypto'

/**
 * A text that changes whenever a valibot schema accepts something else: types, fields, bounds, patterns, literals, and
 * the reason codes of checks. What a check or a transformation does inside, it does not see.
 */
export const describeSchema = (schema: unknown): string => JSON.stringify(plain(schema))

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)

/** The parts of valibot's schemas and actions that say what they accept. */
const tellingParts = [
  'kind',
  'type',
  'entries',
  'item',
  'key',
  'value',
  'options',
  'literal',
  'wrapped',
  'default',
  'requirement',
  'message',
  'name',
  'pipe',
] as const

const plain = (part: unknown): unknown => {
  if (typeof part === 'function') return undefined
  if (part instanceof RegExp) return String(part)
  if (Array.isArray(part)) return part.map(plain)
  if (typeof part !== 'object' || part === null) return part
  // A record may have a field called `kind`; a part of valibot has its kind in words.
  if (!('kind' in part) || typeof part.kind !== 'string') return sorted(Object.entries(part))
  const { pipe } = part as { readonly pipe?: readonly unknown[] }
  // A piped schema repeats its first part; the pipe alone says everything.
  if (pipe !== undefined) return { pipe: pipe.map(plain) }
  return sorted(
    tellingParts.flatMap((name) => (name in part ? [[name, part[name as keyof typeof part]] as const] : [])),
  )
}

const sorted = (entries: readonly (readonly [string, unknown])[]): unknown =>
  Object.fromEntries(
    [...entries].sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, value]) => [name, plain(value)]),
  )
