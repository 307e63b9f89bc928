import { organizationAccess, type LoginId } from '@kontor/domain'
import { expect, test } from 'vitest'
import { sampleDirectory } from '#lib/testing/sample-directory.ts'
import { unitsOfAccount, unitsOfDirectory } from './unit-rows.ts'

test('[A8] an administrator’s rows, from the directory, equal those of a person who sees the account alone', () => {
  const sample = sampleDirectory()
  const coast = sample.account('Żuławy Mobile')
  const unit = sample.unit(coast.id, 'PT 07240')
  const first = sample.unit(coast.id, 'PT 00912')
  sample.unit(sample.main, 'PT 03417')
  const service = sample.service(unit, 'fnp')
  const rows = unitsOfDirectory(sample.directory, coast.id)
  expect(rows).toEqual([
    { id: first.id, identifier: 'PT 00912', name: first.name, services: [], unit: first },
    { id: unit.id, identifier: 'PT 07240', name: unit.name, services: [service], unit },
  ])

  const reader = sample.member('Paweł Grzęda', { homeAccountId: coast.id, rights: ['units'], loginId: 'p' as LoginId })
  const [account] = organizationAccess(sample.directory, reader).accounts
  expect(account && unitsOfAccount(account)).toEqual(
    rows.map((row) => ({
      ...row,
      services: row.services.map(({ id }) => ({ id, unitId: row.id, type: 'fnp' })),
      unit: null,
    })),
  )
})
