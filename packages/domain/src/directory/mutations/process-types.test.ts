import { describe, expect, it } from 'vitest'
import { applyWrites } from '../../kernel/write.ts'
import type { AccountId } from '../../kernel/ids.ts'
import { processesKind } from '../../sections/processes/processes-kind.ts'
import type { MutationName } from './mutations.ts'
import { processTypeBack } from '../undo-changes.ts'
import { isRefused, runAs } from '../testing/run-as.ts'
import { processType, sampleDirectory } from '../testing/sample-directory.ts'

const setup = (profile: 'telecom' | 'hospitality' = 'telecom') => {
  const directory = sampleDirectory(profile)
  const send = (name: MutationName, args: object) => {
    const result = runAs(directory, 'owner', name, args)
    if (isRefused(result)) return result
    applyWrites(directory, result)
    return null
  }
  const projected = () => processesKind.projection?.(directory, 'account-main' as AccountId).args
  return { directory, send, projected }
}

describe('[ISSUE 9] types of process of an organisation’s own', () => {
  const added = { processTypeId: 'type-new', name: 'Audit', days: 9 }

  it('[ISSUE 9] are added, changed and removed, and one that was removed comes back', () => {
    const { directory, send } = setup()
    expect(send('addProcessType', added)).toBe(null)
    expect(send('changeProcessType', { processTypeId: 'type-new', days: 4 })).toBe(null)
    expect(send('removeProcessType', { processTypeId: 'type-new' })).toBe(null)
    const type = () => [...directory.processType.values()].find(({ id }) => id === 'type-new')
    expect(type()).toEqual(processType('new', { name: 'Audit', days: 4, status: 'removed' }))
    expect(send('addProcessType', added)).toBe(null)
    expect(type()).toEqual(processType('new', { name: 'Audit', days: 9 }))
  })

  it('[ISSUE 9] have different names, where removed ones do not count', () => {
    const { send } = setup()
    expect(send('addProcessType', { ...added, name: 'type  USED' })).toEqual({
      code: 'process-type-name-taken',
      name: 'Type used',
    })
    expect(send('addProcessType', { ...added, name: 'Type gone' })).toBe(null)
    expect(send('changeProcessType', { processTypeId: 'type-new', name: 'Type used' })).toMatchObject({
      code: 'process-type-name-taken',
    })
  })

  it('[DOMAIN] count days of the calendar or working days, and an undo brings back which', () => {
    const { directory, send } = setup()
    const type = () => [...directory.processType.values()].find(({ id }) => id === 'type-new')
    expect(send('addProcessType', { ...added, unit: 'working-days' })).toBe(null)
    expect(type()).toEqual(processType('new', { name: 'Audit', days: 9, unit: 'working-days' }))
    expect(runAs(directory, 'owner', 'changeProcessType', { processTypeId: 'type-new', unit: 'working-days' })).toEqual(
      [],
    )
    expect(send('changeProcessType', { processTypeId: 'type-new', unit: 'days' })).toBe(null)
    expect(type()).toEqual(processType('new', { name: 'Audit', days: 9 }))
    const [before, after] = [processType('new', { unit: 'working-days' }), processType('new')]
    expect(processTypeBack({ before, after })).toEqual([
      { name: 'changeProcessType', args: { processTypeId: 'type-new', unit: 'working-days' } },
    ])
    expect(send('changeProcessType', { processTypeId: 'type-new', unit: 'working-hours' })).toMatchObject({
      code: 'invalid-arguments',
    })
  })

  it.each([0, 366, 1.5])('[S11] have no deadline of %s days', (days) => {
    expect(setup().send('addProcessType', { ...added, days })).toMatchObject({
      code: 'invalid-arguments',
      issues: [{ path: 'days' }],
    })
  })
})

describe('[DOMAIN] deadlines', () => {
  it('[DOMAIN] are changed, and reset to the default, which is not kept', () => {
    const { directory, send } = setup()
    const term = { amount: 2, unit: 'working-days' }
    expect(
      send('changeDeadlines', {
        deadlines: [
          { id: 'notice', term },
          { id: 'withdrawal', term: null },
        ],
        reset: ['fault'],
      }),
    ).toBe(null)
    expect([...directory.deadline.values()]).toEqual([
      { id: 'notice', term },
      { id: 'withdrawal', term: null },
    ])
    expect(
      send('changeDeadlines', { deadlines: [{ id: 'notice', term: { amount: 14, unit: 'days' } }], reset: [] }),
    ).toBe(null)
    expect([...directory.deadline.keys()]).toEqual(['withdrawal'])
  })

  it.each([
    [{ id: 'notice', term: { amount: 0, unit: 'days' } }, 'deadlines.0.term.amount'],
    [{ id: 'notice', term: { amount: 366, unit: 'days' } }, 'deadlines.0.term.amount'],
    [{ id: 'notice', term: { amount: 1, unit: 'weeks' } }, 'deadlines.0.term.unit'],
    [{ id: 'lunch', term: null }, 'deadlines.0.id'],
  ])('[S11] %j is refused', (deadline, path) => {
    expect(setup().send('changeDeadlines', { deadlines: [deadline], reset: [] })).toMatchObject({ issues: [{ path }] })
  })
})

it('[S18] types and deadlines reach every processes section of the organisation', () => {
  const { send, projected } = setup()
  send('addProcessType', { processTypeId: 'type-new', name: 'Audit', days: 9 })
  send('changeDeadlines', { deadlines: [{ id: 'complaint', term: { amount: 30, unit: 'days' } }], reset: [] })
  expect(projected()).toMatchObject({
    processTypes: [processType('gone', { status: 'removed' }), { id: 'type-new' }, processType('used')],
    deadlines: [
      { id: 'complaint', term: { amount: 30, unit: 'days' } },
      { id: 'fault', term: { amount: 1, unit: 'working-days' } },
    ],
  })
})
