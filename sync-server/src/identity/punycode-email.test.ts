import { expect, it } from 'vitest'
import { anna, call, idOf, openTestIdentity } from '../testing/open-test-identity.ts'

/** The same mailbox, as a server keeps it, as a person types it, and as a phone does. */
const spellings = ['anna@xn--80a1acny.xn--p1ai', 'anna@почта.рф', 'Anna@XN--80a1acny.xn--p1ai', ' anna@почта.рф;']

const setup = async () => {
  const opened = await openTestIdentity()
  const created = await opened.identity.createLogin({ ...anna, email: 'anna@xn--80a1acny.xn--p1ai' })
  return { ...opened, loginId: idOf(created) }
}

it.each(spellings)('[C] a login with the e-mail "%s" signs in by it', async (email) => {
  const { identity } = await setup()
  const answer = await call(identity, 'sign-in/email', { email, password: anna.password })
  expect([answer.status, await answer.json()]).toEqual([200, { twoFactorRedirect: false }])
  expect(answer.headers.getSetCookie().join()).toContain('session_token=')
})

it.each(spellings)('[C] a new password is requested by the e-mail "%s", and its link works', async (email) => {
  const { identity, loginId, resets } = await setup()
  const answer = await call(identity, 'request-password-reset', { email })
  expect(answer.status).toBe(200)
  expect(resets.map(({ login, askedBy }) => [login?.id, askedBy])).toEqual([[loginId, 'person']])
  const body = { token: resets.at(-1)?.token, newPassword: 'another long password' }
  expect((await call(identity, 'reset-password', body)).status).toBe(200)
})

it('[F4] an address of that kind without a login is answered and written like one that has one', async () => {
  const { identity, database, resets } = await setup()
  const changes = () => Number(database.prepare('SELECT total_changes() AS made').get()?.['made'])
  const request = async (email: string) => {
    const before = changes()
    const answer = await call(identity, 'request-password-reset', { email })
    return [answer.status, Object.keys((await answer.json()) as object), changes() - before]
  }
  const known = await request('anna@xn--80a1acny.xn--p1ai')
  expect(await request('jan@xn--80a1acny.xn--p1ai')).toEqual(known)
  expect(resets.map(({ login }) => login === null)).toEqual([false, true])
  const wrong = (email: string) => call(identity, 'sign-in/email', { email, password: 'wrong password here' })
  const answers = await Promise.all(['anna@почта.рф', 'jan@почта.рф'].map(wrong))
  expect(await Promise.all(answers.map(async (answer) => [answer.status, await answer.json()]))).toEqual(
    Array.from({ length: 2 }, () => [401, { error: { code: 'wrong-login' } }]),
  )
})

it('[A12] the same address in another spelling is the same address', async () => {
  const { identity } = await setup()
  expect(await identity.emailHasLogin('Anna@xn--80a1acny.xn--p1ai')).toBe(true)
  const again = { ...anna, username: 'anna.2', email: 'ANNA@xn--80a1acny.xn--p1ai' }
  expect(await identity.createLogin(again)).toEqual({ refused: 'email-in-use' })
})
