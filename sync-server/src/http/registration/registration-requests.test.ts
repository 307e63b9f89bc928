import { sendRegistrationMail } from '../../effects/send-registration-mail.ts'
import { serverLimits } from '../../limits.ts'
import type { Mail } from '../../mail/mail.ts'
import { countsInMemory } from '../../rate-limit/sliding-counts.ts'
import { createMailAllowance } from '../../mail/mail-allowance.ts'
import { memoryRegistrationRequests } from '../../registration-requests/memory-registration-requests.ts'
import { expect, it, onTestFinished } from 'vitest'
import { openTestApp, registrationOf, testOrigin, testPassword } from '../../testing/open-test-app.ts'
import type { AppParts } from '../create-app.ts'

const requestOf = (username: string, changes: object = {}) => {
  const { owner, ...organization } = registrationOf(username)
  return { ...organization, owner: { name: owner.name, email: owner.email }, language: 'pl', ...changes }
}

const setup = async (changes: Partial<AppParts> = {}) => {
  const app = await openTestApp({ registration: 'operator', ...changes })
  onTestFinished(() => app.close())
  const sent: Mail[] = []
  const mailer = { send: (mail: Mail) => Promise.resolve(void sent.push(mail)), close: () => undefined }
  /** Sends the mails that wait; returns them. */
  const mails = async () => {
    sent.length = 0
    const carry = sendRegistrationMail({ ...app, mailer })
    for (const effect of await app.store.dueEffects({
      kind: 'registration-mail',
      now: Infinity,
      beyond: null,
      limit: 9,
    })) {
      await carry(effect)
      await app.store.finishEffect(effect.id)
    }
    return sent.map(({ to, subject, url, paragraphs }) => ({
      to: to.address,
      subject,
      url,
      text: paragraphs.join(' '),
    }))
  }
  const token = (await app.operatorLinks.first())?.replace(`${testOrigin}/operator/join/`, '') ?? ''
  const damian = { name: 'Damian', email: 'damian@latarnia.example', username: 'damian', password: testPassword }
  const { cookie } = await app.call(`/api/operator-links/${token}/accept`, { body: damian })
  const ask = (body: unknown) => app.call('/api/registration-requests', { body })
  const asked = async (username = 'ewa') => {
    await ask(requestOf(username))
    return (await mails())[0]?.url?.split('/').at(-1) ?? ''
  }
  const list = async (by: string | null = cookie) =>
    (await app.call('/api/operator/registrations', { cookie: by })).body
  const first = async () => {
    const { registrations } = (await list()) as { registrations: readonly { id: string }[] }
    return registrations[0]?.id ?? ''
  }
  const decide = async (id: string, decision: object, by: string | null = cookie) => {
    const { status, body } = await app.call(`/api/operator/registrations/${id}/decision`, {
      cookie: by,
      body: decision,
    })
    return status === 200 ? 200 : [status, (body as { error: unknown }).error]
  }
  const state = async (of: string) => {
    const { status, body } = await app.call(`/api/registration-requests/${of}`)
    return status === 200 ? (body as { state: string }).state : status
  }
  const finish = (of: string, body: unknown = { username: 'ewa', password: testPassword }) =>
    app.call(`/api/registration-requests/${of}/register`, { body })
  return { app, cookie, ask, asked, mails, list, first, decide, state, finish }
}
const approved = { approved: true }
const errorOf = ({ status, body }: { readonly status: number; readonly body: unknown }) => [
  status,
  (body as { error: unknown }).error,
]

