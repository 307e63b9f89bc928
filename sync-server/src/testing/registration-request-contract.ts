import type { RegistrationRequest } from '@kontor/protocol'
import { expect, it } from 'vitest'
import type { NewRequest, RegistrationRequests } from '../registration-requests/registration-requests.ts'

const content = {
  ...{ profile: 'telecom', legalEntity: { name: 'Łącza', taxId: '583-000-41-36' }, accountName: 'Łącza' },
  ...{ unitIdentifier: 'PT 00001', contractUnits: [], roles: [] },
  ...{ owner: { name: 'Ewa', email: 'ewa@lacza.example' }, language: 'pl' },
} as unknown as RegistrationRequest
const request = (id: string, sentAt: number): NewRequest => ({ id, sentAt, content })
const bounds = { waitingMax: 3, forgetBefore: 0 }
const yes = { approved: true, reason: null, by: 'Damian', at: 100 }
const no = { approved: false, reason: 'Nieznana firma', by: 'Iga', at: 200 }

/** Where requests for a main account are kept. */
export const registrationRequestContract = (open: () => Promise<RegistrationRequests>): void => {
  it('[DESIGN 11] a request waits until one operator has decided it, and becomes registered only once approved', async () => {
    const requests = await open()
    expect(await requests.add(request('one', 10), bounds)).toBe(true)
    expect(await requests.find('one')).toEqual({ ...request('one', 10), state: 'sent', decision: null })
    await requests.register('one')
    expect((await requests.find('one'))?.state).toBe('sent')
    expect(await Promise.all([requests.decide('one', yes), requests.decide('one', no)])).toEqual([true, false])
    expect(await requests.find('one')).toEqual({
      ...{ ...request('one', 10), state: 'approved' },
      decision: { reason: null, by: 'Damian', at: 100 },
    })
    await requests.register('one')
    expect((await requests.find('one'))?.state).toBe('registered')
    expect([await requests.find('two'), await requests.decide('two', yes)]).toEqual([null, false])
  })

  it('[DESIGN 11] those that wait are listed first, the oldest in front, then the newest decisions', async () => {
    const requests = await open()
    for (const [id, at] of [
      ['b', 20],
      ['a', 10],
      ['c', 30],
    ] as const)
      await requests.add(request(id, at), bounds)
    await requests.decide('c', yes)
    await requests.add(request('d', 40), bounds)
    await requests.decide('d', no)
    const ids = async (limit: number) => (await requests.list(limit)).map(({ id }) => id)
    expect([await ids(9), await ids(1), await requests.waiting()]).toEqual([['a', 'b', 'd', 'c'], ['a', 'd'], 2])
  })

  it('[S11] past the bound of waiting ones none is kept; old decisions are forgotten', async () => {
    const requests = await open()
    for (const id of ['a', 'b', 'c']) expect(await requests.add(request(id, 1), bounds)).toBe(true)
    expect([await requests.add(request('d', 1), bounds), await requests.find('d')]).toEqual([false, null])
    await requests.decide('a', no)
    expect(await requests.add(request('d', 1), { ...bounds, forgetBefore: 201 })).toBe(true)
    expect(await requests.find('a')).toBe(null)
  })
}
