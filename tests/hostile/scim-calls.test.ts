import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../server/person.ts'
import { openScene, type Scene } from './scene.ts'

let scene: Scene
beforeAll(async () => (scene = await openScene()))
afterAll(() => scene.close())

it('[S10] calls of a company’s directory answer one organisation’s token alone, and survive any body, path and filter', async () => {
  const { kontor, owner, organizationId } = scene
  const secretOf = async (scopes: readonly string[]): Promise<string> => {
    const body = { tokenId: newId(), name: 'Entra ID', scopes, endsAt: null }
    const answer = await owner.request('POST', `/api/documents/directory/${organizationId}/tokens`, body)
    return ((await answer.json()) as { readonly secret: string }).secret
  }
  const secret = await secretOf(['scim'])
  const send = (method: string, path: string, body?: string, bearer = secret) =>
    fetch(`${kontor.origin}/scim/v2${path}`, {
      method,
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/scim+json' },
      ...(body === undefined ? {} : { body }),
    })
  const paths = ['/Users', '/Groups', '/Schemas', '/ResourceTypes', '/ServiceProviderConfig', '/Users/person-0001']
  for (const person of [scene.reader, scene.visitor, owner])
    for (const path of paths) expect((await person.request('GET', `/scim/v2${path}`)).status).toBe(401)
  const other = await secretOf(['change-directory', 'read-directory', 'read-history', 'check-access'])
  for (const path of paths) expect((await send('GET', path, undefined, other)).status).toBe(403)

  const operations = (path: unknown, value?: unknown) =>
    JSON.stringify({ schemas: [], Operations: [{ op: 'add', path, value }] })
  const bodies = [
    ...[
      '',
      '{',
      'null',
      '[]',
      '"a"',
      '1e999',
      '{"schemas":[],"userName":{"$ne":1}}',
      '{"__proto__":{"userName":"x"},"schemas":[]}',
    ],
    ...[operations('__proto__', { admin: true }), operations('constructor.prototype', 1), operations('members', null)],
    ...[
      operations(`members[value eq "${'\\'.repeat(200)}`),
      operations('members', [{ value: '../../x' }]),
      operations(7),
    ],
    `${'['.repeat(5_000)}${']'.repeat(5_000)}`,
    JSON.stringify({ schemas: [], userName: 'a@b.pl\u0000', emails: [{ value: 'not an address' }] }),
  ]
  for (const body of bodies)
    for (const [method, path] of [
      ['POST', '/Users'],
      ['POST', '/Groups'],
      ['PUT', '/Users/person-0001'],
      ['PATCH', '/Groups/role-00001'],
      ['DELETE', '/Users/..%2f..%2fx'],
    ] as const) {
      const { status } = await send(method, path, body)
      expect([method, path, body.slice(0, 40), status >= 400 && status < 500]).toEqual([
        method,
        path,
        body.slice(0, 40),
        true,
      ])
    }
  for (const filter of [`userName eq "${'\\'.repeat(400)}`, '('.repeat(400), 'x'.repeat(100_00), '\u0000 eq "a"'])
    expect((await send('GET', `/Users?filter=${encodeURIComponent(filter)}`)).status).toBe(400)
  expect(scene.faults()).toEqual([])
})
