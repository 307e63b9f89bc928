import type { LoginId, OrganizationId, SessionId } from '@kontor/domain'
import { expect, it } from 'vitest'
import type { PushDevice, PushDevices } from '../push/push-devices.ts'

const [anna, jan] = ['login-anna', 'login-jan'] as [LoginId, LoginId]
export const mewa = 'organization-mewa' as OrganizationId
const device = (id: string, changes: Partial<PushDevice> = {}): PushDevice => ({
  ...{ id, loginId: anna, sessionId: 'session-1' as SessionId, endpointHash: `hash of ${id}`, sealed: 'sealed' },
  ...{ userAgent: 'Firefox', addedAt: 1 },
  ...changes,
})

/** Where the devices that receive notices are kept. Anna belongs to Mewa, Jan does not. */
export const pushDeviceContract = (open: () => Promise<PushDevices>): void => {
  it('[DESIGN 13] a login has its devices, the newest first, up to a bound', async () => {
    const devices = await open()
    expect(await devices.add(device('a'), 2)).toBe(true)
    expect(await devices.add(device('b', { addedAt: 2, userAgent: null }), 2)).toBe(true)
    expect(await devices.add(device('c', { addedAt: 3 }), 2)).toBe(false)
    expect(await devices.ofLogin(anna)).toEqual([device('b', { addedAt: 2, userAgent: null }), device('a')])
    expect([await devices.find('a'), await devices.find('c'), await devices.ofLogin(jan)]).toEqual([
      device('a'),
      null,
      [],
    ])
    await devices.remove('a')
    expect(await devices.find('a')).toBe(null)
  })

  it('[DESIGN 13] an address is one device: its newest login and session have it alone', async () => {
    const devices = await open()
    await devices.add(device('a', { endpointHash: 'one' }), 1)
    expect(await devices.add(device('b', { endpointHash: 'one', addedAt: 2 }), 1)).toBe(true)
    await devices.add(device('c', { endpointHash: 'one', loginId: jan }), 1)
    expect([await devices.ofLogin(anna), (await devices.ofLogin(jan)).map(({ id }) => id)]).toEqual([[], ['c']])
  })

  it('[DESIGN 13] the devices of a session go with it', async () => {
    const devices = await open()
    await devices.add(device('a'), 9)
    await devices.add(device('b', { sessionId: 'session-2' as SessionId }), 9)
    await devices.removeOfSession('session-1')
    expect((await devices.ofLogin(anna)).map(({ id }) => id)).toEqual(['b'])
  })

  it('[DESIGN 13] the logins with a device in an organisation are its members alone', async () => {
    const devices = await open()
    expect(await devices.loginsIn(mewa)).toEqual([])
    for (const id of ['a', 'b']) await devices.add(device(id), 9)
    await devices.add(device('c', { loginId: jan }), 9)
    expect(await devices.loginsIn(mewa)).toEqual([anna])
    expect(await devices.loginsIn('organization-bursztyn' as OrganizationId)).toEqual([])
  })

  it('[DESIGN 13] what a person has turned off is kept, also without a device', async () => {
    const devices = await open()
    expect(await devices.turnedOff(anna)).toEqual([])
    await devices.turnOff(anna, ['late', 'message'])
    await devices.turnOff(jan, ['availability'])
    await devices.turnOff(anna, ['message'])
    expect([await devices.turnedOff(anna), await devices.turnedOff(jan)]).toEqual([['message'], ['availability']])
  })
}
