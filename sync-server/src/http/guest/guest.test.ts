import { randomUUID } from 'node:crypto'
import { dayMs, addDays, dateAt, limits, type Delivery } from '@kontor/domain'
import { expect, it, onTestFinished } from 'vitest'
import type { AppParts } from '../create-app.ts'
import { sendGuestMail } from '../../effects/send-guest-mail.ts'
import { serverLimits } from '../../limits.ts'
import { createMailAllowance } from '../../mail/mail-allowance.ts'
import { MailRefused } from '../../mail/mail-refused.ts'
import type { Mail } from '../../mail/mail.ts'
import { countsInMemory } from '../../rate-limit/sliding-counts.ts'
import { createRateLimiter } from '../../rate-limit/rate-limiter.ts'
import { rateRules } from '../../rate-limit/rate-rules.ts'
import {
  joinAs,
  openTestApp,
  registerBy,
  testOrigin,
  testPassword,
  type TestOwner,
} from '../../testing/open-test-app.ts'

const setup = async (changes: Partial<AppParts> = {}) => {
  const app = await openTestApp(changes)
  onTestFinished(() => app.close())
  const owner = await registerBy(app, 'halina', { profile: 'hospitality', unitIdentifier: 'OB-1' })
  const of = (key: string, { accountId }: TestOwner = owner) => `/api/documents/section/${accountId}.${key}`
  const change = async (key: string, name: string, args: object, by = owner) => {
    const body = { mutations: [{ id: randomUUID(), name, args }] }
    const { status, body: answer } = await app.call(`${of(key, by)}/mutations`, { cookie: by.cookie, body })
    const { outcomes } = answer as { readonly outcomes?: readonly { readonly outcome: string }[] }
    return outcomes?.[0]?.outcome ?? status
  }
  const reserve = async (more: object = {}, by = owner) => {
    const reservationId = `reservation-${randomUUID()}`
    const today = dateAt(app.clock.now())
    const stay = { arrival: today, departure: addDays(today, 2), adults: 2, children: 0, roomType: 'Rodzinny' }
    const facts = { price: 100, commission: 0, source: 'phone', remarks: '', name: 'Róża Malec', phone: null }
    const args = { reservationId, ...stay, ...facts, email: 'roza@malec.example', ...more }
    expect(await change('reservations', 'makeReservation', args, by)).toBe('accepted')
    return reservationId
  }
  const write = (reservationId: string, message = 'Zapraszamy') =>
    change('mail+reservations', 'writeToGuest', { reservationId, messageId: randomUUID(), message })
  const sent: Mail[] = []
  let failure: Error | null = null
  const send = (mail: Mail) => (failure === null ? Promise.resolve(void sent.push(mail)) : Promise.reject(failure))
  const carry = sendGuestMail({ ...app, mailer: { send, close: () => undefined } })
  /** Carries out the mails that wait, as often as the lane would try a mail that fails for now. */
  const mails = async () => {
    for (const effect of await app.store.dueEffects({ kind: 'guest-mail', now: Infinity, beyond: null, limit: 99 })) {
      for (let attempts = 0; attempts < serverLimits.deliveryDelayedAfterAttempts; attempts += 1)
        if (
          await carry({ ...effect, attempts }).then(
            () => true,
            (error) => error instanceof MailRefused,
          )
        )
          break
      await app.store.finishEffect(effect.id)
    }
    return sent.map(({ to, subject, url, paragraphs }) => ({ to: to.address, subject, url, paragraphs }))
  }
  const tokenOf = async (reservationId: string): Promise<string> => {
    await write(reservationId)
    await mails()
    return sent.at(-1)?.url?.replace(`${testOrigin}/guest/`, '') ?? ''
  }
  const read = async (token: string) => (await app.call(`/api/guest/${token}`)).body
  const answer = async (token: string, message: string, messageId: string = randomUUID()) => {
    const { status, body } = await app.call(`/api/guest/${token}/messages`, { body: { messageId, message } })
    return status === 201 ? 201 : [status, body]
  }
  const messages = async (cookie = owner.cookie) => {
    const { body } = await app.call(of('mail+reservations'), { cookie })
    const { records } = body as { records?: { message?: readonly { text: string; delivery?: Delivery }[] } }
    return records?.message ?? []
  }
  const failWith = (error: Error | null) => void (failure = error)
  return { app, owner, change, reserve, write, mails, tokenOf, read, answer, messages, of, failWith }
}
const dead = (state: string) => [404, { error: { code: 'guest-link-dead', state } }]
const nothing = (state: string) => ({ state, number: null, property: null, messages: [] })

