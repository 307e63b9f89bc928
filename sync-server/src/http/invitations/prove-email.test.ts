import { afterEach, expect, it } from 'vitest'
import type { MailAllowance } from '../../mail/mail-allowance.ts'
import type { NewEffect } from '../../store/store.ts'
import {
  invite,
  joinAs,
  linkToken,
  mailedLink,
  openTestApp,
  registerBy,
  testPassword,
  type TestApp,
} from '../../testing/open-test-app.ts'

let app: TestApp
afterEach(() => app.close())

/** A server that sends mail. Zofia is invited, and has a login elsewhere or none. */
const setup = async (options: { readonly zofiaHasLogin?: boolean; readonly mails?: MailAllowance } = {}) => {
  const effects: NewEffect[] = []
  const addEffect = (effect: NewEffect) => Promise.resolve(void effects.push(effect))
  app = await openTestApp({
    addEffect,
    copiedLinkProves: false,
    ...(options.mails === undefined ? {} : { mails: options.mails }),
  })
  const owner = await registerBy(app, 'halina')
  const other = await registerBy(app, 'orla', { legalEntity: { name: 'Orla', taxId: '111-111' } })
  const zofia = options.zofiaHasLogin === true ? await joinAs(app, other, 'zofia') : null
  const invitationId = await invite(app, owner, 'zofia', { rights: ['mail'] })
  const token = await linkToken(app, owner, invitationId)
  const proofOf = async (email?: string) => (await mailedLink(app, owner, invitationId, email)).query
  const offer = async (query: object = {}) => {
    const { body } = await app.call(`/api/invitations/${token}?${new URLSearchParams({ ...query })}`)
    const { login, email } = body as { login: string; email: string }
    return { login, email }
  }
  const accept = async (body: object, cookie: string | null = null) => {
    const answer = await app.call(`/api/invitations/${token}/accept`, { body, cookie })
    const { error } = (answer.body ?? {}) as { error?: { code: string } }
    return [answer.status, error?.code ?? null]
  }
  const ask = async (body: object) => {
    const answer = await app.call(`/api/invitations/${token}/email`, { body })
    const { error } = (answer.body ?? {}) as { error?: { code: string } }
    return [answer.status, error?.code ?? null]
  }
  return { owner, zofia, token, effects, proofOf, offer, accept, ask }
}
const zofiaK = { username: 'zofia.k', password: testPassword }

it.each([{ zofiaHasLogin: true }, { zofiaHasLogin: false }])(
  '[F4] a copied link does not show whether the invited e-mail has a login: $zofiaHasLogin',
  async ({ zofiaHasLogin }) => {
    const { offer, accept, ask, effects } = await setup({ zofiaHasLogin })
    const proof = 'A'.repeat(43)
    expect({
      offers: [await offer(), await offer({ proof })],
      accepts: [
        ...[await accept({}), await accept({ ...zofiaK, username: 'halina' }), await accept(zofiaK)],
        ...[await accept({ ...zofiaK, proof }), await accept({ ...zofiaK, email: 'zofia.2@example.org' })],
      ],
      asks: [
        await ask({}),
        await ask({ email: 'zofia.2@example.org' }),
        await ask({ email: 'orla@example.org', proof }),
      ],
      mails: effects.map(({ kind, payload }) => [kind, (payload as { email: string }).email]),
    }).toEqual({
      offers: Array(2).fill({ login: 'unproven', email: 'zofia@example.org' }),
      accepts: [
        ...[
          [401, 'sign-in-required'],
          [403, 'email-not-proven'],
          [403, 'email-not-proven'],
        ],
        ...[
          [403, 'email-not-proven'],
          [403, 'email-not-proven'],
        ],
      ],
      asks: [
        [202, null],
        [403, 'email-not-proven'],
        [403, 'email-not-proven'],
      ],
      mails: [['invitation-link-mail', 'zofia@example.org']],
    })
  },
)

it('[F4] followed from the mail, the link shows it, and the invitation is accepted with a new login', async () => {
  const { offer, accept, proofOf } = await setup()
  const proof = await proofOf()
  expect(await offer(proof)).toEqual({ login: 'new', email: 'zofia@example.org' })
  expect(await accept({ ...zofiaK, ...proof, username: 'halina' })).toEqual([409, 'username-in-use'])
  expect(await accept({ ...zofiaK, ...proof })).toEqual([200, null])
})

it('[F4] [B9] with a copied link the invited login accepts, signed in', async () => {
  const { accept, zofia } = await setup({ zofiaHasLogin: true })
  expect(await accept({}, zofia)).toEqual([200, null])
})

it('[F6] [B25] another e-mail counts once its own link was opened, and that is sent to who proved the invited one', async () => {
  const { offer, accept, ask, proofOf, effects, owner } = await setup({ zofiaHasLogin: true })
  const invited = await proofOf()
  const email = 'zofia.2@example.org'
  expect(await offer(invited)).toEqual({ login: 'existing', email: 'zofia@example.org' })
  expect(await accept({ ...zofiaK, ...invited, email })).toEqual([403, 'email-not-proven'])
  expect(await ask({ ...invited, email })).toEqual([202, null])
  expect(effects.map(({ payload }) => (payload as { email: string }).email)).toEqual([email])
  const other = await proofOf(email)
  expect(await offer(other)).toEqual({ login: 'new', email })
  expect(await accept({ ...zofiaK, ...other })).toEqual([200, null])
  const { members } = await app.directory(owner.organizationId, owner.cookie)
  expect(members.map((member) => [member.username, member.email])).toContainEqual(['zofia.k', email])
})

it('[F6] a login whose e-mail the link proves accepts as well; a stranger’s does not', async () => {
  const { offer, accept, proofOf, owner } = await setup({ zofiaHasLogin: true })
  const other = await proofOf('orla@example.org')
  expect(await offer(other)).toEqual({ login: 'existing', email: 'orla@example.org' })
  expect(await accept({}, owner.cookie)).toEqual([403, 'other-login-required'])
  expect(await accept(other, owner.cookie)).toEqual([403, 'other-login-required'])
})

it('[F3] such mails are bounded', async () => {
  const mails: MailAllowance = {
    take: ({ kind }) => (kind === 'invitation-link' ? { by: 'recipient', waitMs: 60_000 } : null),
  }
  const { ask, effects } = await setup({ mails })
  expect([await ask({}), effects]).toEqual([[429, 'too-many'], []])
})

it.each([{ email: 'no address' }, { email: 7 }, { proof: 'x'.repeat(100) }, { proof: [] }])(
  '[F6] %j asks for no mail',
  async (body) => {
    const { ask, effects } = await setup()
    expect([await ask(body), effects]).toEqual([[400, 'invalid-arguments'], []])
  },
)
