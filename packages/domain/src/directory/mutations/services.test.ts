import { expect, it } from 'vitest'
import { runAs } from '../testing/run-as.ts'
import { fill, sampleDirectory, unit } from '../testing/sample-directory.ts'

const setup = () => {
  const directory = sampleDirectory()
  fill(directory.unit, [unit('unit-old', 'account-old', 'PT 8')])
  const args = { serviceId: 'service-new', accountId: 'account-north', unitId: 'unit-north', type: 'mnp' }
  return { add: (fields: object) => runAs(directory, 'admin', 'addService', { ...args, ...fields }), directory }
}

it('[A14] a service is added to a unit of the account', () => {
  const record = { id: 'service-new', accountId: 'account-north', unitId: 'unit-north', type: 'mnp' }
  expect(setup().add({})).toEqual([{ kind: 'service', id: 'service-new', record }])
})

it('[A14] a unit has each type once: adding it again changes nothing', () => {
  expect(setup().add({ type: 'fnp' })).toEqual([])
})

it('[S6] refused: unknown account, unknown unit, a unit of another account, an id in use, an archived account', () => {
  const { add } = setup()
  expect(add({ accountId: 'account-unknown' })).toEqual({ code: 'unknown-account', recordId: 'account-unknown' })
  expect(add({ unitId: 'unit-unknown' })).toEqual({ code: 'unknown-unit', recordId: 'unit-unknown' })
  expect(add({ unitId: 'unit-main' })).toEqual({ code: 'unknown-unit', recordId: 'unit-main' })
  expect(add({ serviceId: 'service-north' })).toEqual({
    code: 'already-exists',
    kind: 'service',
    recordId: 'service-north',
  })
  const old = { code: 'account-is-archived', accountId: 'account-old', name: 'Old' }
  expect(add({ accountId: 'account-old', unitId: 'unit-old' })).toEqual(old)
})

it('[A14] refused: a type of the other profile', () => {
  expect(setup().add({ type: 'dining' })).toEqual({ code: 'service-outside-profile', type: 'dining' })
})

it('[A14] a service is removed; an unknown one is refused', () => {
  const { directory } = setup()
  const removeService = (serviceId: string) => runAs(directory, 'admin', 'removeService', { serviceId })
  expect(removeService('service-north')).toEqual([{ kind: 'service', id: 'service-north', record: null }])
  expect(removeService('service-unknown')).toEqual({ code: 'unknown-service', recordId: 'service-unknown' })
})
