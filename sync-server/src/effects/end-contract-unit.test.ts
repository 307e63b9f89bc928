import { dateAt, addDays } from '@kontor/domain'
import { expect, it, onTestFinished } from 'vitest'
import { openTestApp, registerBy, testOrigin, testPassword } from '../testing/open-test-app.ts'
import { endContractUnit } from './end-contract-unit.ts'

const twoDaysMs = 2 * 24 * 60 * 60 * 1000
const hotel = {
  profile: 'hospitality',
  legalEntity: { name: 'Hotele Bursztyn S.A.', taxId: '951-000-22-38' },
  accountName: 'Bursztyn',
  unitIdentifier: 'OB 100',
  contractUnits: ['OB 101'],
}

const setup = async () => {
  const app = await openTestApp()
  onTestFinished(() => app.close())
  const { organizationId, cookie: bozena } = await registerBy(app, 'bozena', hotel)
  const token = (await app.operatorLinks.first())?.replace(`${testOrigin}/operator/join/`, '') ?? ''
  const { cookie } = await app.call(`/api/operator-links/${token}/accept`, {
    body: { name: 'Damian Rosa', email: 'damian@latarnia.example', username: 'damian', password: testPassword },
  })
  let sent = 0
  const set = async (args: object, by: string | null = cookie) => {
    const mutations = [{ id: `operator-mutation-${(sent += 1)}`, name: 'setContractUnit', args }]
    const path = `/api/operator/documents/directory/${organizationId}/mutations`
    return (await app.call(path, { cookie: by, body: { mutations } })).body
  }
  const contract = async () => {
    const { body } = await app.call(`/api/operator/organizations/${organizationId}`, { cookie })
    return (body as { contract: { units: unknown } }).contract.units
  }
  const carryDue = async () => {
    const due = { kind: 'end-contract-unit', now: app.now(), beyond: null, limit: 10 }
    for (const effect of await app.store.dueEffects(due)) await endContractUnit(app.rooms)(effect)
  }
  return { app, organizationId, bozena, set, contract, carryDue, today: dateAt(app.now()) }
}
const first = { identifier: 'OB 100', from: null, until: null, account: 'Bursztyn' }
const second = { identifier: 'OB 101', from: null, until: null, account: null }

it('[B18] an operator sets the days of a unit, which leaves the contract and the account after the last one', async () => {
  const { app, set, contract, carryDue, today } = await setup()
  expect(await contract()).toEqual([first, second])
  expect(await set({ identifier: 'OB 100', from: '2026-01-01', until: today })).toMatchObject({
    outcomes: [{ outcome: 'accepted' }],
  })
  await carryDue()
  expect(await contract()).toEqual([{ ...first, from: '2026-01-01', until: today }, second])
  app.clock.advance(twoDaysMs)
  await carryDue()
  expect(await contract()).toEqual([second])
})

it('[B18] a last day that was moved meanwhile counts', async () => {
  const { app, set, contract, carryDue, today } = await setup()
  await set({ identifier: 'OB 100', from: '2026-01-01', until: today })
  const later = addDays(today, 9)
  await set({ identifier: 'OB 100', from: '2026-01-01', until: later })
  app.clock.advance(twoDaysMs)
  await carryDue()
  expect(await contract()).toEqual([second, { ...first, from: '2026-01-01', until: later }].reverse())
})

it('[B24] [decision 6] a unit that left can be another organisation’s', async () => {
  const { app, set, carryDue, today } = await setup()
  const other = { ...hotel, legalEntity: { name: 'Orla', taxId: '583-000-41-36' }, contractUnits: [] }
  await set({ identifier: 'OB 100', from: '2026-01-01', until: today })
  app.clock.advance(twoDaysMs)
  await carryDue()
  await expect(registerBy(app, 'igor', other)).resolves.toMatchObject({ organizationId: expect.any(String) as string })
})

it('[B19] the owner’s login cannot set them, nor can a visitor', async () => {
  const { bozena, set, contract } = await setup()
  const args = { identifier: 'OB 102', from: '2026-01-01', until: null }
  expect(await set(args, bozena)).toEqual({ error: { code: 'not-operator' } })
  expect(await set(args, null)).toEqual({ error: { code: 'no-session' } })
  expect(await contract()).toEqual([first, second])
})
