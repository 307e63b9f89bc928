import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Draft } from './draft.ts'
import { copyContent, type RecordContent, type StoredRecord } from './record.ts'
import { applyWrites, type RecordWrite } from './write.ts'

interface Note extends StoredRecord {
  readonly text: number
}
type Notes = { readonly settings: Note | null; readonly note: ReadonlyMap<string, Note> }

const note = (id: string, text: number): Note => ({ id, text })
const setup = (count: number): Notes => ({
  settings: null,
  note: new Map(Array.from({ length: count }, (_, at) => [`note-${at}`, note(`note-${at}`, 0)])),
})

const arbitraryWrite: fc.Arbitrary<RecordWrite> = fc
  .record({ at: fc.nat({ max: 8 }), text: fc.nat(), what: fc.constantFrom('put', 'put', 'remove', 'single') })
  .map(({ at, text, what }) => {
    if (what === 'single') return { kind: 'settings', id: 'settings', record: note('settings', text) }
    const id = `note-${at}`
    return { kind: 'note', id, record: what === 'put' ? note(id, text) : null }
  })

/** Everything that a reader can see of it, in the order in which a reader sees it. */
const seen = (content: RecordContent, ids: readonly string[]) => {
  const { note: notes, settings } = content as Notes
  return {
    settings,
    size: notes.size,
    entries: [...notes],
    keys: [...notes.keys()],
    values: [...notes.values()],
    found: ids.map((id) => [notes.has(id), notes.get(id)]),
  }
}
const ids = Array.from({ length: 10 }, (_, at) => `note-${at}`)

it('[DESIGN 9] a draft reads like the content with the writes carried out, and leaves the content as it was', () => {
  fc.assert(
    fc.property(fc.nat({ max: 6 }), fc.array(fc.array(arbitraryWrite, { maxLength: 5 })), (count, batches) => {
      const content = setup(count)
      const expected = copyContent(content)
      const draft = new Draft(content)
      for (const writes of batches) {
        draft.apply(writes)
        applyWrites(expected, writes)
        expect(seen(draft.current, ids)).toEqual(seen(expected, ids))
      }
      expect(content).toEqual(setup(count))
      expect(draft.share()).toEqual(expected)
    }),
  )
})

it('[S5] what was shared is a plain content, which later writes leave alone', () => {
  fc.assert(
    fc.property(fc.array(arbitraryWrite), fc.array(arbitraryWrite), (earlier, later) => {
      const draft = new Draft(setup(4))
      draft.apply(earlier)
      const shared = draft.share()
      const before = seen(shared, ids)
      draft.apply(later)
      expect(seen(shared, ids)).toEqual(before)
      expect(shared.note).toBeInstanceOf(Map)
    }),
  )
})

it('[DESIGN 9] a part that no write touches stays the same object', () => {
  const content = setup(3)
  const draft = new Draft(content)
  draft.apply([{ kind: 'settings', id: 'settings', record: note('settings', 1) }])
  expect(draft.share().note).toBe(content.note)
})

it('[DESIGN 9] a write of a kind that the content does not have is a bug', () => {
  expect(() => new Draft(setup(1)).apply([{ kind: 'other', id: 'other-1', record: null }])).toThrow('unknown kind')
  expect(() => applyWrites(copyContent(setup(1)), [{ kind: 'other', id: 'other-1', record: null }])).toThrow(
    'unknown kind',
  )
})
