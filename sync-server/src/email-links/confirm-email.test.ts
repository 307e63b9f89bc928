import { randomUUID } from 'node:crypto'
import type { AccountId, OrganizationId } from '@kontor/domain'
import { documentName } from '@kontor/protocol'
import { expect, it, onTestFinished } from 'vitest'
import { sendEmailChanged, sendNewEmail } from '../effects/send-new-email.ts'
import { serverLimits } from '../limits.ts'
import type { Mail } from '../mail/mail.ts'
import { openTestApp, registerBy, testPassword } from '../testing/open-test-app.ts'

const wanted = 'nowy@mewa.example'

const setup = async () => {
  const app = await openTestApp()
  onTestFinished(() => app.close())
  const owner = await registerBy(app, 'halina')
  const operator = { loginId: 'login-olga' as never, name: 'Olga Operator' }
  const organizationId = owner.organizationId as OrganizationId
  const section = documentName({ kind: 'section', accountId: owner.accountId as AccountId, key: 'mail' })
  const [halina] = (await app.directory(organizationId, owner.cookie)).members
  const person = { memberId: halina?.id ?? '', name: 'Name of halina', email: 'halina@example.org' }
  const sent: Mail[] = []
  const mailer = { send: (mail: Mail) => Promise.resolve(void sent.push(mail)), close: () => undefined }
  const lanes = {
    'new-email-mail': sendNewEmail({ ...app, mailer }),
    'email-changed-mail': sendEmailChanged({ ...app, mailer }),
  }
  /** Carries out the effects that wait; returns their mails. */
  const mails = async () => {
    sent.length = 0
    for (const [kind, carry] of Object.entries(lanes))
      for (const effect of await app.store.dueEffects({ kind, now: Infinity, beyond: null, limit: 9 })) {
        await carry(effect)
        await app.store.finishEffect(effect.id)
      }
    return sent.map(({ to, url }) => ({ to: to.address, url }))
  }
  /** Sends a request and approves it; returns the token of the link. */
  const approve = async (to = wanted): Promise<string> => {
    const conversationId = `conversation-${randomUUID()}`
    const request = { conversationId, messageId: randomUUID(), message: '', attachments: [] }
    const requested = { kind: 'change-email', person, to }
    const path = `/api/documents/${section}/mutations`
    const mutations = [{ id: randomUUID(), name: 'sendRequest', args: { ...request, requested } }]
    await app.call(path, { cookie: owner.cookie, body: { mutations } })
    const approval = { id: randomUUID() as never, name: 'approveRequest', version: 1, args: { conversationId } }
    expect(await app.rooms.submitAsOperator(section, operator, [approval])).toMatchObject([{ outcome: 'accepted' }])
    const [mail] = await mails()
    expect(mail?.to).toBe(to)
    return mail?.url?.split('/').at(-1) ?? ''
  }
  const read = async (token: string) => (await app.call(`/api/email-links/${token}`)).body
  const confirm = async (token: string) => {
    const { status, body } = await app.call(`/api/email-links/${token}/confirm`, { method: 'POST' })
    return status === 200 ? 200 : [status, body]
  }
  const emails = async () => {
    const [member] = (await app.directory(organizationId, owner.cookie)).members
    return [member?.email, member?.newEmail, (await app.identity.login(member?.loginId as never))?.email]
  }
  return { app, owner, approve, mails, read, confirm, emails }
}
const dead = (status: number, state: string) => [status, { error: { code: 'email-link-dead', state } }]

it('[B14] an approved e-mail counts once its owner confirms it; the old address gets a mail', async () => {
  const { app, approve, mails, read, confirm, emails } = await setup()
  const token = await approve()
  expect(await read(token)).toEqual({ state: 'open', email: wanted, username: 'halina' })
  expect(await emails()).toEqual(['halina@example.org', wanted, 'halina@example.org'])
  expect(await confirm(token)).toBe(200)
  expect(await emails()).toEqual([wanted, undefined, wanted])
  expect(await mails()).toEqual([{ to: 'halina@example.org', url: null }])
  const signIn = { email: wanted, password: testPassword }
  expect((await app.call('/api/auth/sign-in/email', { body: signIn })).status).toBe(200)
})

it('[B14] a link that was used, has expired, or was replaced says so and changes nothing', async () => {
  const { app, approve, read, confirm, emails } = await setup()
  const first = await approve('first@mewa.example')
  const second = await approve()
  expect([await read(first), await confirm(first)]).toEqual([
    { state: 'replaced', email: 'first@mewa.example', username: 'halina' },
    dead(404, 'replaced'),
  ])
  app.clock.advance(serverLimits.emailLinkLifetimeMs)
  expect(await confirm(second)).toEqual(dead(404, 'expired'))
  expect(await emails()).toEqual(['halina@example.org', wanted, 'halina@example.org'])
  const third = await approve()
  expect([await confirm(third), await confirm(third), await confirm(second)]).toEqual([
    ...[200, dead(404, 'used'), dead(404, 'used')],
  ])
})

it('[A12] an address that another login has taken meanwhile stays with that login', async () => {
  const { app, approve, read, confirm, emails } = await setup()
  const token = await approve('igor@example.org')
  await registerBy(app, 'igor', { legalEntity: { name: 'Orla', taxId: '5261040567' } })
  expect([await read(token), await confirm(token)]).toEqual([
    { state: 'taken', email: 'igor@example.org', username: 'halina' },
    dead(409, 'taken'),
  ])
  expect(await emails()).toEqual(['halina@example.org', 'igor@example.org', 'halina@example.org'])
})

it('[S10] a link that this server did not sign confirms nothing', async () => {
  const { approve, read, confirm, emails } = await setup()
  const token = await approve()
  const [signature, text] = [token.slice(0, 43), token.slice(43)]
  const forged = Buffer.from(Buffer.from(text, 'base64url').toString().replace(wanted, 'evil@mewa.example'))
  for (const other of [text, signature, `${token}x`, `${signature}${forged.toString('base64url')}`]) {
    expect(await read(other)).toEqual({ state: 'unknown', email: null, username: null })
    expect(await confirm(other)).toEqual(dead(404, 'unknown'))
  }
  expect(await emails()).toEqual(['halina@example.org', wanted, 'halina@example.org'])
})

it('[S1] a confirmation that a crash cut short is finished by the same link', async () => {
  const { app, owner, approve, read, confirm, emails } = await setup()
  const token = await approve()
  const [member] = (await app.directory(owner.organizationId, owner.cookie)).members
  await app.identity.changeEmail(member?.loginId as never, wanted)
  expect(await read(token)).toMatchObject({ state: 'open' })
  expect([await confirm(token), await emails()]).toEqual([200, [wanted, undefined, wanted]])
})
