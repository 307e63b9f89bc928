import { randomUUID } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { registrationOf, testPassword, type TestAnswer } from './open-test-app.ts'
import { openTestServer } from './open-test-server.ts'
import { testPostgres } from './test-postgres.ts'
import { openTestSocket, type TestSocket } from './test-socket.ts'

export type TestServer = Awaited<ReturnType<typeof openTestServer>>

/** Servers on one PostgreSQL database, with an organisation of `halina`. */
export const openServers = async (
  count = 2,
  urlOf = (url: string, _at: number): string => url,
  environment: Record<string, string> = {},
) => {
  const url = await (await testPostgres()).newDatabase()
  const servers: TestServer[] = []
  for (let at = 0; at < count; at += 1) {
    const secret = 'one secret of at least thirty-two characters'
    const server = await openTestServer({
      ...{ KONTOR_DATABASE_URL: urlOf(url, at), KONTOR_SECRET: secret },
      ...environment,
    })
    onTestFinished(() => server.close())
    servers.push(server)
  }
  const [one, other] = servers
  if (one === undefined || other === undefined) throw new Error('there are two servers')
  const registered = await one.call('/api/organizations', { body: registrationOf('halina') })
  const { organizationId, accountId } = registered.body as { organizationId: string; accountId: string }
  const directory = `directory/${organizationId}`
  const cookie = registered.cookie ?? ''
  const mutate = (at: TestServer, name: string, args: object, id: string = randomUUID()): Promise<TestAnswer> =>
    at.call(`/api/documents/${directory}/mutations`, { cookie, body: { mutations: [{ id, name, args }] } })
  const follow = (at: TestServer, document = directory, as = cookie): TestSocket =>
    openTestSocket(`ws://127.0.0.1:${at.port()}/sync/${document}`, { cookie: as })
  /** A member of the main account, who has signed in. */
  const join = async (username: string, rights: readonly string[]) => {
    const invitationId = `invitation-${username}`
    const email = `${username}@example.org`
    const invited = { homeAccountId: accountId, admin: false, rights, roleIds: [], grants: [] }
    await mutate(one, 'inviteMember', { invitationId, name: username, email, ...invited })
    const path = `/api/documents/${directory}/invitations/${invitationId}/link`
    const link = await one.call(path, { method: 'POST', cookie })
    const token = (link.body as { url: string }).url.split('/').at(-1)
    const accepted = await one.call(`/api/invitations/${token}/accept`, { body: { username, password: testPassword } })
    const { body } = await one.call(`/api/documents/${directory}`, { cookie })
    const { members } = body as { members: { id: string; loginId: string; username: string }[] }
    const member = members.find((found) => found.username === username)
    if (member === undefined || accepted.cookie === null) throw new Error(`${username} has not joined`)
    return { cookie: accepted.cookie, memberId: member.id, loginId: member.loginId }
  }
  const env = { KONTOR_DATA_DIR: one.dataDir, KONTOR_DATABASE_URL: url }
  return { servers, one, other, url, env, cookie, organizationId, accountId, directory, mutate, follow, join }
}
