import { undoMutation, type HistoryEntry } from '@kontor/domain'
import { expect, it } from 'vitest'
import { ownerLogin, sampleDirectory } from '#lib/testing/sample-directory.ts'
import { undoPreview } from './undo-preview.ts'

const context = { loginId: ownerLogin, now: 0 }

const setup = () => {
  const sample = sampleDirectory()
  const zulawy = sample.account('Żuławy Mobile')
  const before = sample.member('Paweł Grzęda', { rights: ['mail'] })
  const after = { ...before, grants: [zulawy.id] }
  const entry = { name: 'changeGrants', changes: [{ kind: 'member', id: before.id, before, after }] } as const
  const { mutations } = undoMutation(entry as Pick<HistoryEntry, 'name' | 'changes'>, sample.directory)
  return { ...sample, zulawy, before, after, mutations: mutations ?? [] }
}

it('[ISSUE 3] [A19] undoing lists whose access changes, and how', () => {
  const { directory, after, zulawy, mutations } = setup()
  directory.member.set(after.id, after)
  const preview = undoPreview(directory, mutations, context)
  expect(
    preview.state === 'changes' &&
      preview.people.map(({ memberId, difference }) => [memberId, difference.accountsLost]),
  ).toEqual([[after.id, [zulawy.id]]])
})

it('[ISSUE 3] an entry that is already undone is not undone again', () => {
  const { directory, mutations } = setup()
  expect(undoPreview(directory, mutations, context)).toEqual({ state: 'already' })
})

it('[ISSUE 3] [B13] a refusal by the rules has its reason', () => {
  const { directory, after, mutations } = setup()
  directory.member.delete(after.id)
  expect(undoPreview(directory, mutations, context)).toMatchObject({
    state: 'refused',
    refusal: { code: 'unknown-member', recordId: after.id },
  })
})