it('[DESIGN 10] a message goes to the guest by mail, whose link reads and answers it without signing in', async () => {
  const { app, owner, reserve, write, mails, read, answer, messages } = await setup()
  const reservationId = await reserve()
  expect(await write(reservationId, 'Pokój gotowy od 15.\nZobacz https://inna.example')).toBe('accepted')
  const [mail] = await mails()
  const token = mail?.url?.replace(`${testOrigin}/guest/`, '') ?? ''
  expect(mail).toEqual({
    ...{ to: 'roza@malec.example', subject: 'Rezerwacja 1 / Reservation 1: Mewa Telekom' },
    ...{ url: `${testOrigin}/guest/${token}` },
    paragraphs: ['Pokój gotowy od 15.', 'Zobacz https:\u200B//\u200Binna.\u200Bexample'],
  })
  const messageId = randomUUID()
  expect(await answer(token, ' Dziękuję!\r\nRóża ', messageId)).toBe(201)
  expect(await answer(token, 'once more', messageId)).toBe(201)
  expect(await read(token)).toEqual({
    ...{ state: 'open', number: 1, property: 'Mewa Telekom' },
    messages: [
      expect.objectContaining({ from: 'property', text: 'Pokój gotowy od 15.\nZobacz https://inna.example' }),
      { id: messageId, from: 'guest', text: 'Dziękuję!\nRóża', sentAt: app.clock.now() },
    ],
  })
  const seen = (await messages(owner.cookie)).map(({ text, delivery }) => [text, delivery?.state, delivery?.to])
  expect(seen).toEqual([
    ['Pokój gotowy od 15.\nZobacz https://inna.example', 'sent', 'roza@malec.example'],
    ['Dziękuję!\nRóża', undefined, undefined],
  ])
})

it('[DESIGN 10] a link opens the messages of its own reservation alone', async () => {
  const { app, reserve, tokenOf, read, answer } = await setup()
  const [one, other] = [await tokenOf(await reserve()), await tokenOf(await reserve({ name: 'Inny Gość' }))]
  expect(await answer(one, 'Sekret Róży')).toBe(201)
  expect(JSON.stringify(await read(one))).toContain('Sekret Róży')
  const text = JSON.stringify(await read(other))
  expect([text.includes('Sekret'), text.includes('Róża'), text.includes('halina')]).toEqual([false, false, false])
  for (const path of ['/api/access', '/api/login/requests', '/api/operator'])
    expect((await app.call(`${path}?token=${one}`)).status).toBe(401)
})

it('[S10] a token that this server did not sign, or that names another reservation, opens nothing', async () => {
  const { owner, reserve, tokenOf, read, answer, messages } = await setup()
  const [first, second] = [await reserve(), await reserve()]
  const token = await tokenOf(first)
  const count = (await messages()).length
  const [signature, text] = [token.slice(0, 43), token.slice(43)]
  const said = Buffer.from(text, 'base64url').toString()
  const forged = (from: string, to: string) =>
    `${signature}${Buffer.from(said.replace(from, to)).toString('base64url')}`
  const others = [text, signature, `${token}x`, token.slice(1), 'a', forged(first, second)]
  for (const other of [...others, forged(owner.accountId, 'account-elsewhere')]) {
    expect([other, await read(other)]).toEqual([other, nothing('unknown')])
    expect(await answer(other, 'a')).toEqual(dead('unknown'))
  }
  expect(await messages()).toHaveLength(count)
})

it('[S10] a link ends some days after the departure, and with the address that it went to', async () => {
  const { app, change, reserve, tokenOf, read, answer, messages } = await setup()
  const reservationId = await reserve()
  const token = await tokenOf(reservationId)
  app.clock.advance((2 + serverLimits.guestLinkDaysAfterDeparture - 1) * dayMs)
  expect(await answer(token, 'Zostawiłam szalik')).toBe(201)
  app.clock.advance(2 * dayMs)
  expect([await read(token), await answer(token, 'a')]).toEqual([nothing('expired'), dead('expired')])
  const fresh = await reserve()
  const second = await tokenOf(fresh)
  await change('reservations', 'changeReservation', { reservationId: fresh, email: 'inna@malec.example' })
  expect([await read(second), await answer(second, 'a')]).toEqual([nothing('replaced'), dead('replaced')])
  expect((await messages()).map(({ text }) => text)).toEqual(['Zapraszamy', 'Zostawiłam szalik', 'Zapraszamy'])
})

it('[S11] a message that is empty, too long or no text is refused, and is not kept', async () => {
  const { app, reserve, tokenOf, answer, messages } = await setup()
  const token = await tokenOf(await reserve())
  const wrong = (path: string, reason: string) => [
    400,
    { error: { code: 'invalid-arguments', issues: [{ path, reason }] } },
  ]
  expect(await answer(token, ' \n ')).toEqual(wrong('message', 'empty'))
  expect(await answer(token, 'a'.repeat(limits.mail.messageLengthMax + 1))).toEqual(wrong('message', 'too-long'))
  expect(await answer(token, 'a\u202Eb')).toEqual(wrong('message', 'control-characters'))
  expect(await answer(token, 'a', '../x')).toEqual(wrong('messageId', 'malformed-id'))
  expect((await app.call(`/api/guest/${token}/messages`, { body: 'x'.repeat(600_000) })).status).toBe(413)
  expect(await messages()).toHaveLength(1)
})

