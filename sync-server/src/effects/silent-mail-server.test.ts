import { createServer, type AddressInfo, type Socket } from 'node:net'
import { expect, it, vi } from 'vitest'
import { registrationOf } from '../testing/open-test-app.ts'
import { openTestServer } from '../testing/open-test-server.ts'

/** A mail server that accepts connections and never answers. */
const silentMailServer = async () => {
  const connections = new Set<Socket>()
  const server = createServer((connection) => void connections.add(connection.on('error', () => undefined)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const hangUp = (): void => {
    server.close()
    for (const connection of connections) connection.destroy()
  }
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, connections, hangUp }
}

it('[C] with a mail server that does not answer and 60 waiting invitations, sessions end in less than 3 seconds', async () => {
  const mail = await silentMailServer()
  const server = await openTestServer({ KONTOR_SMTP_URL: mail.url })
  const { body, cookie } = await server.call('/api/organizations', { body: registrationOf('halina') })
  const { organizationId, accountId } = body as { organizationId: string; accountId: string }
  const path = `/api/documents/directory/${organizationId}`
  const mutate = (mutations: readonly object[]) => server.call(`${path}/mutations`, { cookie, body: { mutations } })
  const invite = (_: unknown, number: number) => ({
    id: `mutation-${1_000 + number}`,
    name: 'inviteMember',
    args: {
      invitationId: `invitation-${number}`,
      name: `Person ${number}`,
      email: `person-${number}@example.org`,
      homeAccountId: accountId,
      admin: false,
      rights: [],
      roleIds: [],
      grants: [],
    },
  })
  const invited = await mutate(Array.from({ length: 60 }, invite))
  expect((invited.body as { outcomes: { outcome: string }[] }).outcomes.map(({ outcome }) => outcome)).toEqual(
    Array.from({ length: 60 }, () => 'accepted'),
  )
  await vi.waitFor(() => expect(mail.connections.size).toBeGreaterThan(0))
  // Sessions start by the real clock. The mutation uses the test clock, which does not advance by itself.
  server.clock.advance(60_000)
  const directory = (await server.call(path, { cookie })).body as { members: { id: string }[] }
  const memberId = directory.members[0]?.id
  await mutate([{ id: 'mutation-end', name: 'endSessions', args: { memberId, sessionId: null } }])
  const isSignedOut = async () => expect((await server.call('/api/access', { cookie })).status).toBe(401)
  await vi.waitFor(isSignedOut, { timeout: 3_000, interval: 50 })
  mail.hangUp()
  await server.close()
}, 30_000)
