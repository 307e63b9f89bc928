import type { Language } from '@kontor/domain'
import { errorWords, parameterWords } from './call-words.ts'
import type { Caller, CallSubject, DescribedCall } from './described-call.ts'
import type { JsonSchema } from '@valibot/to-json-schema'
import { jsonSchemaOf } from './json-schema.ts'

/** One call as OpenAPI has it, with what all calls have in common: authentication, bounds, failures. */
export const operationOf = (call: DescribedCall, subject: CallSubject, language: Language): object => {
  const parameters = [...pathParameters(call.path, language), ...queryParameters(call)]
  return {
    operationId: call.id,
    summary: call.words[language],
    tags: [subject.key],
    ...(subject.isFor === 'screens' ? { 'x-internal': true } : {}),
    'x-callers': call.callers,
    security: securityOf(call),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...bodyOf(call),
    responses: { ...successOf(call), ...failuresOf(call, language) },
  }
}

const pathParameters = (path: string, language: Language): readonly object[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    description: parameterWords[name]?.[language] ?? name,
    schema: { type: 'string' },
  }))

const queryParameters = ({ query }: DescribedCall): readonly object[] => {
  if (query === undefined) return []
  const { properties = {}, required = [] } = jsonSchemaOf(query, 'input')
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    // A list is repeated, so it may also be absent.
    required: required.includes(name) && !isList(schema),
    schema: withoutNull(schema),
  }))
}

type Schema = NonNullable<JsonSchema['properties']>[string]

const isList = (schema: Schema): boolean => typeof schema === 'object' && schema.type === 'array'

/** A query has no null: what may be null is absent. */
const withoutNull = (schema: Schema): Schema => {
  if (typeof schema !== 'object' || schema.anyOf === undefined || schema.default !== null) return schema
  const [only] = schema.anyOf.filter((one) => typeof one !== 'object' || one.type !== 'null')
  return only ?? schema
}

const typeOf = ({ takesForm, isScim }: DescribedCall): string => {
  if (takesForm === true) return 'application/x-www-form-urlencoded'
  return isScim === true ? 'application/scim+json' : 'application/json'
}

const bodyOf = (call: DescribedCall): object => {
  const { body, takesFile } = call
  if (takesFile === true) return { requestBody: { required: true, content: { 'application/octet-stream': {} } } }
  if (body === undefined) return {}
  return { requestBody: { required: true, content: { [typeOf(call)]: { schema: jsonSchemaOf(body, 'input') } } } }
}

const successOf = ({ status = 200, answer, answerType, isScim }: DescribedCall): object => {
  const type = isScim === true ? 'application/scim+json' : 'application/json'
  const content = answer === undefined ? {} : { content: { [type]: { schema: jsonSchemaOf(answer, 'output') } } }
  const file = answerType === undefined ? {} : { content: { [answerType]: {} } }
  return { [status]: { description: reasons[status], ...content, ...file } }
}

/** RFC 9110. */
const reasons = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  302: 'Found',
  426: '`upgrade-required`',
} as const

const failuresOf = (call: DescribedCall, language: Language): object => {
  const codes = new Map<number, Set<string>>()
  for (const [status, names] of [...commonFailures(call), ...Object.entries(call.errors ?? {})])
    for (const name of names ?? []) codes.set(Number(status), (codes.get(Number(status)) ?? new Set()).add(name))
  return Object.fromEntries(
    [...codes].map(([status, names]) => [
      status,
      {
        description: [...names].map((name) => sentenceOf(name, language)).join('\n'),
        content: failureContent([...names], call.isScim === true),
      },
    ]),
  )
}

const sentenceOf = (code: string, language: Language): string => {
  const words = errorWords[code]
  return words === undefined ? `\`${code}\`` : `\`${code}\`: ${words[language]}`
}

const failureContent = (codes: readonly string[], isScim: boolean): object => {
  const code = { type: 'string', enum: codes }
  // RFC 7644, 3.12: the code is the detail.
  if (isScim) return { 'application/scim+json': { schema: objectOf({ status: { type: 'string' }, detail: code }) } }
  return { 'application/json': { schema: objectOf({ error: objectOf({ code }) }) } }
}

const objectOf = (properties: Readonly<Record<string, object>>): object => ({
  ...{ type: 'object', required: Object.keys(properties), properties },
})

const commonFailures = ({ method, body, query, callers, scope, takesFile }: DescribedCall): [number, string[]][] => {
  const writes = method !== 'get'
  return [
    ...(body === undefined && query === undefined ? [] : ([[400, ['invalid-arguments']]] as [number, string[]][])),
    ...callers.flatMap((caller) => failuresOfCaller[caller]),
    ...(scope === undefined ? [] : ([[403, ['scope-missing', 'not-allowed']]] as [number, string[]][])),
    ...(writes ? ([[403, ['foreign-origin']]] as [number, string[]][]) : []),
    ...(writes && takesFile !== true ? ([[413, ['too-large']]] as [number, string[]][]) : []),
    [429, ['too-many']],
    [500, ['failed']],
    [503, ['storage']],
  ]
}

const failuresOfCaller: Readonly<Record<Caller, [number, string[]][]>> = {
  anyone: [],
  link: [],
  application: [],
  token: [[401, ['token-invalid']]],
  session: [[401, ['no-session']]],
  administrator: [
    [401, ['no-session']],
    [403, ['not-allowed', 'single-sign-on-required']],
  ],
  operator: [
    [401, ['no-session']],
    [403, ['not-operator']],
  ],
}

/** Any of these; without a caller that has to prove itself, none. */
const securityOf = ({ callers, scope }: DescribedCall): readonly object[] => [
  ...(callers.includes('token') ? [{ token: scope === undefined ? [] : [scope] }] : []),
  ...(callers.some((caller) => ['session', 'administrator', 'operator'].includes(caller)) ? [{ session: [] }] : []),
  ...(callers.includes('application') ? [{ application: [] }] : []),
  ...(callers.includes('anyone') || callers.includes('link') ? [{}] : []),
]
