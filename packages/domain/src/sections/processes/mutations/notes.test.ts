import { describe, expect, it } from 'vitest'
import { limits } from '../../../kernel/limits.ts'
import { now, openSample } from '../testing/sample-processes.ts'

const attachment = { name: 'wniosek-20418.pdf', bytes: 20_000, type: 'application/pdf', sha256: 'a'.repeat(64) }
const note = { noteId: 'note-0001', recordId: 'process-0001', text: 'Rozmowa z dawcą' }
const setup = () => {
  const sample = openSample()
  sample.openSimple('0001')
  return sample
}

describe('[ISSUE 9] a note', () => {
  it('[ISSUE 9] has its author, its time and its attachments, and an event', () => {
    const { send, processes } = setup()
    expect(send('addNote', { ...note, attachments: [attachment] })).toBe(null)
    expect([...processes.note.values()]).toEqual([
      {
        ...{ id: 'note-0001', recordId: 'process-0001', text: 'Rozmowa z dawcą', attachments: [attachment] },
        ...{ by: { memberId: 'member-anna', name: 'Member anna' }, at: now, changedAt: null },
      },
    ])
    expect(processes.event.get('process-0001_1')).toMatchObject({ what: 'note-added', noteId: 'note-0001' })
  })

  it('[ISSUE 9] is changed and removed by its author alone', () => {
    const { send, processes } = setup()
    send('addNote', note)
    const change = { noteId: 'note-0001', text: 'Inaczej' }
    const refusal = { code: 'not-your-note', name: 'Member anna' }
    for (const who of ['jan', 'owner']) {
      expect(send('changeNote', change, { who })).toEqual(refusal)
      expect(send('removeNote', { noteId: 'note-0001' }, { who })).toEqual(refusal)
    }
    expect(send('changeNote', change, { at: now + 1 })).toBe(null)
    expect([...processes.note.values()]).toMatchObject([{ text: 'Inaczej', at: now, changedAt: now + 1 }])
    expect(send('removeNote', { noteId: 'note-0001' })).toBe(null)
    expect(processes.note.size).toBe(0)
    expect(send('removeNote', { noteId: 'note-0001' })).toEqual({ code: 'unknown-note', recordId: 'note-0001' })
  })

  it('[ISSUE 9] may be empty where an attachment says all, and is refused when nothing is there', () => {
    const { send } = setup()
    expect(send('addNote', { ...note, text: ' \n' })).toEqual({ code: 'empty-note' })
    expect(send('addNote', { ...note, text: '', attachments: [attachment] })).toBe(null)
    expect(send('addNote', { ...note, recordId: 'process-0009' })).toEqual({
      ...{ code: 'unknown-process', recordId: 'process-0009' },
    })
    expect(send('addNote', note)).toEqual({ code: 'already-exists', kind: 'note', recordId: 'note-0001' })
  })

  it.each([
    ['of 0 bytes', { bytes: 0 }, 'bytes', 'empty'],
    ['of 11 MB', { bytes: 11 * 1024 * 1024 }, 'bytes', 'too-large'],
    ['of half a byte', { bytes: 0.5 }, 'bytes', 'malformed-size'],
    ['that is HTML', { type: 'text/html' }, 'type', 'not-an-option'],
    ['with a hash of another length', { sha256: 'a'.repeat(63) }, 'sha256', 'malformed-digest'],
  ])('[ISSUE 9] with an attachment %s is refused', (_what, fields, path, reason) => {
    expect(setup().send('addNote', { ...note, attachments: [{ ...attachment, ...fields }] })).toEqual({
      ...{ code: 'invalid-arguments', issues: [{ path: `attachments.0.${path}`, reason }] },
    })
  })

  it('[ISSUE 9] keeps a file named ../x without its folders', () => {
    const { send, processes } = setup()
    expect(send('addNote', { ...note, attachments: [{ ...attachment, name: '../x' }] })).toBe(null)
    expect([...processes.note.values()].map(({ attachments }) => attachments)).toEqual([[{ ...attachment, name: 'x' }]])
  })

  it('[S11] is bounded in its length and its attachments', () => {
    const { send } = setup()
    const many = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ ...attachment, sha256: at.toString(16).padStart(64, '0') }))
    const { attachmentsPerRecordMax } = limits
    const { noteLengthMax } = limits.board
    expect(
      send('addNote', { ...note, text: 'ł'.repeat(noteLengthMax), attachments: many(attachmentsPerRecordMax) }),
    ).toBe(null)
    const again = { ...note, noteId: 'note-0002' }
    expect(send('addNote', { ...again, text: 'ł'.repeat(noteLengthMax + 1) })).toMatchObject({
      issues: [{ path: 'text', reason: 'too-long' }],
    })
    expect(send('addNote', { ...again, attachments: many(attachmentsPerRecordMax + 1) })).toMatchObject({
      issues: [{ path: 'attachments', reason: 'too-many' }],
    })
  })
})
