import { expect, it } from 'vitest'
import { serverLimits } from '../limits.ts'
import { anna, call, idOf, openTestIdentity, signIn } from '../testing/open-test-identity.ts'
import { passkeyDomain } from './passkeys.ts'

const setup = async () => {
  const opened = await openTestIdentity()
  const loginId = idOf(await opened.identity.createLogin(anna))
  return { ...opened, loginId, cookie: await signIn(opened.identity) }
}
const answerOf = async (answer: Response) => [answer.status, await answer.json()] as const

it('[D] adding a passkey requires the password, and an authenticator that verifies its user', async () => {
  const { identity, cookie } = await setup()
  const begin = (password: string, as: string | null = cookie) =>
    call(identity, 'passkey/generate-register-options', { password }, as)
  expect(await answerOf(await begin('wrong password here'))).toEqual([403, { error: { code: 'wrong-password' } }])
  expect((await begin(anna.password, null)).status).toBe(401)
  expect(await answerOf(await begin(anna.password))).toMatchObject([
    200,
    {
      rp: { id: 'localhost', name: 'Kontor' },
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    },
  ])
})

it('[D] the passkeys of a login are bounded', async () => {
  const { identity, database, loginId, cookie } = await setup()
  const add = database.prepare(`INSERT INTO login_passkey
    (id, name, publicKey, userId, credentialID, counter, deviceType, backedUp) VALUES (?, 'Key', 'x', ?, ?, 0, 'x', 0)`)
  for (let at = 0; at < serverLimits.passkeysPerLoginMax; at += 1) add.run(`key-${at}`, loginId, `credential-${at}`)
  const full = await call(identity, 'passkey/generate-register-options', { password: anna.password }, cookie)
  expect(await answerOf(full)).toEqual([409, { error: { code: 'too-many-passkeys' } }])
  const removed = await call(identity, 'passkey/delete-passkey', { id: 'key-0' }, cookie)
  expect(removed.status).toBe(200)
  const free = await call(identity, 'passkey/generate-register-options', { password: anna.password }, cookie)
  expect(free.status).toBe(200)
})

it('[D] no login removes or renames the passkey of another', async () => {
  const { identity, database, loginId } = await setup()
  await identity.createLogin({ ...anna, username: 'jan.k', email: 'jan@example.org' })
  database.exec(`INSERT INTO login_passkey (id, name, publicKey, userId, credentialID, counter, deviceType, backedUp)
    VALUES ('key', 'Laptop', 'x', '${loginId}', 'credential', 0, 'x', 0)`)
  const jan = await signIn(identity, { username: 'jan.k', password: anna.password })
  for (const [path, body] of [
    ['delete-passkey', { id: 'key' }],
    ['update-passkey', { id: 'key', name: 'Mine' }],
  ] as const)
    expect((await call(identity, `passkey/${path}`, body, jan)).ok).toBe(false)
  expect((await identity.ownAccount(loginId))?.passkeys.map(({ name }) => name)).toEqual(['Laptop'])
})

it.each([
  ['', 'empty'],
  ['x'.repeat(201), 'too-long'],
  ['<b>', 'markup'],
])('[D] "%s" is no name of a passkey', async (name, reason) => {
  const { identity, cookie } = await setup()
  for (const path of ['passkey/verify-registration', 'passkey/update-passkey'])
    expect(await answerOf(await call(identity, path, { id: 'key', response: {}, name }, cookie))).toEqual([
      400,
      { error: { code: 'invalid-arguments', issues: [{ path: 'name', reason }] } },
    ])
})

it.each([
  ['https://kontor.example.org', 'kontor.example.org'],
  ['http://127.0.0.1:4400', 'localhost'],
  ['http://[::1]:4400', 'localhost'],
  ['http://localhost:4400', 'localhost'],
])('[D] passkeys of %s belong to %s', (url, domain) => {
  expect(passkeyDomain(url)).toBe(domain)
})
