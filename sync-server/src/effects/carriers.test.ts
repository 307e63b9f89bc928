import { limits, type Invitation } from '@kontor/domain'
import { afterEach, expect, it } from 'vitest'
import { countsInMemory } from '../rate-limit/sliding-counts.ts'
import { createMailAllowance, unlimitedMails } from '../mail/mail-allowance.ts'
import type { Mail, Mailer } from '../mail/mail.ts'
import { MailRefused } from '../mail/mail-refused.ts'
import type { StoredEffect } from '../store/store.ts'
import { invite, linkToken, openTestApp, registerBy, type TestApp } from '../testing/open-test-app.ts'
import { serverLimits } from '../limits.ts'
import { expireInvitation } from './expire-invitation.ts'
import { sendInvitation } from './send-invitation.ts'
import { passwordResetEffect, sendPasswordReset } from './send-password-reset.ts'

let app: TestApp
afterEach(() => app.close())

const setup = async () => {
  app = await openTestApp()
  const owner = await registerBy(app, 'halina')
  const sent: Mail[] = []
  const mailer: Mailer = {
    send: (mail) => Promise.resolve(void sent.push(mail)),
    close: () => undefined,
  }
  const carrySend = sendInvitation({ ...app, mailer })
  const carryExpiry = expireInvitation(app.rooms)
  const effects = (kind: string): Promise<readonly StoredEffect[]> =>
    app.store.dueEffects({ kind, now: Number.MAX_SAFE_INTEGER, beyond: null, limit: 100 })
  const invitationOf = async (): Promise<Invitation> => {
    const [invitation] = (await app.directory(owner.organizationId, owner.cookie)).invitations
    if (invitation === undefined) throw new Error('no one is invited')
    return invitation
  }
  const change = (name: string, args: object) => app.mutate(owner.organizationId, owner.cookie, name, args)
  return { owner, sent, mailer, carrySend, carryExpiry, effects, invitationOf, change }
}
const tokenIn = (mail: Mail | undefined): string => mail?.url?.split('/').at(-1) ?? ''
const statusOfLink = async (token: string): Promise<number> => (await app.call(`/api/invitations/${token}`)).status

it('[B4] the mail goes to the invited person, with a link to the invitation', async () => {
  const { owner, sent, carrySend, effects } = await setup()
  await invite(app, owner, 'zofia', { language: 'en' })
  const [effect] = await effects('invitation-mail')
  if (effect === undefined) throw new Error('no mail waits')
  await carrySend(effect)
  expect(sent).toMatchObject([
    { id: effect.id, to: { name: 'Name of zofia', address: 'zofia@example.org' }, language: 'en' },
  ])
  expect(await statusOfLink(tokenIn(sent[0]))).toBe(200)
})

it('[B4] after a crash between sending and finishing, the same mail is sent again', async () => {
  const { owner, sent, carrySend, effects } = await setup()
  await invite(app, owner, 'zofia')
  for (const effect of [...(await effects('invitation-mail')), ...(await effects('invitation-mail'))])
    await carrySend(effect)
  expect(sent).toHaveLength(2)
  expect(sent[0]).toEqual(sent[1])
  expect(await statusOfLink(tokenIn(sent[0]))).toBe(200)
})

it('[B5] sent again by the administrator, a new mail has a new link, and the old one is void', async () => {
  const { owner, sent, carrySend, effects, change } = await setup()
  const invitationId = await invite(app, owner, 'zofia')
  for (const effect of await effects('invitation-mail')) await carrySend(effect)
  app.clock.advance(1_000)
  await change('resendInvitation', { invitationId })
  for (const effect of await effects('invitation-mail')) await carrySend(effect)
  expect(sent.map((mail) => mail.id)).toHaveLength(2)
  expect(await Promise.all(sent.map((mail) => statusOfLink(tokenIn(mail))))).toEqual([410, 200])
})

it('[B5] sent again at the very moment of the first sending, the first link is void all the same', async () => {
  const { owner, sent, carrySend, effects, change } = await setup()
  const invitationId = await invite(app, owner, 'zofia')
  for (const effect of await effects('invitation-mail')) await carrySend(effect)
  await change('resendInvitation', { invitationId })
  const [, second] = await effects('invitation-mail')
  if (second !== undefined) await carrySend(second)
  for (const mail of sent.slice(0, -1))
    expect(await statusOfLink(tokenIn(mail))).toBe(tokenIn(mail) === tokenIn(sent.at(-1)) ? 200 : 404)
})

it('[B5] no mail is sent for an invitation that was revoked or answered before it went out', async () => {
  const { owner, sent, carrySend, effects, change } = await setup()
  await change('revokeInvitation', { invitationId: await invite(app, owner, 'zofia') })
  const token = await linkToken(app, owner, await invite(app, owner, 'jan'))
  await app.call(`/api/invitations/${token}/accept`, { body: { username: 'jan', password: 'correct horse battery' } })
  await invite(app, owner, 'late')
  app.clock.advance(limits.invitationLifetimeMs)
  for (const effect of await effects('invitation-mail')) await carrySend(effect)
  expect(sent).toEqual([])
})

it('[B4] a mail that cannot be sent waits for another attempt', async () => {
  const { owner, mailer, carrySend, effects } = await setup()
  await invite(app, owner, 'zofia')
  mailer.send = () => Promise.reject(new Error('no connection'))
  const [effect] = await effects('invitation-mail')
  if (effect === undefined) throw new Error('no mail waits')
  await expect(carrySend(effect)).rejects.toThrow('no connection')
})

