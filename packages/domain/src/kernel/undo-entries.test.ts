import { describe, expect, it } from 'vitest'
import { processesKind } from '../sections/processes/processes-kind.ts'
import { openSample } from '../sections/processes/testing/sample-processes.ts'
import type { AnyDraftMutation } from './define-mutation.ts'
import { undoEntries } from './undo-entries.ts'
import { undoingsIn } from './undoings-in.ts'

/** Three processes that one act has opened, newest first. */
const setup = () => {
  const sample = openSample()
  const entries = ['0001', '0002', '0003']
    .map((word, place) => {
      const args = { processId: `process-${word}`, type: 'fault', title: `Awaria ${word}` }
      return { seq: place + 1, name: 'openProcess', args, changes: sample.change('openProcess', args) }
    })
    .reverse()
  const check = (mutations: readonly AnyDraftMutation[]) => mutations.map(() => null)
  return { ...sample, entries, check }
}

describe('[ISSUE 9] an act of many is undone as one', () => {
  it('[ISSUE 9] each entry gives what undoes it, in the order of the entries', () => {
    const { entries, check, processes, send, process } = setup()
    const undone = undoEntries(processesKind, entries, processes, check)
    expect(undone.map(({ entry }) => entry.seq)).toEqual([3, 2, 1])
    for (const { name, args } of undone.flatMap(({ mutations }) => mutations ?? [])) expect(send(name, args)).toBe(null)
    expect(['0001', '0002', '0003'].map((word) => process(word).state)).toEqual(Array(3).fill('cancelled'))
  })

  it('[ISSUE 9] what has moved on stays with its reason, and holds up no other', () => {
    const { entries, check, processes, move } = setup()
    move('0002', 'start')
    expect(undoEntries(processesKind, entries, processes, check)).toMatchObject([
      { mutations: [{ args: { processId: 'process-0003' } }] },
      { mutations: null, obstacle: 'changed-since', refusal: null },
      { mutations: [{ args: { processId: 'process-0001' } }] },
    ])
  })

  it('[ISSUE 9] what would be refused stays with its refusal, also where it takes several steps', () => {
    const { entries, processes, move, change } = setup()
    move('0001', 'wait')
    const changes = change('moveProcess', { processId: 'process-0001', step: 'finish' })
    const act = [{ seq: 9, name: 'moveProcess', changes }, ...entries.slice(0, 1)]
    const refusal = { code: 'no-access' } as const
    const asked: string[] = []
    const undone = undoEntries(processesKind, act, processes, (mutations) => {
      asked.push(...mutations.map(({ name }) => name))
      return mutations.map((_, place) => (place === 1 ? refusal : null))
    })
    expect(asked).toHaveLength(3)
    expect(undone).toMatchObject([
      { mutations: null, obstacle: null, refusal },
      { mutations: [{ name: 'moveProcess' }] },
    ])
    expect(undoEntries(processesKind, [], processes, () => [])).toEqual([])
  })

  it('[ISSUE 9] an entry knows which later one undid it, also when it can be undone no more', () => {
    const { entries, processes, change } = setup()
    const args = { processId: 'process-0002', step: 'cancel', reason: 'opened-by-mistake' }
    const undoing = { seq: 4, name: 'moveProcess', args, changes: change('moveProcess', args) }
    expect([...undoingsIn(processesKind, [undoing, ...entries], processes)]).toEqual([[2, 4]])
  })
})
