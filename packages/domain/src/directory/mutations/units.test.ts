import { describe, expect, it } from 'vitest'
import type { ProfileId } from '../profiles/profile.ts'
import { runAs } from '../testing/run-as.ts'
import { fill, sampleDirectory, service, unit } from '../testing/sample-directory.ts'

const setup = (profile: ProfileId = 'telecom') => {
  const directory = sampleDirectory(profile)
  const add = (fields: object) =>
    runAs(directory, 'admin', 'addUnit', {
      unitId: 'unit-new',
      accountId: 'account-north',
      identifier: 'PT 1',
      ...fields,
    })
  const remove = (unitId: string) => runAs(directory, 'admin', 'removeUnit', { unitId })
  return { directory, add, remove }
}

describe('[A8] adding a unit', () => {
  it('[A8] an account may serve many units', () => {
    const record = { id: 'unit-new', accountId: 'account-north', identifier: 'PT 1', name: null }
    expect(setup().add({})).toEqual([{ kind: 'unit', id: 'unit-new', record }])
  })

  it('[S6] refused for an unknown account, an archived one, and an id in use', () => {
    const { add } = setup()
    expect(add({ accountId: 'account-unknown' })).toEqual({ code: 'unknown-account', recordId: 'account-unknown' })
    expect(add({ accountId: 'account-old' })).toEqual({
      code: 'account-is-archived',
      accountId: 'account-old',
      name: 'Old',
    })
    expect(add({ unitId: 'unit-main' })).toEqual({ code: 'already-exists', kind: 'unit', recordId: 'unit-main' })
  })

  it('[A13] refused when the identifier is taken', () => {
    expect(setup().add({ identifier: 'HTL 1' })).toEqual({
      code: 'unit-taken',
      identifier: 'HTL 1',
      accountName: 'Mewa Telekom',
    })
  })

  it('[B19] hospitality: refused outside the contract, on the primary account as on every other', () => {
    const { add } = setup('hospitality')
    const outside = { code: 'unit-outside-contract', identifier: 'HTL 9', contractNumber: 'K/2026/7' }
    expect(add({ accountId: 'account-main', identifier: 'HTL 9' })).toEqual(outside)
    expect(add({ identifier: 'HTL 9' })).toEqual(outside)
    expect(add({ identifier: 'HTL 4' })).toHaveLength(1)
  })
})

describe('[A8] naming a unit', () => {
  const named = (name: string | null) => runAs(sampleDirectory(), 'admin', 'renameUnit', { unitId: 'unit-north', name })

  it('[A8] the name alone changes, whitespace around it is dropped, and null takes it away', () => {
    const record = unit('unit-north', 'account-north', 'HTL 2')
    expect(named('  Centrala w Elblągu ')).toEqual([
      { kind: 'unit', id: 'unit-north', record: { ...record, name: 'Centrala w Elblągu' } },
    ])
    expect(named(null)).toEqual([])
  })

  it('[S6] an unknown unit and an empty name are refused', () => {
    const run = (args: object) => runAs(sampleDirectory(), 'admin', 'renameUnit', args)
    expect(run({ unitId: 'unit-unknown', name: 'A' })).toEqual({ code: 'unknown-unit', recordId: 'unit-unknown' })
    expect(named(' ')).toMatchObject({ code: 'invalid-arguments', issues: [{ path: 'name' }] })
  })
})

describe('[B19] removing a unit', () => {
  it('[A8] takes its services with it, and no others', () => {
    const { directory, remove } = setup()
    fill(directory.unit, [unit('unit-other', 'account-north', 'PT 5')])
    fill(directory.service, [
      service('service-other', 'account-north', 'unit-other', 'mnp'),
      service('service-two', 'account-north', 'unit-north', 'mnp'),
    ])
    expect(remove('unit-north')).toEqual([
      { kind: 'service', id: 'service-north', record: null },
      { kind: 'service', id: 'service-two', record: null },
      { kind: 'unit', id: 'unit-north', record: null },
    ])
  })

  it('[B19] hospitality: a unit of the primary account is the contract’s, one of a sub-account is not', () => {
    const { remove } = setup('hospitality')
    expect(remove('unit-main')).toEqual({
      code: 'contract-unit-is-fixed',
      identifier: 'HTL 1',
      contractNumber: 'K/2026/7',
    })
    expect(remove('unit-north')).toHaveLength(2)
  })

  it('[S6] an unknown unit is refused', () => {
    expect(setup().remove('unit-unknown')).toEqual({ code: 'unknown-unit', recordId: 'unit-unknown' })
  })
})
