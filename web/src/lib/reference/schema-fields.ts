import type { Parameter, Schema } from './openapi.ts'

/** One line of the table of fields. */
export interface Field {
  /** Unique in its table. */
  readonly key: string
  readonly name: string
  readonly depth: number
  readonly type: string
  /** `either`: one of several fields, in a schema of several forms. */
  readonly required: boolean | 'either'
  /** Bounds, choices, a value that is taken where the field is absent. */
  readonly more: string
}

/** The fields of a schema from the top, each with its depth. Alternatives follow one another. */
export const fieldsOf = (schema: Schema | undefined): readonly Field[] =>
  schema === undefined ? [] : within(schema, 0, '')

/** Those of the path or of the query. */
export const parameterFields = (parameters: readonly Parameter[], place: Parameter['in']): readonly Field[] =>
  parameters
    .filter((parameter) => parameter.in === place)
    .map(({ name, required, description = '', schema }) => ({
      ...{ key: name, name, depth: 0, type: typeOf(schema), required },
      more: [description, moreOf(schema)].filter((text) => text !== '').join(' · '),
    }))

const within = (schema: Schema, depth: number, before: string): readonly Field[] => {
  const { one } = nullable(schema)
  const alternatives = alternativesOf(one)
  if (alternatives !== null) return alternatives.flatMap((each, at) => alternative(each, depth, `${before}|${at}`))
  if (one.items !== undefined) return within(one.items, depth, before)
  return Object.entries(one.properties ?? {}).flatMap(([name, inner]) => {
    const key = `${before}.${name}`
    const required = one.required?.includes(name) ?? false
    return [{ key, name, depth, type: typeOf(inner), required, more: moreOf(inner) }, ...within(inner, depth + 1, key)]
  })
}

/** One of several forms, called by its constant field where it has one: a mutation by its name. */
const alternative = (schema: Schema, depth: number, key: string): readonly Field[] => {
  const named = Object.entries(schema.properties ?? {}).find(([, { const: value }]) => typeof value === 'string')
  if (named === undefined)
    return within(schema, depth, key).map((field) => (field.depth === depth ? { ...field, required: 'either' } : field))
  const [name, { const: value }] = named
  const head = { key, name: `${name} = ${String(value)}`, depth, type: '', required: false, more: '' }
  const { [name]: _, ...properties } = schema.properties ?? {}
  return [head, ...within({ ...schema, properties }, depth + 1, key)]
}

const nullable = (schema: Schema): { readonly one: Schema; readonly isNullable: boolean } => {
  const others = schema.anyOf?.filter(({ type }) => type !== 'null')
  const [only] = others ?? []
  if (others?.length !== 1 || only === undefined) return { one: schema, isNullable: false }
  return { one: only, isNullable: others.length !== schema.anyOf?.length }
}

const alternativesOf = ({ anyOf, oneOf }: Schema): readonly Schema[] | null => oneOf ?? anyOf ?? null

/** As programmers write it: `string[]`, `object | null`. */
const typeOf = (schema: Schema): string => {
  const { one, isNullable } = nullable(schema)
  return isNullable ? `${plainType(one)} | null` : plainType(one)
}

const plainType = (schema: Schema): string => {
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  const alternatives = alternativesOf(schema)
  if (alternatives !== null) return [...new Set(alternatives.map(plainType))].join(' | ')
  if (schema.items !== undefined) return `${plainType(schema.items)}[]`
  return schema.type ?? 'any'
}

const moreOf = (schema: Schema): string => {
  const { one } = nullable(schema)
  const choices = one.enum ?? one.items?.enum
  const bounds = [
    range(one.minLength, one.maxLength),
    range(one.minItems, one.maxItems),
    range(one.minimum, one.maximum === Number.MAX_SAFE_INTEGER ? undefined : one.maximum),
  ]
  return [
    choices?.map(String).join(', '),
    ...bounds,
    schema.default === undefined || schema.default === null ? undefined : `= ${JSON.stringify(schema.default)}`,
  ]
    .filter((text) => text !== undefined && text !== '')
    .join(' · ')
}

const range = (min: number | undefined, max: number | undefined): string | undefined => {
  if (min === undefined && max === undefined) return undefined
  if (max === undefined) return `≥ ${min}`
  return min === undefined ? `≤ ${max}` : `${min}–${max}`
}
