import { Validator } from '@seriousme/openapi-schema-validator'
import { afterEach, expect, it } from 'vitest'
import { openCalls } from '../../identity/identity-calls.ts'
import { openIdCallMethods } from '../../identity/openid-calls.ts'
import { openTestApp, type TestApp } from '../../testing/open-test-app.ts'
import { callSubjects } from './call-subjects.ts'

let app: TestApp | null = null
afterEach(() => {
  app?.close()
  app = null
})

const described = callSubjects.flatMap(({ calls }) => calls)
/** Names in paths differ between the router and the description; their places do not. */
const addressed = (method: string, path: string): string =>
  `${method.toLowerCase()} ${path.replace(/:\w+(\{[^}]*\})?|\{\w+\}/g, '{}')}`

/** One call for each kind of document that a route names. */
const concrete = (path: string): readonly string[] => {
  const kinds = /:kind\{([a-z|]+)\}/.exec(path)
  return kinds === null ? [path] : (kinds[1] ?? '').split('|').map((kind) => path.replace(kinds[0], kind))
}

it.each(['en', 'pl'] as const)('[ISSUE 11] the description is valid OpenAPI 3.1, in %s', async (language) => {
  app = await openTestApp()
  const { status, body } = await app.call(`/api/openapi.json?language=${language}`)
  expect(status).toBe(200)
  const result = await new Validator().validate(body as Record<string, unknown>)
  expect(result).toMatchObject({ valid: true })
  expect((body as { openapi: string }).openapi).toBe('3.1.1')
})

it('[ISSUE 11] every route of the server is described, and nothing else is', async () => {
  app = await openTestApp()
  const routes = app.routes
    .filter(({ method, path }) => method !== 'ALL' && !path.includes('*'))
    .flatMap(({ method, path }) => concrete(path).map((one) => addressed(method, one)))
  const ofIdentity = Object.entries(openCalls).map(([name, { method }]) => addressed(method, `/api/auth/${name}`))
  const ofOpenId = Object.entries(openIdCallMethods).flatMap(([name, methods]) =>
    methods.map((method) => addressed(method, `/api/auth/${name}`)),
  )
  const served = new Set([...routes, ...ofIdentity, ...ofOpenId, 'get /sync/{}'])
  expect(described.map(({ method, path }) => addressed(method, path)).toSorted()).toEqual([...served].toSorted())
})

it('[ISSUE 11] a guard that names no method guards only calls that are described', async () => {
  app = await openTestApp()
  const paths = new Set(described.map(({ path }) => addressed('', path)))
  const guarded = app.routes.filter(({ method, path }) => method === 'ALL' && !path.includes('*'))
  expect(guarded.map(({ path }) => addressed('', path)).filter((path) => !paths.has(path))).toEqual([])
})

it('[ISSUE 11] each call has an id of its own and words in both languages', () => {
  const ids = described.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const wordless = described.filter(({ words }) => !/^\S.*\.$/s.test(words.en) || !/^\S.*\.$/s.test(words.pl))
  expect(wordless.map(({ id }) => id)).toEqual([])
})

it('[ISSUE 11] a call for programs names its scope, its arguments and its errors', async () => {
  app = await openTestApp()
  const { body } = await app.call('/api/openapi.json')
  const { paths } = body as { paths: Record<string, Record<string, unknown>> }
  expect(paths['/api/checks']?.['post']).toMatchObject({
    operationId: 'checkAccess',
    tags: ['checks'],
    security: [{ token: ['check-access'] }, { session: [] }],
    requestBody: { content: { 'application/json': { schema: { properties: { checks: { maxItems: 500 } } } } } },
    responses: { 200: {}, 400: {}, 401: {}, 403: {}, 413: {}, 429: {}, 500: {}, 503: {} },
  })
  expect(paths['/api/operator/health']?.['get']).toMatchObject({ 'x-internal': true })
})

it('[ISSUE 11] another language than those of the product is refused', async () => {
  app = await openTestApp()
  expect(await app.call('/api/openapi.json?language=de')).toMatchObject({
    status: 400,
    body: { error: { code: 'invalid-arguments' } },
  })
})
