import { describe, expect, it } from 'vitest'
import { undoEntry } from '../../../kernel/undo-entry.ts'
import { processesKind } from '../processes-kind.ts'
import { openSample, portability, surroundings } from '../testing/sample-processes.ts'

const processId = 'process-0001'

/** Sends a mutation, undoes it by what it changed, and returns the sample with the outcome of each mutation sent back. */
const setup = () => {
  const sample = openSample()
  const undo = (name: string, args: object, who = 'anna') => {
    const changes = sample.change(name, args, { who })
    const { mutations, obstacle } = undoEntry(processesKind, { name, changes }, sample.processes)
    return mutations === null ? obstacle : mutations.map((back) => sample.send(back.name, back.args, { who }))
  }
  return { ...sample, undo }
}

describe('[ISSUE 9] undoing', () => {
  it('[ISSUE 9] an opened process is cancelled as opened by mistake: its number was given', () => {
    const { undo, process } = setup()
    expect(undo('openProcess', { processId, type: 'np-in', portability })).toEqual([null])
    expect([process('0001').state, process('0001').reason?.code]).toEqual(['cancelled', 'opened-by-mistake'])
  })

  it('[ISSUE 9] a process that another operator opened is not undone: the withdrawal would be sent', () => {
    expect(setup().undo('openProcess', { processId, type: 'np-out', portability })).toBe('no-way-back')
  })

  it('[ISSUE 9] changed fields get their values back, and only these', () => {
    const { undo, open, process, send } = setup()
    open('0001', { title: 'Nogat' })
    const before = process('0001')
    const changes = { title: null, unitId: 'unit-0001', dueDate: '2026-12-01' }
    const numbers = { from: '512884080', to: '512884081' }
    expect(undo('changeProcess', { processId, ...changes, portability: { numbers, mode: 'END' } })).toEqual([null])
    expect(process('0001')).toEqual({ ...before, events: 3 })
    send('changeProcess', { processId, title: 'Wisła' })
    expect(undo('changeProcess', { processId, portability: { mode: 'END' } })).toEqual([null])
    expect([process('0001').title, process('0001').portability?.mode]).toEqual(['Wisła', 'DAY'])
  })

  it('[ISSUE 9] a simple process goes back, in two steps where it was closed', () => {
    const { undo, openSimple, move, process } = setup()
    openSimple('0001')
    expect(undo('moveProcess', { processId, step: 'start' })).toEqual([null])
    move('0001', 'wait')
    expect(undo('moveProcess', { processId, step: 'finish' })).toEqual([null, null])
    expect(process('0001').state).toBe('waiting')
    expect(undo('moveProcess', { processId, step: 'cancel', reason: 'duplicate' })).toEqual([null, null])
    expect([process('0001').state, process('0001').reason, process('0001').closedAt]).toEqual(['waiting', null, null])
  })

  it('[DOMAIN] what the exchange was sent cannot be taken back', () => {
    const { undo, open } = setup()
    open('0001')
    expect(undo('moveProcess', { processId, step: 'send' })).toBe('no-way-back')
    expect(undo('moveProcess', { processId, step: 'remind' })).toBe('no-way-back')
  })

  it('[ISSUE 9] the person before is in charge again', () => {
    const { undo, openSimple, process } = setup()
    openSimple('0001', { assigneeId: 'member-jan' })
    expect(undo('assignProcess', { processId, memberId: null })).toEqual([null])
    expect(process('0001').assigneeId).toBe('member-jan')
    expect(undo('assignProcess', { processId, memberId: 'member-jan' })).toBe('nothing-changed')
  })

  it('[ISSUE 9] notes and views come back, go away, or have their old content', () => {
    const { undo, openSimple, send, processes } = setup()
    openSimple('0001')
    const note = { noteId: 'note-0001', recordId: processId, text: 'Pierwsza' }
    const view = { viewId: 'view-0001', name: 'Moje', shared: false, query: 'mine=1' }
    expect([undo('addNote', note), undo('saveView', view)]).toEqual([[null], [null]])
    expect([processes.note.size, processes.view.size]).toEqual([0, 0])
    send('addNote', { ...note, noteId: 'note-0002' })
    send('saveView', { ...view, viewId: 'view-0002' })
    expect(undo('changeNote', { noteId: 'note-0002', text: 'Druga' })).toEqual([null])
    expect(undo('removeNote', { noteId: 'note-0002' })).toEqual([null])
    expect(undo('changeView', { viewId: 'view-0002', name: 'Inne', query: '' })).toEqual([null])
    expect(undo('removeView', { viewId: 'view-0002' })).toEqual([null])
    expect([...processes.note.values()].map(({ text }) => text)).toEqual(['Pierwsza'])
    expect([...processes.view.values()]).toMatchObject([{ name: 'Moje', query: 'mine=1' }])
  })

  it('[ISSUE 9] an opened process that has moved on stays: no withdrawal is sent, no work of others taken back', () => {
    const { change, send, processes } = setup()
    const changes = change('openProcess', { processId, type: 'np-in', portability })
    const undoing = () => undoEntry(processesKind, { name: 'openProcess', changes }, processes)
    expect(undoing().mutations).toHaveLength(1)
    send('moveProcess', { processId, step: 'send' }, { who: 'jan' })
    expect(undoing()).toEqual({ mutations: null, obstacle: 'changed-since' })
    send('moveProcess', { processId, step: 'cancel', reason: 'duplicate' }, { who: 'jan' })
    expect(undoing()).toEqual({ mutations: null, obstacle: 'as-before' })
  })

  it('[ISSUE 9] what someone has changed since is not overwritten, and what is as before is not sent', () => {
    const { change, openSimple, send, processes } = setup()
    openSimple('0001')
    const cases = [
      ['assignProcess', { memberId: 'member-jan' }, { memberId: 'member-owner' }, { memberId: null }],
      ['moveProcess', { step: 'start' }, { step: 'wait' }, { step: 'put-back' }],
      ['changeProcess', { title: 'Nogat' }, { title: 'Wisła' }, { title: 'Fault' }],
    ] as const
    for (const [name, args, later, back] of cases) {
      const before = processes.process.get(processId as never)?.title ?? ''
      const changes = change(name, { processId, ...args })
      const undoing = () => undoEntry(processesKind, { name, changes }, processes).obstacle
      expect([name, undoing()]).toEqual([name, null])
      send(name, { processId, ...later }, { who: 'jan' })
      expect([name, undoing()]).toEqual([name, 'changed-since'])
      expect(send(name, { processId, ...back, ...('title' in back ? { title: before } : {}) })).toBe(null)
      expect([name, undoing()]).toEqual([name, 'as-before'])
    }
  })

  it('[S18] what the server wrote is not undone', () => {
    expect(setup().undo('projectDirectory', { ...surroundings, units: [] }, 'system')).toBe('happened')
  })
})
