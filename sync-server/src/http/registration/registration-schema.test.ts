import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestApp, registrationOf, type TestApp } from '../../testing/open-test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app.close())

const register = (body: unknown) => app.call('/api/organizations', { body })
const invalid = (path: string, reason: string) => ({ error: { code: 'invalid-arguments', issues: [{ path, reason }] } })

it.each([
  [{ accountName: '' }, 'accountName', 'empty'],
  [{ accountName: 'ż'.repeat(300) }, 'accountName', 'too-long'],
  [{ accountName: 'Mewa\u0000' }, 'accountName', 'control-characters'],
  [{ accountName: '<b>Mewa</b>' }, 'accountName', 'markup'],
  [{ accountName: 7 }, 'accountName', 'wrong-type'],
  [{ profile: 'banking' }, 'profile', 'not-an-option'],
  [{ unitIdentifier: '#1' }, 'unitIdentifier', 'not-an-identifier'],
  [{ legalEntity: { name: 'Mewa', taxId: '0000000000' } }, 'legalEntity.taxId', 'not-a-nip'],
  [{ unitIdentifier: '🐦' }, 'unitIdentifier', 'not-an-identifier'],
  [{ legalEntity: { name: 'Mewa', taxId: '1' } }, 'legalEntity.taxId', 'too-short'],
  [{ legalEntity: { name: 'Mewa' } }, 'legalEntity.taxId', 'missing'],
  [{ contractUnits: ['HB 1', '<i>'] }, 'contractUnits.1', 'not-an-identifier'],
  [{ roles: [{ name: 'Recepcja', rights: ['catering'] }] }, 'roles.0.rights.0', 'not-an-option'],
  [{ roles: [{ name: '', rights: [] }] }, 'roles.0.name', 'empty'],
  [{ roles: ['Kasa', 'KASA'].map((name) => ({ name, rights: [] })) }, 'roles', 'named-twice'],
  [{ roles: Array.from({ length: 65 }, (_, at) => ({ name: `Rola ${at}`, rights: [] })) }, 'roles', 'too-many'],
  [{ contractUnits: Array.from({ length: 2_000 }, (_, at) => `HB ${at}`) }, 'contractUnits', 'too-many'],
])('[ISSUE 2] bad input is answered with the field and the reason: %o', async (changes, path, reason) => {
  const refused = await register(registrationOf('halina', changes))
  expect([refused.status, refused.body]).toEqual([400, invalid(path, reason)])
})

it.each([
  [{ email: 'without-at.example.org' }, 'owner.email', 'not-an-email'],
  [{ email: `${'x'.repeat(250)}@example.org` }, 'owner.email', 'too-long'],
  [{ username: 'halina!' }, 'owner.username', 'not-a-username'],
  [{ username: 'ha' }, 'owner.username', 'too-short'],
  [{ password: 'too short' }, 'owner.password', 'too-short'],
  [{ password: '🐦'.repeat(129) }, 'owner.password', 'too-long'],
  [{ name: '\u202Eanilah' }, 'owner.name', 'control-characters'],
])('[ISSUE 2] so is bad input about the owner: %o', async (changes, path, reason) => {
  const owner = { ...registrationOf('halina').owner, ...changes }
  const refused = await register(registrationOf('halina', { owner }))
  expect([refused.status, refused.body]).toEqual([400, invalid(path, reason)])
})

it.each(['', 'not json', '[]', 'null', '"text"', '{"profile":'])(
  '[ISSUE 2] the body %j is no registration',
  async (body) => {
    const refused = await register(body)
    expect(refused.status).toBe(400)
    expect(refused.body).toMatchObject({ error: { code: 'invalid-arguments' } })
  },
)
