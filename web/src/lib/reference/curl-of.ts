import type { Call, Schema } from './openapi.ts'

/** The call as one types it in a shell. Values to fill in are in angle brackets. */
export const curlOf = (server: string, call: Call): string => {
  const query = (call.parameters ?? []).filter((parameter) => parameter.in === 'query' && parameter.required)
  const path = call.path.replaceAll('{', '<').replaceAll('}', '>')
  const asked = query.map(({ name, schema }) => `${name}=${String(exampleOf(schema, name))}`).join('&')
  const address = `'${server}${path}${asked === '' ? '' : `?${asked}`}'`
  const method = call.method === 'get' ? [] : [`-X ${call.method.toUpperCase()}`]
  return ['curl', ...method, address, ...authenticationOf(call), ...bodyOf(call)].reduce((text, part) =>
    text === 'curl' || text.endsWith(`-X ${call.method.toUpperCase()}`) ? `${text} ${part}` : `${text} \\\n  ${part}`,
  )
}

const authenticationOf = ({ security }: Call): readonly string[] => {
  if (security.some((one) => 'token' in one)) return [`-H 'Authorization: Bearer <token>'`]
  if (security.some((one) => 'application' in one)) return [`-u '<client_id>:<client_secret>'`]
  return security.some((one) => 'session' in one) ? ['-b cookies.txt'] : []
}

const bodyOf = ({ requestBody }: Call): readonly string[] => {
  const [entry] = Object.entries(requestBody?.content ?? {})
  if (entry === undefined) return []
  const [type, { schema }] = entry
  if (type === 'application/octet-stream') return ['--data-binary @file']
  if (schema === undefined) return []
  const example = exampleOf(schema, '')
  if (type === 'application/x-www-form-urlencoded')
    return Object.entries(example as object).map(([name, value]) => `-d '${name}=${String(value)}'`)
  return [`-H 'Content-Type: ${type}'`, `-d '${JSON.stringify(example, null, 2)}'`]
}

/** The least that the schema takes: what is required, one item of each list, the first of several forms. */
export const exampleOf = (schema: Schema, name: string): unknown => {
  if (schema.const !== undefined) return schema.const
  if (schema.default !== undefined) return schema.default
  if (schema.enum !== undefined) return schema.enum[0]
  const [first] = schema.oneOf ?? schema.anyOf ?? []
  if (first !== undefined) return exampleOf(first, name)
  if (schema.items !== undefined) return [exampleOf(schema.items, name)]
  if (schema.properties !== undefined) {
    const { properties, required = [] } = schema
    const shown = Object.entries(properties).filter(([key]) => required.includes(key))
    return Object.fromEntries(shown.map(([key, inner]) => [key, exampleOf(inner, key)]))
  }
  if (schema.type === 'object') return {}
  if (schema.type === 'boolean') return true
  return schema.type === 'number' || schema.type === 'integer' ? (schema.minimum ?? 0) : `<${name}>`
}