it('[S11] the guest of one reservation writes so many messages an hour, and others are not held up', async () => {
  let time = 0
  const { reserve, tokenOf, answer } = await setup({ limiter: createRateLimiter(() => time) })
  const [one, other] = [await tokenOf(await reserve()), await tokenOf(await reserve())]
  const { max, windowMs } = rateRules.guestMessage
  for (let count = 0; count < max; count += 1) expect(await answer(one, 'a')).toBe(201)
  expect(await answer(one, 'a')).toEqual([429, { error: { code: 'too-many', afterMs: windowMs } }])
  expect(await answer(other, 'a')).toBe(201)
  time = windowMs
  expect(await answer(one, 'a')).toBe(201)
})

it('[F3] why a mail did not reach the guest is recorded at the message, which can be sent again', async () => {
  const { app, change, reserve, write, mails, messages, failWith } = await setup({})
  const states = async () => (await messages()).map(({ delivery }) => [delivery?.state, delivery?.reason])
  await write(await reserve({ email: null }))
  await mails()
  failWith(new MailRefused('unknown-address'))
  const reservationId = await reserve()
  await write(reservationId)
  await mails()
  failWith(new Error('no answer'))
  await write(reservationId)
  await mails()
  expect(await states()).toEqual([
    ['failed', 'no-address'],
    ['failed', 'unknown-address'],
    ['delayed', 'no-answer'],
  ])
  failWith(null)
  const { body } = await app.call('/api/access')
  expect(body).toEqual({ error: { code: 'no-session' } })
  const [, second] = (await messages()) as unknown as readonly { id: string }[]
  expect(await change('mail+reservations', 'resendToGuest', { messageId: second?.id })).toBe('accepted')
  expect(await mails()).toMatchObject([{ to: 'roza@malec.example' }])
  expect((await states())[1]).toEqual(['sent', null])
})

it('[F3] mails to one guest are bounded, and one past the bound says so', async () => {
  const { reserve, write, mails, messages } = await setup({ mails: createMailAllowance(countsInMemory(() => 0)) })
  const reservationId = await reserve()
  const { anHour } = serverLimits.mails.perRecipient
  for (let count = 0; count <= anHour; count += 1) await write(reservationId)
  expect(await mails()).toHaveLength(anHour)
  const refused = (await messages()).filter(({ delivery }) => delivery?.state !== 'sent')
  expect(refused.map(({ delivery }) => [delivery?.state, delivery?.reason])).toEqual([['failed', 'too-many']])
})

it('[B28] guest messages are for those who hold both rights, and for no operator', async () => {
  const { app, owner, of, reserve, write, messages } = await setup()
  const reservationId = await reserve()
  expect(await write(reservationId)).toBe('accepted')
  const document = of('mail+reservations')
  const both = await joinAs(app, owner, 'ola', { rights: ['mail', 'reservations'] })
  expect(await messages(both)).toHaveLength(1)
  const token = (await app.operatorLinks.first())?.replace(`${testOrigin}/operator/join/`, '') ?? ''
  const login = { name: 'Olga Operator', email: 'olga@latarnia.example', username: 'olga', password: testPassword }
  const olga = (await app.call(`/api/operator-links/${token}/accept`, { body: login })).cookie ?? ''
  const one = await joinAs(app, owner, 'igor', { rights: ['mail'] })
  const other = await joinAs(app, owner, 'ela', { rights: ['reservations'] })
  const args = { reservationId, messageId: randomUUID(), message: 'a' }
  const body = { mutations: [{ id: randomUUID(), name: 'writeToGuest', args }] }
  for (const cookie of [one, other, olga]) {
    expect((await app.call(document, { cookie })).status).toBe(403)
    const written = await app.call(`${document}/mutations`, { cookie, body })
    expect(written.body).not.toMatchObject({ outcomes: [{ outcome: 'accepted' }] })
  }
  const operated = document.replace('/api/', '/api/operator/')
  expect((await app.call(`${operated}/mutations`, { cookie: olga, body })).status).toBe(404)
  const system = { id: randomUUID(), name: 'receiveFromGuest', args: { ...args, name: 'Ja' } }
  const forged = await app.call(`${document}/mutations`, { cookie: both, body: { mutations: [system] } })
  expect(forged.body).toMatchObject({ outcomes: [{ outcome: 'refused', code: 'unknown-mutation' }] })
  expect(await messages()).toHaveLength(1)
})
