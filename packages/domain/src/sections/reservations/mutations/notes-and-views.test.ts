import { describe, expect, it } from 'vitest'
import type { MemberId } from '../../../kernel/ids.ts'
import { viewsFor } from '../../board/views.ts'
import { now, openSample } from '../testing/sample-reservations.ts'

const attachment = { name: 'dowod-wplaty.pdf', bytes: 20_000, type: 'application/pdf', sha256: 'a'.repeat(64) }
const note = { noteId: 'note-0001', recordId: 'reservation-0001', text: 'Gość dzwonił' }
const view = { viewId: 'view-0001', name: 'Bez osoby', shared: false, query: 'person=none&order=arrival' }

describe('[ISSUE 9] notes of a reservation', () => {
  it('[ISSUE 9] have an author, attachments and an event; their author alone changes and removes them', () => {
    const { make, send, reservations } = openSample()
    make('0001')
    expect(send('addNote', { ...note, attachments: [attachment] })).toBe(null)
    expect([...reservations.note.values()]).toEqual([
      {
        ...{ id: 'note-0001', recordId: 'reservation-0001', text: 'Gość dzwonił', attachments: [attachment] },
        ...{ by: { memberId: 'member-anna', name: 'Member anna' }, at: now, changedAt: null },
      },
    ])
    expect(reservations.event.get('reservation-0001_1')).toMatchObject({ what: 'note-added', noteId: 'note-0001' })
    const refusal = { code: 'not-your-note', name: 'Member anna' }
    expect(send('changeNote', { noteId: 'note-0001', text: 'Inaczej' }, { who: 'jan' })).toEqual(refusal)
    expect(send('removeNote', { noteId: 'note-0001' }, { who: 'owner' })).toEqual(refusal)
    expect(send('removeNote', { noteId: 'note-0001' })).toBe(null)
    expect(send('addNote', { ...note, text: ' ' })).toEqual({ code: 'empty-note' })
    expect(send('addNote', { ...note, recordId: 'reservation-0009' })).toEqual({
      ...{ code: 'unknown-reservation', recordId: 'reservation-0009' },
    })
  })

  it.each([
    ['of 0 bytes', { bytes: 0 }, 'bytes', 'empty'],
    ['of 11 MB', { bytes: 11 * 1024 * 1024 }, 'bytes', 'too-large'],
    ['that is HTML', { type: 'text/html' }, 'type', 'not-an-option'],
  ])('[ISSUE 9] with an attachment %s are refused', (_what, fields, path, reason) => {
    const { make, send } = openSample()
    make('0001')
    expect(send('addNote', { ...note, attachments: [{ ...attachment, ...fields }] })).toEqual({
      ...{ code: 'invalid-arguments', issues: [{ path: `attachments.0.${path}`, reason }] },
    })
  })
})

it('[ISSUE 9] saved views are one’s own, or shared; administrators tidy the shared ones', () => {
  const { send, reservations } = openSample()
  expect(send('saveView', view)).toBe(null)
  const offered = (who: string) => viewsFor(reservations, `member-${who}` as MemberId).map(({ name }) => name)
  expect([offered('anna'), offered('jan')]).toEqual([['Bez osoby'], []])
  expect(send('changeView', { viewId: 'view-0001', name: 'X' }, { who: 'owner' })).toEqual({
    ...{ code: 'not-your-view', view: 'Bez osoby', name: 'Member anna' },
  })
  expect(send('changeView', { viewId: 'view-0001', shared: true })).toBe(null)
  expect(offered('jan')).toEqual(['Bez osoby'])
  expect(send('saveView', { ...view, viewId: 'view-0002', name: 'bez  OSOBY' })).toEqual({
    ...{ code: 'view-name-taken', view: 'Bez osoby' },
  })
  expect(send('removeView', { viewId: 'view-0001' }, { who: 'owner' })).toBe(null)
})
