import type { ModelDirectory } from './situation.ts'

/** The same text for the same content: records by id, fields by name, lists of words sorted, since they are sets. */
export const canonical = (value: unknown): string => JSON.stringify(sorted(value))

/** Of a directory in the maps of the product. */
export const modelOf = (directory: {
  readonly [K in keyof ModelDirectory]: K extends 'organization' ? ModelDirectory[K] : ReadonlyMap<string, unknown>
}): ModelDirectory =>
  Object.fromEntries(
    Object.entries(directory).map(([kind, records]) => [
      kind,
      records instanceof Map ? [...(records as Map<string, unknown>).values()] : records,
    ]),
  ) as unknown as ModelDirectory

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) {
    const items = value.map(sorted)
    return items.sort((one, other) => compare(keyOf(one), keyOf(other)))
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .sort(([one], [other]) => compare(one, other))
      .map(([name, field]) => [name, sorted(field)]),
  )
}

const keyOf = (item: unknown): string =>
  typeof item === 'object' && item !== null && 'id' in item ? String(item.id) : String(item)

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