it('[DESIGN 11] a request creates nothing until the operator approves it and its owner registers by the link in the mail', async () => {
  const { app, ask, mails, list, first, decide, state, finish } = await setup()
  expect(await ask(requestOf('ewa'))).toMatchObject({ status: 202, body: {}, cookie: null })
  const [mail] = await mails()
  expect(mail).toMatchObject({ to: 'ewa@example.org', subject: 'Wniosek o konto w programie Kontor' })
  const token = mail?.url?.replace(`${testOrigin}/register/request/`, '') ?? ''
  expect([
    await state(token),
    await app.store.hasOrganizations(),
    await app.identity.emailHasLogin('ewa@example.org'),
  ]).toEqual(['sent', false, false])
  expect(errorOf(await finish(token))).toEqual([409, { code: 'registration-not-approved', state: 'sent' }])
  expect(await list()).toEqual({
    registrations: [
      {
        ...{ state: 'sent', sentAt: app.now(), decidedAt: null, reason: null, decidedBy: null },
        ...{ id: expect.any(String) as string, profile: 'telecom', accountName: 'Mewa Telekom', contractUnits: [] },
        legalEntity: { name: 'Mewa Telekom sp. z o.o.', taxId: '583-000-41-36' },
        ...{ unitIdentifier: 'PT of ewa', owner: { name: 'Name of ewa', email: 'ewa@example.org' } },
      },
    ],
    waiting: 1,
  })
  expect(await decide(await first(), approved)).toBe(200)
  expect([await state(token), await app.store.hasOrganizations(), (await mails()).map(({ url }) => url)]).toEqual([
    ...['approved', false],
    [mail?.url],
  ])
  const answer = await finish(token)
  const { organizationId } = answer.body as { organizationId: string }
  expect(answer.status).toBe(201)
  expect(await app.directory(organizationId, answer.cookie ?? '')).toMatchObject({
    organization: { legalEntity: { name: 'Mewa Telekom sp. z o.o.' } },
    members: [{ username: 'ewa', email: 'ewa@example.org', primary: true }],
  })
  expect([await state(token), errorOf(await finish(token, { username: 'ewa2', password: testPassword }))]).toEqual([
    'registered',
    [409, { code: 'registration-not-approved', state: 'registered' }],
  ])
})

it('[DESIGN 11] a rejection has a reason, which its sender reads in the mail; one decision counts', async () => {
  const { asked, first, decide, mails, state, finish } = await setup()
  const token = await asked()
  const id = await first()
  expect((await decide(id, { approved: false, reason: ' ' })) as unknown).toMatchObject([
    400,
    { code: 'invalid-arguments' },
  ])
  expect(await decide(id, { approved: false, reason: 'Brak wpisu w rejestrze' })).toBe(200)
  expect(await decide(id, approved)).toEqual([409, { code: 'registration-decided' }])
  expect((await mails())[0]?.text).toContain('Powód: Brak wpisu w rejestrze')
  expect([await state(token), (await finish(token)).status]).toEqual(['rejected', 409])
  expect(await decide('unknown', approved)).toEqual([404, { code: 'registration-request-unknown' }])
})

it('[DESIGN 11] an approval that is not used in time has expired', async () => {
  const { app, asked, first, decide, state, finish } = await setup()
  const token = await asked()
  await decide(await first(), approved)
  app.clock.advance(serverLimits.registrationRequestLifetimeMs - 1)
  expect(await state(token)).toBe('approved')
  app.clock.advance(1)
  expect([await state(token), errorOf(await finish(token))]).toEqual([
    'expired',
    [409, { code: 'registration-not-approved', state: 'expired' }],
  ])
})

it('[A12] [F11] what registration refuses is refused here too, at the request, the approval and the end', async () => {
  const { app, ask, asked, first, decide, finish, list } = await setup()
  const token = await asked('ewa')
  // Requests are listed in the order in which they came.
  app.clock.advance(1)
  await ask(requestOf('iga', { unitIdentifier: 'pt of EWA', legalEntity: { name: 'Orla', taxId: '5261040567' } }))
  await decide(await first(), approved)
  expect(errorOf(await finish(token, { username: 'ewa', password: 'password1234' }))).toMatchObject([
    ...[400, { code: 'invalid-arguments', issues: [{ path: 'password' }] }],
  ])
  expect((await finish(token)).status).toBe(201)
  expect(errorOf(await ask(requestOf('ewa', { unitIdentifier: 'PT 9' })))).toEqual([
    ...[409, { code: 'email-in-use', email: 'ewa@example.org', by: 'login' }],
  ])
  expect(errorOf(await ask(requestOf('ola', { unitIdentifier: 'PT of ewa' })))).toMatchObject([
    409,
    { code: 'unit-taken' },
  ])
  const { registrations } = (await list()) as { registrations: readonly { id: string; owner: { email: string } }[] }
  const iga = registrations.find(({ owner }) => owner.email === 'iga@example.org')
  expect(await decide(iga?.id ?? '', approved)).toMatchObject([409, { code: 'unit-taken' }])
})

