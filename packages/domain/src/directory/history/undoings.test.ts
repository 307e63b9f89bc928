import { expect, it } from 'vitest'
import { applyWrites } from '../../kernel/write.ts'
import { copyDirectory } from '../directory.ts'
import type { MutationName } from '../mutations/mutations.ts'
import { changesOf, isRefused, runAs } from '../testing/run-as.ts'
import { sampleDirectory } from '../testing/sample-directory.ts'
import { undoings } from './undoings.ts'

type Step = readonly [name: MutationName, args: Record<string, unknown>]

/** Runs mutations one after another, as the log would keep them. */
const logOf = (...steps: readonly Step[]) => {
  const directory = copyDirectory(sampleDirectory())
  const entries = steps.map(([name, args], index) => {
    const result = runAs(directory, 'owner', name, args)
    if (isRefused(result)) throw new Error(`${name}: ${result.code}`)
    const changes = changesOf(directory, result)
    applyWrites(directory, result)
    return { seq: index + 1, name, args, changes }
  })
  return { entries, directory }
}

const undone = (...steps: readonly Step[]) => {
  const { entries, directory } = logOf(...steps)
  return [...undoings(entries.toReversed(), directory)]
}

const plain = { memberId: 'member-plain' }
const suspend: Step = ['suspendMember', plain]
const reinstate: Step = ['reinstateMember', plain]
const rights = (add: readonly string[], remove: readonly string[]): Step => [
  'changeRights',
  { ...plain, add, remove, addRoles: [], removeRoles: [] },
]

it('[ISSUE 8] [E7] an entry is undone by the later entry that takes it back', () => {
  expect(undone(suspend, reinstate)).toEqual([[1, 2]])
  expect(undone(rights(['finance'], ['mail']), rights(['mail'], ['finance']))).toEqual([[1, 2]])
})

it('[ISSUE 8] [E7] what others change in between makes no difference', () => {
  expect(undone(rights(['finance'], []), rights(['units'], []), rights([], ['finance']))).toEqual([[1, 3]])
})

it('[ISSUE 8] [E7] an undoing that is undone again is undone itself, and the last one is in force', () => {
  expect(undone(suspend, reinstate, suspend)).toEqual([
    [1, 2],
    [2, 3],
  ])
  expect(undone(suspend, reinstate, suspend, reinstate)).toEqual([
    [1, 2],
    [2, 3],
    [3, 4],
  ])
})

it('[ISSUE 8] [E7] an entry that takes back only a part, or concerns someone else, is no undoing', () => {
  expect(undone(rights(['finance', 'units'], []), rights([], ['finance']))).toEqual([])
  expect(undone(suspend, ['suspendMember', { memberId: 'member-north' }])).toEqual([])
})

it('[ISSUE 8] [E7] an entry that changed nothing undoes nothing', () => {
  expect(undone(reinstate, suspend, suspend)).toEqual([])
})