it.each(['unknown-address', 'mailbox-full', 'refused'] as const)(
  '[C] a mail that the server refuses for good (%s) leaves its reason in the invitation, and sending it again clears it',
  async (reason) => {
    const { owner, mailer, carrySend, effects, invitationOf, change } = await setup()
    const invitationId = await invite(app, owner, 'zofia')
    mailer.send = () => Promise.reject(new MailRefused(reason))
    const [effect] = await effects('invitation-mail')
    if (effect === undefined) throw new Error('no mail waits')
    for (let time = 0; time < 2; time += 1) await expect(carrySend(effect)).rejects.toBeInstanceOf(MailRefused)
    expect((await invitationOf()).undelivered).toEqual({ reason, at: app.clock.now() })
    expect((await invitationOf()).status).toBe('pending')
    app.clock.advance(1_000)
    await change('resendInvitation', { invitationId })
    expect((await invitationOf()).undelivered).toBe(undefined)
  },
)

it('[C] a mail server that does not answer for five minutes is named in the invitation, until it takes the mail', async () => {
  const { owner, sent, mailer, carrySend, effects, invitationOf } = await setup()
  await invite(app, owner, 'zofia')
  const send = mailer.send
  mailer.send = () => Promise.reject(new Error('no connection'))
  const [effect] = await effects('invitation-mail')
  if (effect === undefined) throw new Error('no mail waits')
  const last = serverLimits.deliveryDelayedAfterAttempts
  for (let attempts = 0; attempts < last + 2; attempts += 1) {
    await expect(carrySend({ ...effect, attempts })).rejects.toThrow('no connection')
    expect((await invitationOf()).undelivered?.reason).toBe(attempts + 1 < last ? undefined : 'no-answer')
  }
  mailer.send = send
  await carrySend({ ...effect, attempts: last + 2 })
  expect([sent.length, (await invitationOf()).undelivered]).toEqual([1, undefined])
})

it('[B8] an invitation that no one answered expires at its time', async () => {
  const { owner, carryExpiry, effects, invitationOf } = await setup()
  await invite(app, owner, 'zofia')
  const [effect] = await effects('expire-invitation')
  expect(effect?.dueAt).toBe(app.clock.now() + limits.invitationLifetimeMs)
  app.clock.advance(limits.invitationLifetimeMs)
  if (effect !== undefined) await carryExpiry(effect)
  expect((await invitationOf()).status).toBe('expired')
})

it('[B8] an invitation that was sent again meanwhile stays pending until its new time', async () => {
  const { owner, carryExpiry, effects, invitationOf, change } = await setup()
  const invitationId = await invite(app, owner, 'zofia')
  app.clock.advance(limits.invitationLifetimeMs - 1)
  await change('resendInvitation', { invitationId })
  app.clock.advance(1)
  const [first, second] = await effects('expire-invitation')
  if (first !== undefined) await carryExpiry(first)
  expect((await invitationOf()).status).toBe('pending')
  app.clock.advance(limits.invitationLifetimeMs)
  if (second !== undefined) await carryExpiry(second)
  expect((await invitationOf()).status).toBe('expired')
})

it('[F3] 60 requests for a new password send one person a few mails, and each request is written all the same', async () => {
  const { mailer, sent } = await setup()
  const loginId = await app.identity.findLogin({ username: 'halina', email: 'halina@example.org' })
  const login = loginId === null ? null : await app.identity.login(loginId)
  const parts = { secret: 'secret', now: app.clock.now(), mails: createMailAllowance(countsInMemory(app.clock.now)) }
  const carry = sendPasswordReset({ ...app, mailer, secret: 'secret' })
  const sizes = new Set<number>()
  for (let number = 100; number < 160; number += 1) {
    const effect = await passwordResetEffect(
      { login, token: `token-${number}`, language: 'pl', askedBy: 'person' },
      parts,
    )
    sizes.add(effect.id.length)
    await carry({ ...effect, attempts: 0 })
  }
  expect([sent.length, sizes.size]).toEqual([serverLimits.mails.perRecipient.anHour, 1])
})

it('[DESIGN 7] the mail for a new password is stored sealed, and sent only while the link works', async () => {
  const { mailer, sent } = await setup()
  const loginId = await app.identity.findLogin({ username: 'halina', email: 'halina@example.org' })
  const login = loginId === null ? null : await app.identity.login(loginId)
  if (login === null) throw new Error('no login')
  const effect = {
    ...(await passwordResetEffect(
      { login, token: 'token-1', language: 'pl', askedBy: 'person' },
      { secret: 'secret', now: app.clock.now(), mails: unlimitedMails },
    )),
    attempts: 0,
  }
  expect(JSON.stringify(effect)).not.toContain('token-1')
  const carry = sendPasswordReset({ ...app, mailer, secret: 'secret' })
  await carry(effect)
  expect(sent.map(({ to, url }) => [to.address, url])).toEqual([
    ['halina@example.org', `${app.publicUrl}/reset-password?token=token-1&login=halina`],
  ])
  app.clock.advance(60 * 60 * 1000)
  await carry(effect)
  expect(sent).toHaveLength(1)
})
