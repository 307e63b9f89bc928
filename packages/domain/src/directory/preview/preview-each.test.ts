import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { LoginId } from '../../kernel/ids.ts'
import { applyWrites } from '../../kernel/write.ts'
import { copyDirectory } from '../directory.ts'
import { mutationSchemas, type DraftMutation } from '../mutations/mutations.ts'
import { arbitraryMutation } from '../testing/arbitrary-mutation.ts'
import { frozenDirectory } from '../testing/frozen-directory.ts'
import { isRefused, runAs } from '../testing/run-as.ts'
import { now, sampleDirectory } from '../testing/sample-directory.ts'
import { previewEach } from './preview-mutations.ts'

const context = { loginId: 'login-owner' as LoginId, now }
const mutation = (name: DraftMutation['name'], args: object) => ({ name, args }) as DraftMutation
const giveFinance = (memberId: string) =>
  mutation('changeRights', { memberId, add: ['finance'], remove: [], addRoles: [], removeRoles: [] })

it('[ISSUE 3] [B11] a refused one stops none of the others, and one that changes nothing says so', () => {
  const before = frozenDirectory(sampleDirectory())
  const { directory, outcomes } = previewEach(
    before,
    [
      giveFinance('member-admin'),
      giveFinance('member-reader'),
      giveFinance('member-reader'),
      giveFinance('member-unknown'),
    ],
    context,
  )
  expect(outcomes).toEqual([
    { refusal: { code: 'admin-access-is-fixed', name: 'Member admin' }, changes: false },
    { refusal: null, changes: true },
    { refusal: null, changes: false },
    { refusal: { code: 'unknown-member', recordId: 'member-unknown' }, changes: false },
  ])
  expect([...directory.member.values()].filter(({ rights }) => rights.includes('finance')).map(({ id }) => id)).toEqual(
    ['member-reader'],
  )
  expect(before.member.get('member-reader' as never)?.rights).toEqual(['account'])
})

it('[ISSUE 3] [B13] each is judged after the ones before it', () => {
  const removal = mutation('removeMember', { memberId: 'member-plain' })
  expect(previewEach(sampleDirectory(), [removal, removal], context).outcomes).toEqual([
    { refusal: null, changes: true },
    { refusal: { code: 'unknown-member', recordId: 'member-plain' }, changes: false },
  ])
})

it('[ISSUE 3] what is announced for several is what becomes of them one after another', () => {
  const drafts = arbitraryMutation.filter(({ name }) => Object.hasOwn(mutationSchemas, name))
  fc.assert(
    fc.property(fc.array(drafts, { maxLength: 6 }), (mutations) => {
      const before = sampleDirectory()
      const announced = previewEach(before, mutations as unknown as DraftMutation[], context)
      const happened = copyDirectory(before)
      const refusals = mutations.map(({ name, args }) => {
        const result = runAs(happened, 'owner', name as DraftMutation['name'], args)
        if (isRefused(result)) return result
        applyWrites(happened, result)
        return null
      })
      expect(announced.outcomes.map(({ refusal }) => refusal)).toEqual(refusals)
      expect(announced.directory).toEqual(happened)
      expect(before).toEqual(sampleDirectory())
    }),
    { numRuns: 1_000 },
  )
})
