import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createRateLimiter } from '../../sync-server/src/rate-limit/rate-limiter.ts'
import { rateRules } from '../../sync-server/src/rate-limit/rate-rules.ts'
import { decodedMail } from '../server/mail-link.ts'
import { newId, register, type RegisteredOwner } from '../server/person.ts'
import { openScene, type Scene } from './scene.ts'

let scene: Scene
let hotel: RegisteredOwner
let tokens: readonly string[]

/** A hotel with two guests, who have the links of their mails. */
beforeAll(async () => {
  scene = await openScene({ limiter: createRateLimiter(Date.now) })
  hotel = await register(scene.kontor, {
    ...{ profile: 'hospitality', username: 'hotel', name: 'Hotel', taxId: '222 22 22', unitIdentifier: 'OB 1' },
  })
  const change = (key: string, name: string, args: object) =>
    hotel.owner.request('POST', `/api/documents/section/${hotel.accountId}.${key}/mutations`, {
      mutations: [{ id: newId(), name, args }],
    })
  for (const name of ['Róża Malec', 'Jan Drugi']) {
    const reservationId = newId()
    const facts = { roomType: 'Rodzinny', adults: 2, price: 1, source: 'phone', commission: 0, email: 'a@b.example' }
    const stay = { arrival: '2099-01-01', departure: '2099-01-03' }
    await change('reservations', 'makeReservation', { reservationId, name, ...facts, ...stay })
    await change('mail+reservations', 'writeToGuest', { reservationId, messageId: newId(), message: `Do: ${name}` })
  }
  await scene.effectsDone()
  const folder = join(scene.dataFolder, 'mail')
  const links = readdirSync(folder).flatMap((file) => [
    ...decodedMail(readFileSync(join(folder, file), 'utf8')).matchAll(/\/guest\/([A-Za-z0-9_-]+)/g),
  ])
  tokens = [...new Set(links.map(([, token = '']) => token))]
  expect(tokens).toHaveLength(2)
})
afterAll(() => scene.close())

const call = (path: string, body?: object) =>
  fetch(`${scene.kontor.origin}/api/guest/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
const written = async () => {
  const { records } = await hotel.owner.read<{ records: { message: readonly { text: string }[] } }>(
    `/api/documents/section/${hotel.accountId}.mail+reservations`,
  )
  return records.message.map(({ text }) => text).toSorted()
}

it('[S10] a guest reads and writes about their own stay alone, however the token and the body are changed', async () => {
  const [one = '', other = ''] = tokens
  const [signature, text] = [one.slice(0, 43), one.slice(43)]
  const said = JSON.parse(Buffer.from(text, 'base64url').toString()) as string[]
  const [accountId = '', reservationId = '', digest = ''] = said
  const [, foreign = ''] = JSON.parse(Buffer.from(other.slice(43), 'base64url').toString()) as string[]
  const forged = (...parts: unknown[]) => `${signature}${Buffer.from(JSON.stringify(parts)).toString('base64url')}`
  const before = await written()
  for (const token of [
    ...[forged(accountId, foreign, digest), forged(scene.accountId, reservationId, digest), forged(), forged(null)],
    ...[`${signature}${other.slice(43)}`, `${other.slice(0, 43)}${text}`, text, signature, '%00', 'a'.repeat(8_000)],
  ]) {
    expect([token, await (await call(token)).json()]).toEqual([
      token,
      { state: 'unknown', number: null, property: null, messages: [] },
    ])
    expect((await call(`${token}/messages`, { messageId: newId(), message: 'a' })).status).toBe(404)
  }
  const more = { reservationId: foreign, accountId: scene.accountId, name: 'Obiekt', author: { kind: 'operator' } }
  expect((await call(`${one}/messages`, { messageId: newId(), message: 'Swoje', ...more })).status).toBe(201)
  expect(await (await call(other)).text()).not.toContain('Swoje')
  expect(await written()).toEqual([...before, 'Swoje'].toSorted())
  expect(scene.faults()).toEqual([])
})

it('[S11] of a thousand messages by one link a bounded number is kept, and the server still answers', async () => {
  const [, token = ''] = tokens
  const before = (await written()).length
  const statuses: number[] = []
  for (let count = 0; count < 1_000; count += 1)
    statuses.push((await call(`${token}/messages`, { messageId: newId(), message: `Zalew ${count}` })).status)
  expect([...new Set(statuses)].toSorted()).toEqual([201, 429])
  expect(statuses.filter((status) => status === 201)).toHaveLength(rateRules.guestMessage.max)
  expect(await written()).toHaveLength(before + rateRules.guestMessage.max)
  expect((await hotel.owner.request('GET', '/api/access')).status).toBe(200)
  expect(scene.faults()).toEqual([])
})
