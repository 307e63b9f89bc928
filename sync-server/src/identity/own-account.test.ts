import { expect, it } from 'vitest'
import { createRateLimiter } from '../rate-limit/rate-limiter.ts'
import { rateRules } from '../rate-limit/rate-rules.ts'
import { anna, call, idOf, openTestIdentity, signIn } from '../testing/open-test-identity.ts'
import { oneTimeCode } from '../testing/one-time-code.ts'
import { clientAddressHeader } from './client-address-header.ts'
import { cookieHeader } from './cookie-header.ts'

const setup = async () => {
  const opened = await openTestIdentity()
  const loginId = idOf(await opened.identity.createLogin(anna))
  const cookie = await signIn(opened.identity)
  const turnOn = async () => {
    const enabled = await call(opened.identity, 'two-factor/enable', { password: anna.password }, cookie)
    const { totpURI } = (await enabled.json()) as { totpURI: string }
    await call(opened.identity, 'two-factor/verify-totp', { code: oneTimeCode(totpURI) }, cookie)
    return totpURI
  }
  const events = () => opened.notices.map(({ event }) => event)
  return { ...opened, loginId, cookie, turnOn, events }
}

it('[D] the own account lists what is on, and counts the remaining recovery codes', async () => {
  const { identity, loginId, turnOn } = await setup()
  expect(await identity.ownAccount(loginId)).toMatchObject({
    secondFactor: false,
    recoveryCodesLeft: null,
    passkeys: [],
    mails: { newBrowser: true },
  })
  await turnOn()
  expect(await identity.ownAccount(loginId)).toMatchObject({ secondFactor: true, recoveryCodesLeft: 10 })
})

it('[D] every change of the login’s security is mailed to its person, in the language of the page', async () => {
  const { identity, cookie, turnOn, events, notices } = await setup()
  await turnOn()
  const send = (path: string, body: object) => call(identity, path, body, cookie, { 'accept-language': 'en' })
  await send('two-factor/generate-backup-codes', { password: anna.password })
  await send('two-factor/disable', { password: anna.password })
  await send('change-password', { currentPassword: anna.password, newPassword: 'another long password' })
  expect(events()).toEqual(['second-factor-on', 'recovery-codes-made', 'second-factor-off', 'password-changed'])
  expect(notices.map(({ language }) => language)).toEqual(['pl', 'en', 'en', 'en'])
})

it('[D] a refused change sends no mail', async () => {
  const { identity, cookie, events } = await setup()
  await call(identity, 'two-factor/disable', { password: 'wrong password here' }, cookie)
  await call(identity, 'change-password', { currentPassword: 'wrong', newPassword: 'another long password' }, cookie)
  expect(events()).toEqual([])
})

it('[D] an administrator’s reset turns the second factor off, forgets trusted browsers, and is mailed to the person', async () => {
  const { identity, loginId, turnOn, notices } = await setup()
  await turnOn()
  await identity.resetSecondFactor(loginId)
  expect(notices.at(-1)).toEqual({ loginId, event: 'second-factor-reset', language: 'pl' })
  expect(await (await call(identity, 'sign-in/username', anna)).json()).toEqual({ twoFactorRedirect: false })
  expect((await identity.ownAccount(loginId))?.secondFactor).toBe(false)
})

it('[D] a reset ends no session and no link for a new password, and forgets a sign-in that waits for a code', async () => {
  const { identity, loginId, cookie, turnOn, resets } = await setup()
  const totpURI = await turnOn()
  const waiting = cookieHeader((await call(identity, 'sign-in/username', anna)).headers.getSetCookie())
  await identity.sendPasswordLink(loginId)
  await identity.resetSecondFactor(loginId)
  expect(await identity.sessionOf(new Headers({ cookie }))).toMatchObject({ loginId })
  const code = oneTimeCode(totpURI, 1)
  expect((await call(identity, 'two-factor/verify-totp', { code }, waiting)).status).toBe(401)
  const body = { token: resets.at(-1)?.token, newPassword: 'another long password' }
  expect((await call(identity, 'reset-password', body)).status).toBe(200)
})

it('[D] a reset where no second factor is on sends no mail', async () => {
  const { identity, loginId, events } = await setup()
  await identity.resetSecondFactor(loginId)
  expect(events()).toEqual([])
})

it('[D] an administrator’s link for a new password works like a requested one', async () => {
  const { identity, loginId, resets } = await setup()
  await call(identity, 'sign-in/username', anna, null, { 'accept-language': 'en' })
  await identity.sendPasswordLink(loginId)
  expect(resets.at(-1)).toMatchObject({ login: { id: loginId }, language: 'en', askedBy: 'administrator' })
  const body = { token: resets.at(-1)?.token, newPassword: 'another long password' }
  expect((await call(identity, 'reset-password', body)).status).toBe(200)
})

it('[D] a sign-in from a new browser is mailed, up to the bound, and not when the person turned that off', async () => {
  const limiter = createRateLimiter(() => 0)
  const { identity, notices } = await openTestIdentity({ limiter })
  const loginId = idOf(await identity.createLogin(anna))
  let address = 0
  const enter = (cookie: string | null = null) => {
    address += 1
    return call(identity, 'sign-in/username', anna, cookie, { [clientAddressHeader]: `192.0.2.${address}` })
  }
  const known = cookieHeader((await enter()).headers.getSetCookie())
  await enter(known)
  expect(notices.map(({ event }) => event)).toEqual(['new-browser'])
  await identity.chooseMails(loginId, { newBrowser: false })
  await enter()
  expect(notices).toHaveLength(1)
  await identity.chooseMails(loginId, { newBrowser: true })
  for (let at = 0; at < 2 * rateRules.newBrowserMail.max; at += 1) await enter()
  expect(notices).toHaveLength(rateRules.newBrowserMail.max)
})

it.each(['password1234', ' '.repeat(12), 'anna@example.org'])(
  '[F11] "%s" is refused as a password',
  async (newPassword) => {
    const { identity, cookie, resets } = await setup()
    await call(identity, 'request-password-reset', { email: anna.email })
    const reason = newPassword.startsWith('anna') ? 'own-name' : 'easy-to-guess'
    const refused = { error: { code: 'invalid-arguments', issues: [{ path: 'newPassword', reason }] } }
    const change = await call(identity, 'change-password', { currentPassword: anna.password, newPassword }, cookie)
    expect([change.status, await change.json()]).toEqual([400, refused])
    const reset = await call(identity, 'reset-password', { token: resets.at(-1)?.token, newPassword })
    expect([reset.status, await reset.json()]).toEqual([400, refused])
  },
)
