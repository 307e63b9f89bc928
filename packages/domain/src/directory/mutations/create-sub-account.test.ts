import { describe, expect, it } from 'vitest'
import type { Facts } from '../facts.ts'
import type { ProfileId } from '../profiles/profile.ts'
import { runAs } from '../testing/run-as.ts'
import { account, fill, now, sampleDirectory, unit } from '../testing/sample-directory.ts'

const setup = (profile: ProfileId = 'telecom') => {
  const directory = sampleDirectory(profile)
  const create = (identifier: string, facts: Facts = {}, fields: object = {}) =>
    runAs(
      directory,
      'admin',
      'createSubAccount',
      { accountId: 'account-new', name: 'Zatoka Net', unit: { unitId: 'unit-new', identifier }, ...fields },
      facts,
    )
  return { directory, create }
}

describe('[A13] creating a sub-account', () => {
  it('[A13] writes the account, behind the others, and its first unit', () => {
    const { create } = setup()
    const unitWithName = { unitId: 'unit-new', identifier: 'PT 06655', name: 'Zatoka' }
    expect(create('', {}, { unit: unitWithName })).toEqual([
      {
        kind: 'account',
        id: 'account-new',
        record: {
          id: 'account-new',
          kind: 'sub',
          name: 'Zatoka Net',
          parentId: 'account-main',
          status: 'active',
          position: 4,
          createdAt: now,
        },
      },
      {
        kind: 'unit',
        id: 'unit-new',
        record: { id: 'unit-new', accountId: 'account-new', identifier: 'PT 06655', name: 'Zatoka' },
      },
    ])
  })

  it('[A13] an id that is in use is refused, of the account and of the unit', () => {
    const { create } = setup()
    expect(create('PT 1', {}, { accountId: 'account-north' })).toEqual({
      code: 'already-exists',
      kind: 'account',
      recordId: 'account-north',
    })
    expect(create('PT 1', {}, { unit: { unitId: 'unit-main', identifier: 'PT 1' } })).toEqual({
      code: 'already-exists',
      kind: 'unit',
      recordId: 'unit-main',
    })
  })

  it('[S11] there is a bound on accounts', () => {
    const { directory, create } = setup()
    fill(
      directory.account,
      Array.from({ length: 1996 }, (_, index) => account(`account-many-${index}`)),
    )
    expect(create('PT 1')).toEqual({ code: 'too-many-records', kind: 'account', max: 2000 })
  })
})

describe('[A13] the identifier, telecom', () => {
  it('[A13] any free identifier will do', () => {
    expect(setup().create('PT 06655', { unit: { claimed: false, coveredBy: null } })).toHaveLength(2)
  })

  it('[A13] one that an account here has is refused with its name, however it is written', () => {
    expect(setup().create('htl  2')).toEqual({ code: 'unit-taken', identifier: 'htl 2', accountName: 'North' })
  })

  it('[A13] one that an account elsewhere has is refused without a name', () => {
    expect(setup().create('PT 1', { unit: { claimed: true, coveredBy: null } })).toEqual({
      code: 'unit-taken',
      identifier: 'PT 1',
      accountName: null,
    })
  })

  it('[A13] contracts mean nothing here', () => {
    const coveredBy = { name: 'Another', taxId: '111-11-11-111' }
    expect(setup().create('PT 1', { unit: { claimed: false, coveredBy } })).toHaveLength(2)
  })
})

describe('[B19] the identifier, hospitality', () => {
  const another = { name: 'Hotel Another', taxId: '111-11-11-111' }
  const ours = { name: 'Mewa', taxId: 'PL5842511086'.slice(2) }

  it('[B18] a unit in the contract is accepted, however it is written', () => {
    expect(setup('hospitality').create('htl 3', { unit: { claimed: false, coveredBy: ours } })).toHaveLength(2)
  })

  it('[B19] a unit outside the contract is refused with the contract', () => {
    const outside = { code: 'unit-outside-contract', identifier: 'HTL 9', contractNumber: 'K/2026/7' }
    const { create } = setup('hospitality')
    expect(create('HTL 9')).toEqual(outside)
    expect(create('HTL 9', { unit: { claimed: false, coveredBy: null } })).toEqual(outside)
  })

  it('[B23] also when the same legal entity has it under another contract', () => {
    expect(setup('hospitality').create('HTL 9', { unit: { claimed: false, coveredBy: ours } })).toEqual({
      code: 'unit-outside-contract',
      identifier: 'HTL 9',
      contractNumber: 'K/2026/7',
    })
  })

  it('[B24] a unit of another legal entity is refused as such, claimed or not', () => {
    const { create } = setup('hospitality')
    const refused = { code: 'different-legal-entity', identifier: 'HTL 9' }
    expect(create('HTL 9', { unit: { claimed: false, coveredBy: another } })).toEqual(refused)
    expect(create('HTL 9', { unit: { claimed: true, coveredBy: another } })).toEqual(refused)
  })

  it('[B19] a unit in the contract that another account holds is taken', () => {
    const { directory, create } = setup('hospitality')
    const facts = { unit: { claimed: true, coveredBy: ours } }
    expect(create('HTL 3', facts)).toEqual({ code: 'unit-taken', identifier: 'HTL 3', accountName: null })
    fill(directory.unit, [unit('unit-third', 'account-south', 'HTL 3')])
    expect(create('HTL 3')).toEqual({ code: 'unit-taken', identifier: 'HTL 3', accountName: 'South' })
  })
})
