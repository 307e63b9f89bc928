import type { CalendarDate, ContractTerm } from '@kontor/domain'
import { expect, test } from 'vitest'
import { sampleDirectory } from '#lib/testing/sample-directory.ts'
import { accountRows, accountsFound, newestWithTasks, tasksOf } from './account-row.ts'
import { freeContractUnits } from './free-contract-units.ts'

const setup = () => {
  const sample = sampleDirectory()
  const coast = sample.account('Żuławy Mobile')
  const fresh = sample.account('Zatoka Net')
  sample.account('Puck Światło', { status: 'archived' })
  const unit = sample.unit(coast.id, 'PT 07240')
  sample.unit(coast.id, 'PT 00912')
  sample.unit(fresh.id, 'PT 06655')
  sample.service(unit, 'fnp')
  sample.member('Krzysztof Zając', { admin: true })
  sample.member('Joanna Nadolna', { grants: [coast.id] })
  sample.member('Tomasz Kłos', { homeAccountId: coast.id })
  return { ...sample, coast, fresh }
}

test('[A7] the list holds every account in order, with its identifiers, services and people', () => {
  const { directory } = setup()
  expect(
    accountRows(directory, 1).map(({ account, units, services, people }) => [
      account.name,
      units.map(({ identifier }) => identifier),
      services,
      people,
    ]),
  ).toEqual([
    ['Mewa Telekom', [], 0, 3],
    ['Żuławy Mobile', ['PT 00912', 'PT 07240'], 1, 4],
    ['Zatoka Net', ['PT 06655'], 0, 2],
    ['Puck Światło', [], 0, 0],
  ])
})

test('[A14] a new account shows its tasks until all are done', () => {
  const { directory, fresh, unit, service, invitation } = setup()
  const tasks = () => accountRows(directory, 1).map((row) => tasksOf(row))
  expect(tasks()).toEqual([null, null, { unit: true, services: false, users: false }, null])
  expect(newestWithTasks(accountRows(directory, 1))).toBe(fresh.id)

  service(unit(fresh.id, 'PT 06656'), 'mnp')
  expect(tasks()[2]).toEqual({ unit: true, services: true, users: false })

  invitation('Agnieszka Dąb', { homeAccountId: fresh.id })
  expect(tasks()[2]).toBe(null)
  expect(newestWithTasks(accountRows(directory, 1))).toBe(null)
})

test('[A7] search finds by name and by identifier', () => {
  const { directory } = setup()
  const names = (text: string) => accountsFound(accountRows(directory, 1), text).map(({ account }) => account.name)
  expect(names('zulawy')).toEqual(['Żuławy Mobile'])
  expect(names('06655')).toEqual(['Zatoka Net'])
  expect(names('nic')).toEqual([])
})

test('[B19] the properties on offer are the free ones that the contract covers today', () => {
  const { directory, main, unit } = sampleDirectory('hospitality')
  if (directory.organization === null) throw new Error('no organisation')
  const ended = { identifier: 'H-4', from: '2025-01-01', until: '2026-11-21' } as ContractTerm
  const contract = { number: 'U/1', units: ['H-1', 'h-2', 'H-3', 'H-4'], terms: [ended] }
  directory.organization = { ...directory.organization, contract }
  unit(main, 'H-1')
  unit(main, 'H-2')
  expect(freeContractUnits(directory, '2026-11-22' as CalendarDate)).toEqual(['H-3'])
})
