import { describe, expect, it } from 'vitest'
import { timelineOf } from '../../board/events.ts'
import { now, openSample, surroundings } from '../testing/sample-processes.ts'

const processId = 'process-0001'
const anna = { memberId: 'member-anna', name: 'Member anna' }
const jan = { memberId: 'member-jan', name: 'Member jan' }

describe('[ISSUE 9] a person in charge', () => {
  it('[ISSUE 9] is given, changed and taken off, with an event each', () => {
    const { openSimple, send, process, processes } = openSample()
    openSimple('0001')
    for (const memberId of ['member-jan', 'member-anna', null])
      expect(send('assignProcess', { processId, memberId })).toBe(null)
    expect(process('0001').assigneeId).toBe(null)
    expect(timelineOf(process('0001'), processes.event).slice(1)).toMatchObject([
      { what: 'assigned', by: anna, from: null, to: jan },
      { what: 'assigned', by: anna, from: jan, to: anna },
      { what: 'assigned', by: anna, from: anna, to: null },
    ])
  })

  it('[ISSUE 9] must be able to open the section; the same person again changes nothing', () => {
    const { openSimple, send, run } = openSample()
    openSimple('0001', { assigneeId: 'member-jan' })
    expect(send('assignProcess', { processId, memberId: 'member-gone' })).toEqual({
      ...{ code: 'assignee-without-access', memberId: 'member-gone' },
    })
    expect(run('assignProcess', { processId, memberId: 'member-jan' })).toMatchObject({ writes: [] })
  })

  it('[DESIGN 10] [S18] who loses the section is taken off what is open, with an event of the server', () => {
    const { openSimple, move, change, process, processes } = openSample()
    openSimple('0001', { assigneeId: 'member-jan' })
    openSimple('0002', { assigneeId: 'member-anna' })
    openSimple('0003', { assigneeId: 'member-jan' })
    move('0003', 'finish')
    const colleagues = surroundings.colleagues.filter(({ id }) => id !== 'member-jan')
    change('projectDirectory', { ...surroundings, colleagues }, { who: 'system', at: now + 9 })
    expect(['0001', '0002', '0003'].map((word) => process(word).assigneeId)).toEqual([
      ...[null, 'member-anna', 'member-jan'],
    ])
    expect(timelineOf(process('0001'), processes.event).at(-1)).toEqual({
      ...{ id: 'process-0001_1', recordId: processId, at: now + 9, by: null, what: 'access-lost', from: jan },
    })
    expect([...processes.colleague.keys()]).toEqual(['member-anna', 'member-owner'])
  })

  it('[S18] the same projection twice writes nothing, and a rebuild gives the same', () => {
    const { run, processes } = openSample()
    expect(run('projectDirectory', surroundings, { who: 'system' })).toMatchObject({ writes: [] })
    const { colleague, unit, processType, deadline } = openSample().processes
    expect(processes).toMatchObject({ colleague, unit, processType, deadline })
  })

  it('[S18] for people the mutations of the server do not exist', () => {
    expect(openSample().send('projectDirectory', surroundings, { who: 'owner' })).toEqual({
      ...{ code: 'unknown-mutation', name: 'projectDirectory' },
    })
  })
})
