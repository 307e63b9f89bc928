import { afterEach, expect, it } from 'vitest'
import {
  invite,
  linkToken,
  openTestApp,
  registerBy,
  testPassword,
  type TestApp,
  type TestCall,
} from '../testing/open-test-app.ts'

let app: TestApp
afterEach(() => app.close())

const setup = async () => {
  app = await openTestApp()
  const owner = await registerBy(app, 'halina')
  const directory = `/api/documents/directory/${owner.organizationId}`
  const { members } = await app.directory(owner.organizationId, owner.cookie)
  const signIn = async (): Promise<string> =>
    (await app.call('/api/auth/sign-in/username', { body: { username: 'halina', password: testPassword } })).cookie ??
    ''
  const { sessionOf } = app.identity
  /** The session is found, and ends before the call does anything with that. */
  const callAsSessionEnds = async (path: string, call: TestCall = {}) => {
    const cookie = await signIn()
    app.identity.sessionOf = async (headers) => {
      app.identity.sessionOf = sessionOf
      const session = await sessionOf(headers)
      if (session !== null) await app.identity.endSessions(session.loginId, { sessionId: session.id, before: Infinity })
      return session
    }
    const { status, body } = await app.call(path, { cookie, ...call })
    return [path, status, body]
  }
  const rename = (name: string) => ({
    ...{ id: `mutation-${name.length}`, name: 'renameAccount' },
    args: { accountId: owner.accountId, name },
  })
  return { owner, directory, memberId: members[0]?.id ?? '', callAsSessionEnds, rename, signIn }
}
const ended = (path: string): readonly unknown[] => [path, 401, { error: { code: 'no-session' } }]

it('[S10] what is read while its session ends is not sent: documents, history, sessions of a member, own access', async () => {
  const { owner, directory, memberId, callAsSessionEnds } = await setup()
  const section = `/api/documents/section/${owner.accountId}.mail`
  for (const path of [
    ...['', '/update', '/history', '/history/refused', '/history/chain'].map((rest) => `${directory}${rest}`),
    `${directory}/history/access?at=${Date.now()}&account=${owner.accountId}`,
    ...['provenance', 'sessions'].map((of) => `${directory}/members/${memberId}/${of}`),
    ...[section, `${section}/update`, '/api/access', '/api/login'],
  ])
    expect(await callAsSessionEnds(path)).toEqual(ended(path))
})

it('[S10] what is written while its session ends changes nothing: mutations, checks, links of invitations', async () => {
  const { owner, directory, callAsSessionEnds, rename, signIn } = await setup()
  const invitationId = await invite(app, owner, 'jan')
  const token = await linkToken(app, owner, invitationId)
  const calls: readonly (readonly [string, unknown])[] = [
    [`${directory}/mutations`, { mutations: [rename('Łódź')] }],
    [`${directory}/checks`, rename('Łódź')],
    [`${directory}/invitations/${invitationId}/link`, {}],
  ]
  for (const [path, body] of calls) expect(await callAsSessionEnds(path, { body })).toEqual(ended(path))
  const { accounts } = await app.directory(owner.organizationId, await signIn())
  expect(accounts.map(({ name }) => name)).toEqual(['Mewa Telekom'])
  expect((await app.call(`/api/invitations/${token}`)).status).toBe(200)
})

it('[B9] an invitation is not accepted with a session that ends meanwhile', async () => {
  const { callAsSessionEnds } = await setup()
  const other = await registerBy(app, 'igor')
  const invitationId = 'invitation-of-halina'
  await app.mutate(other.organizationId, other.cookie, 'inviteMember', {
    ...{ invitationId, name: 'Halina', email: 'halina@example.org', homeAccountId: other.accountId, admin: false },
    ...{ rights: [], roleIds: [], grants: [] },
  })
  const path = `/api/invitations/${await linkToken(app, other, invitationId)}/accept`
  expect(await callAsSessionEnds(path, { body: {} })).toEqual([
    path,
    401,
    { error: { code: 'sign-in-required', username: null } },
  ])
  const { members } = await app.directory(other.organizationId, other.cookie)
  expect(members.map(({ username }) => username)).toEqual(['igor'])
})
