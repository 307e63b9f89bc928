import { expect, it } from 'vitest'
import { curlOf, exampleOf } from './curl-of.ts'
import { subjectsOf, type Call, type Operation } from './openapi.ts'
import { fieldsOf } from './schema-fields.ts'

const operation: Operation = {
  operationId: 'check',
  summary: 'Checks.',
  tags: ['checks'],
  'x-callers': ['token'],
  security: [{ token: ['check-access'] }, { session: [] }],
  responses: {},
}
const call = (facts: Partial<Call>): Call => ({ ...operation, method: 'get', path: '/api/checks', ...facts })

it('[ISSUE 11] calls are listed by subject, in the order of the description', () => {
  const tags = [
    { name: 'checks', description: 'Access checks', 'x-for': 'programs' },
    { name: 'operator', description: 'The operator', 'x-for': 'screens' },
  ] as const
  const paths = { '/b': { get: { ...operation, tags: ['operator'] } }, '/a': { post: operation, get: operation } }
  expect(
    subjectsOf({ tags, paths }).map(({ key, isFor, calls }) => [key, isFor, calls.map(({ method }) => method)]),
  ).toEqual([
    ['checks', 'programs', ['post', 'get']],
    ['operator', 'screens', ['get']],
  ])
})

it('[ISSUE 11] the fields of a schema are a flat list with depth, type, bounds and choices', () => {
  const schema = {
    type: 'object',
    required: ['checks'],
    properties: {
      checks: {
        type: 'array',
        minItems: 1,
        maxItems: 500,
        items: { type: 'object', properties: { section: { type: 'string', minLength: 1, maxLength: 254 } } },
      },
      until: { anyOf: [{ type: 'number' }, { type: 'null' }] },
      language: { type: 'string', enum: ['pl', 'en'], default: 'en' },
    },
  }
  expect(fieldsOf(schema).map(({ key: _, ...field }) => field)).toEqual([
    { name: 'checks', depth: 0, type: 'object[]', required: true, more: '1–500' },
    { name: 'section', depth: 1, type: 'string', required: false, more: '1–254' },
    { name: 'until', depth: 0, type: 'number | null', required: false, more: '' },
    { name: 'language', depth: 0, type: 'string', required: false, more: 'pl, en · = "en"' },
  ])
  expect(fieldsOf(undefined)).toEqual([])
})

it('[ISSUE 11] of several forms without a name, one field is enough', () => {
  const form = (name: string) => ({ type: 'object', required: [name], properties: { [name]: { type: 'string' } } })
  expect(fieldsOf({ anyOf: [form('id'), form('email')] }).map(({ name, required }) => [name, required])).toEqual([
    ['id', 'either'],
    ['email', 'either'],
  ])
})

it('[ISSUE 11] forms with a constant field are called by it, and every key is unique', () => {
  const form = (name: string) => ({
    type: 'object',
    properties: { name: { const: name }, args: { type: 'object', properties: { id: { type: 'string' } } } },
  })
  const fields = fieldsOf({ type: 'array', items: { oneOf: [form('one'), form('two')] } })
  expect(fields.map(({ name, depth }) => [name, depth])).toEqual([
    ['name = one', 0],
    ['args', 1],
    ['id', 2],
    ['name = two', 0],
    ['args', 1],
    ['id', 2],
  ])
  expect(new Set(fields.map(({ key }) => key)).size).toBe(fields.length)
})

it('[ISSUE 11] the example is what a shell takes, with the token and the least body', () => {
  const schema = {
    type: 'object',
    required: ['checks'],
    properties: { checks: { type: 'array', items: { type: 'string' } }, more: { type: 'string' } },
  }
  const shown = curlOf(
    'https://kontor.example',
    call({ method: 'post', requestBody: { content: { 'application/json': { schema } } } }),
  )
  expect(shown).toBe(
    [
      `curl -X POST 'https://kontor.example/api/checks' \\`,
      `  -H 'Authorization: Bearer <token>' \\`,
      `  -H 'Content-Type: application/json' \\`,
      `  -d '{\n  "checks": [\n    "<checks>"\n  ]\n}'`,
    ].join('\n'),
  )
})

it('[ISSUE 11] places in the path are to be filled in, and what is required in the query is shown', () => {
  const parameters = [
    { name: 'at', in: 'query', required: true, schema: { type: 'string' } },
    { name: 'limit', in: 'query', required: false, schema: { type: 'string' } },
  ] as const
  expect(curlOf('http://x', call({ path: '/a/{id}', parameters, security: [{ session: [] }] }))).toBe(
    `curl 'http://x/a/<id>?at=<at>' \\\n  -b cookies.txt`,
  )
  expect(curlOf('http://x', call({ security: [{}] }))).toBe(`curl 'http://x/api/checks'`)
})

it('[ISSUE 11] a form is sent as a form, and a file as a file', () => {
  const schema = { type: 'object', required: ['token'], properties: { token: { type: 'string' } } }
  const form = { 'application/x-www-form-urlencoded': { schema } }
  const facts = { method: 'post', security: [{ application: [] }] } as const
  expect(curlOf('', call({ ...facts, requestBody: { content: form } }))).toContain(`-d 'token=<token>'`)
  expect(curlOf('', call({ ...facts, requestBody: { content: { 'application/octet-stream': {} } } }))).toContain(
    '--data-binary @file',
  )
  expect(exampleOf({ anyOf: [{ type: 'boolean' }, { type: 'null' }] }, 'x')).toBe(true)
})