it('[S10] requests are decided by operators of the whole server alone, and read by the link alone', async () => {
  const { app, asked, first, decide, list, state } = await setup()
  const token = await asked()
  const id = await first()
  const lena = { name: 'Lena', username: 'lena', email: 'lena@latarnia.example', password: testPassword }
  const created = await app.identity.createLogin(lena)
  if ('loginId' in created) await app.operators.limit(created.loginId, ['organization-1' as never])
  const { cookie } = await app.call('/api/auth/sign-in/username', {
    body: { username: 'lena', password: testPassword },
  })
  const closed = { error: { code: 'not-operator' } }
  expect([await list(cookie), await decide(id, approved, cookie)]).toEqual([closed, [403, closed.error]])
  expect([await list(null), await decide(id, approved, null)]).toEqual([
    { error: { code: 'no-session' } },
    [401, { code: 'no-session' }],
  ])
  for (const guess of [id, `${token}x`, token.slice(1), token.slice(43), 'x'.repeat(200), '..%2f'])
    expect([guess, await state(guess)]).toEqual([guess, 404])
  expect(await state(token)).toBe('sent')
})

it.each([
  ['no body', ''],
  ['no object', '[]'],
  ['no owner', requestOf('ewa', { owner: undefined })],
  ['a name of spaces', requestOf('ewa', { accountName: '  ' })],
  ['a tax number that does not exist', requestOf('ewa', { legalEntity: { name: 'Mewa', taxId: '111' } })],
  ['another profile', requestOf('ewa', { profile: '__proto__' })],
  ['no language', requestOf('ewa', { language: 'de' })],
  ['too many units', requestOf('ewa', { contractUnits: Array.from({ length: 2_001 }, (_, at) => `OB ${at}`) })],
])('[S11] a request with %s is refused and kept nowhere', async (_what, body) => {
  const { ask, list, mails } = await setup()
  expect((await ask(body)).status).toBe(400)
  expect([await list(), await mails()]).toEqual([{ registrations: [], waiting: 0 }, []])
})

it('[S11] [F3] mails to one address and waiting requests are bounded; where visitors register, none is asked for', async () => {
  const mails = createMailAllowance(countsInMemory(() => 0))
  const { ask, list } = await setup({ mails })
  for (let at = 0; at < serverLimits.mails.perRecipient.anHour; at += 1)
    expect((await ask(requestOf('ewa', { unitIdentifier: `PT ${at}` }))).status).toBe(202)
  expect(errorOf(await ask(requestOf('ewa')))).toMatchObject([429, { code: 'too-many' }])
  expect(await list()).toMatchObject({ waiting: serverLimits.mails.perRecipient.anHour })
  const open = await setup({ registration: 'open' })
  expect(errorOf(await open.ask(requestOf('ewa')))).toEqual([403, { code: 'registration-open' }])
})

it('[S11] past the bound of waiting requests a visitor is asked to come back later', async () => {
  const requests = memoryRegistrationRequests()
  const { ask, list } = await setup({ registrationRequests: requests })
  const content = requestOf('ewa') as never
  for (let at = 0; at < serverLimits.registrationRequestsWaitingMax; at += 1)
    await requests.add({ id: `request-${at}`, sentAt: at, content }, { waitingMax: Infinity, forgetBefore: 0 })
  expect(errorOf(await ask(requestOf('ewa')))).toEqual([
    ...[429, { code: 'too-many', afterMs: serverLimits.registrationRetryMs }],
  ])
  const { registrations } = (await list()) as { registrations: readonly unknown[] }
  expect(registrations.length).toBe(serverLimits.registrationRequestsListedMax)
})

it('[S11] decided requests are forgotten after a while', async () => {
  const { app, asked, first, decide, ask, state } = await setup()
  const token = await asked()
  await decide(await first(), { approved: false, reason: 'Pomyłka' })
  app.clock.advance(serverLimits.registrationRequestsKeptMs)
  await ask(requestOf('iga'))
  expect(await state(token)).toBe('rejected')
  app.clock.advance(1)
  await ask(requestOf('ola'))
  expect(await state(token)).toBe(404)
})
