import { expect, test } from 'vitest'
import { sampleDirectory } from '#lib/testing/sample-directory.ts'
import { firstSteps } from './first-steps.ts'

test('[A1] [A14] a new owner sees each step, and whether it is done', () => {
  const sample = sampleDirectory()
  expect(firstSteps(sample.directory)).toEqual({ registered: true, services: false, subAccount: false, users: false })
  sample.service(sample.unit(sample.main, 'PT 03417'), 'fnp')
  sample.account('Żuławy Mobile')
  expect(firstSteps(sample.directory)).toEqual({ registered: true, services: true, subAccount: true, users: false })
})

test('[A14] services of a sub-account do not count for the main account', () => {
  const sample = sampleDirectory()
  sample.service(sample.unit(sample.account('Żuławy Mobile').id, 'PT 07240'), 'fnp')
  expect(firstSteps(sample.directory)?.services).toBe(false)
})

test('[A14] the steps disappear once a second person is there or invited', () => {
  const joined = sampleDirectory()
  joined.member('Anna Nowak')
  expect(firstSteps(joined.directory)).toBeNull()
  const invited = sampleDirectory()
  invited.invitation('Jan Kos', { status: 'expired' })
  expect(firstSteps(invited.directory)).toBeNull()
})
