import { randomUUID } from 'node:crypto'
import type { AccessSnapshot } from '@kontor/domain'
import type { OperatorSystems } from '@kontor/protocol'
import { expect, it, onTestFinished } from 'vitest'
import { joinAs, openTestApp, registerBy, testOrigin, testPassword } from '../../testing/open-test-app.ts'

const system = { section: 'processes', name: 'Sprawy', url: 'https://sprawy.example/', mode: 'beside' }

const setup = async () => {
  const app = await openTestApp()
  onTestFinished(() => app.close())
  const token = (await app.operatorLinks.first())?.replace(`${testOrigin}/operator/join/`, '') ?? ''
  const operator = { name: 'Damian Rosa', email: 'damian@latarnia.example', username: 'damian', password: testPassword }
  const damian = (await app.call(`/api/operator-links/${token}/accept`, { body: operator })).cookie ?? ''
  const mewa = await registerBy(app, 'halina')
  const act = async (name: string, args: object, cookie = damian) => {
    const body = { mutations: [{ id: randomUUID(), name, args }] }
    const answer = await app.call('/api/operator/documents/operator/systems/mutations', { cookie, body })
    return answer.status === 200
      ? (answer.body as { outcomes: { outcome: string; code?: string }[] }).outcomes[0]
      : answer.status
  }
  const systemsOf = async (cookie: string) =>
    ((await app.call('/api/access', { cookie })).body as AccessSnapshot).systems?.map(({ name }) => name)
  return { app, damian, mewa, act, systemsOf }
}

it('[ISSUE 10] the host’s own systems are set by operators, and listed to them alone', async () => {
  const { app, damian, mewa, act } = await setup()
  const list = async (cookie: string | null) => {
    const { status, body } = await app.call('/api/operator/systems', { cookie })
    return status === 200 ? (body as OperatorSystems).systems : status
  }
  expect(await list(damian)).toEqual([])
  expect(await act('setSystem', { ...system, url: 'http://sprawy.example/' })).toMatchObject({
    ...{ outcome: 'refused', code: 'invalid-arguments' },
  })
  expect(await act('setSystem', system)).toMatchObject({ outcome: 'accepted' })
  const { section: id, ...fields } = system
  expect([await list(damian), await list(mewa.cookie), await list(null)]).toEqual([[{ id, ...fields }], 403, 401])
  expect(await act('setSystem', system, mewa.cookie)).toBe(403)
})

it('[B28] the access snapshot has the systems of the sections that a login may open, and of no others', async () => {
  const { app, mewa, act, systemsOf } = await setup()
  const igor = await joinAs(app, mewa, 'igor', { rights: ['mail'] })
  expect([await systemsOf(mewa.cookie), await systemsOf(igor)]).toEqual([undefined, undefined])
  await act('setSystem', system)
  await act('setSystem', { ...system, section: 'calendar', name: 'Grafik' })
  // The calendar is of the other profile: no one here may open it.
  expect([await systemsOf(mewa.cookie), await systemsOf(igor)]).toEqual([['Sprawy'], []])
  await act('removeSystem', { section: 'processes' })
  expect(await systemsOf(mewa.cookie)).toEqual([])
})
