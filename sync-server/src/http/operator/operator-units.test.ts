import type { LoginId, OrganizationId } from '@kontor/domain'
import { OperatorUnitsSchema } from '@kontor/protocol'
import * as v from 'valibot'
import { expect, it, onTestFinished } from 'vitest'
import { serverLimits } from '../../limits.ts'
import { openTestApp, registerBy, testPassword } from '../../testing/open-test-app.ts'

const setup = async () => {
  const app = await openTestApp()
  onTestFinished(() => app.close())
  const join = async (username: string): Promise<{ readonly loginId: LoginId; readonly cookie: string }> => {
    const person = { name: username, username, email: `${username}@latarnia.example`, password: testPassword }
    const created = await app.identity.createLogin(person)
    if (!('loginId' in created)) throw new Error('the login was refused')
    const { cookie } = await app.call('/api/auth/sign-in/username', { body: { username, password: testPassword } })
    return { loginId: created.loginId, cookie: cookie ?? '' }
  }
  const { loginId, cookie } = await join('damian')
  await app.operators.addFirst({ loginId, addedAt: 1, addedBy: null })
  const hotels = (username: string, name: string, unitIdentifier: string, contractUnits: readonly string[]) =>
    registerBy(app, username, {
      ...{ profile: 'hospitality', legalEntity: { name, taxId: '951-000-22-38' }, accountName: name },
      ...{ unitIdentifier, contractUnits },
    })
  const units = async (by: string | null = cookie) => {
    const { status, body } = await app.call('/api/operator/units', { cookie: by })
    return { status, body }
  }
  return { app, join, hotels, units }
}

it('[DESIGN 11] the register holds the units of every organisation, free ones and those outside a contract too', async () => {
  const { app, hotels, units } = await setup()
  const mewa = await registerBy(app, 'halina')
  const bursztyn = await hotels('bozena', 'Bursztyn', 'OB 100', ['OB 101'])
  const of = (id: string, name: string, profile: 'telecom' | 'hospitality') => ({
    organization: { id, name, profile, demonstration: false },
    ...{ name: null, from: null, until: null },
  })
  const account = (id: string, name: string) => ({ id, name, status: 'active' })
  const { status, body } = await units()
  expect([status, v.parse(OperatorUnitsSchema, body)]).toEqual([200, body])
  expect(body).toEqual({
    units: [
      {
        ...{ ...of(bursztyn.organizationId, 'Bursztyn', 'hospitality'), identifier: 'OB 100', inContract: true },
        account: account(bursztyn.accountId, 'Bursztyn'),
      },
      {
        ...{ ...of(bursztyn.organizationId, 'Bursztyn', 'hospitality'), identifier: 'OB 101', inContract: true },
        account: null,
      },
      {
        ...{ ...of(mewa.organizationId, 'Mewa Telekom sp. z o.o.', 'telecom'), identifier: 'PT of halina' },
        ...{ inContract: false, account: account(mewa.accountId, 'Mewa Telekom') },
      },
    ],
    more: false,
  })
})

it('[S10] the register is for operators alone, and a limited one sees the units of the limit', async () => {
  const { app, join, hotels, units } = await setup()
  const mewa = await registerBy(app, 'halina')
  await hotels('bozena', 'Bursztyn', 'OB 100', [])
  expect(await units(null)).toEqual({ status: 401, body: { error: { code: 'no-session' } } })
  expect(await units(mewa.cookie)).toEqual({ status: 403, body: { error: { code: 'not-operator' } } })
  const lena = await join('lena')
  expect((await units(lena.cookie)).status).toBe(403)
  await app.operators.limit(lena.loginId, [mewa.organizationId as OrganizationId])
  expect((await units(lena.cookie)).body).toMatchObject({ units: [{ identifier: 'PT of halina' }], more: false })
  await app.operators.limit(lena.loginId, [])
  expect((await units(lena.cookie)).status).toBe(403)
})

it('[S10] units that a limited operator loses while they are read are not sent', async () => {
  const { app, join, units } = await setup()
  const mewa = await registerBy(app, 'halina')
  const lena = await join('lena')
  await app.operators.limit(lena.loginId, [mewa.organizationId as OrganizationId])
  const { limits } = app.operators
  app.operators.limits = async (loginId) => {
    app.operators.limits = async () => ['another-organization' as OrganizationId]
    return limits(loginId)
  }
  expect((await units(lena.cookie)).body).toEqual({ units: [], more: false })
})

it('[S11] past the bound the answer says that there are more', async () => {
  const { hotels, units } = await setup()
  const perOrganization = 1_999
  for (let at = 0; at * (perOrganization + 1) <= serverLimits.unitsListedMax; at += 1) {
    const rest = Array.from({ length: perOrganization }, (_, unit) => `OB ${at} ${unit}`)
    await hotels(`owner${at}`, `Hotele ${at}`, `OB ${at}`, rest)
  }
  const { body } = await units()
  const { units: listed, more } = v.parse(OperatorUnitsSchema, body)
  expect([listed.length, more]).toEqual([serverLimits.unitsListedMax, true])
})
