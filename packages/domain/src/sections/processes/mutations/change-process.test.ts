import { describe, expect, it } from 'vitest'
import { limits } from '../../../kernel/limits.ts'
import { now, openSample } from '../testing/sample-processes.ts'

const processId = 'process-0001'

describe('[ISSUE 9] changing a process', () => {
  it('[ISSUE 9] changes the fields that are named, with one event', () => {
    const { open, send, process, processes } = openSample()
    open('0001')
    const numbers = { from: '512884072', to: '512884075' }
    const changes = {
      title: 'Nogat',
      dueDate: '2026-12-01',
      unitId: 'unit-0001',
      portability: { numbers, inPerson: true },
    }
    expect(send('changeProcess', { processId, ...changes })).toBe(null)
    expect(process('0001')).toMatchObject({
      title: 'Nogat',
      dueDate: '2026-12-01',
      unit: { id: 'unit-0001', identifier: 'PT 07240' },
      portability: { from: '+48512884072', to: '+48512884075', inPerson: true, mode: 'DAY' },
    })
    expect(processes.event.get('process-0001_1')).toMatchObject({
      what: 'changed',
      fields: ['title', 'unit', 'dueDate', 'numbers', 'inPerson'],
    })
  })

  it('[ISSUE 9] null empties a field, and what is so already changes nothing', () => {
    const { open, send, run, process } = openSample()
    open('0001', { title: 'Nogat', unitId: 'unit-0001' })
    expect(send('changeProcess', { processId, title: null, unitId: null })).toBe(null)
    expect([process('0001').title, process('0001').unit]).toEqual([null, null])
    expect(run('changeProcess', { processId, title: null })).toMatchObject({ writes: [] })
  })

  it('[DOMAIN] what was sent to the donor does not change any more; the title and the due date do', () => {
    const { open, send, move } = openSample()
    open('0001')
    move('0001', 'send')
    expect(send('changeProcess', { processId, portability: { mode: 'EOP' } })).toEqual({
      ...{ code: 'already-sent', fields: ['mode'], recordId: processId, number: 1, state: 'with-donor' },
      ...{ movedBy: { memberId: 'member-anna', name: 'Member anna' }, movedAt: now },
    })
    expect(send('changeProcess', { processId, title: 'Nogat', dueDate: '2026-12-01' })).toBe(null)
  })

  it('[ISSUE 9] is refused with a taken number, a wrong range, a unit that moved, no title, and on a closed one', () => {
    const { open, openSimple, send, move } = openSample()
    open('0001')
    open('0002', { portability: { service: 'fnp', numbers: { from: '552476010' }, mode: 'END', operator: 'PT 1' } })
    openSimple('0003')
    const refusals = [
      send('changeProcess', {
        processId: 'process-0002',
        portability: { service: 'mnp', numbers: { from: '512884071' } },
      }),
      send('changeProcess', { processId: 'process-0002', portability: { service: 'mnp' } }),
      send('changeProcess', { processId, unitId: 'unit-0009' }),
      send('changeProcess', { processId: 'process-0003', title: null }),
    ]
    expect(refusals).toMatchObject([
      { code: 'number-in-open-process', number: 1 },
      { code: 'number-of-other-service', service: 'fnp' },
      { code: 'unit-not-in-account', unitId: 'unit-0009' },
      { code: 'invalid-arguments', issues: [{ path: 'title', reason: 'missing' }] },
    ])
    move('0003', 'finish')
    expect(send('changeProcess', { processId: 'process-0003', title: 'X' })).toMatchObject({
      code: 'process-closed',
      state: 'done',
    })
  })

  it('[S11] a process with too many events takes no more changes by people', () => {
    const { openSimple, processes, process, send } = openSample()
    openSimple('0001')
    processes.process.set(process('0001').id, { ...process('0001'), events: limits.board.eventsPerRecordMax })
    const refusal = { code: 'too-many-events', number: 1, max: limits.board.eventsPerRecordMax }
    expect(send('changeProcess', { processId, title: 'X' })).toEqual(refusal)
    expect(send('moveProcess', { processId, step: 'start' })).toEqual(refusal)
    expect(send('assignProcess', { processId, memberId: 'member-jan' })).toEqual(refusal)
  })
})
