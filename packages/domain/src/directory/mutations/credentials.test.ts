import { expect, it } from 'vitest'
import type { Facts } from '../facts.ts'
import { runAs } from '../testing/run-as.ts'
import { sampleDirectory } from '../testing/sample-directory.ts'

const setup = () => {
  const directory = sampleDirectory()
  const link = (who: string, word: string, facts: Facts = {}) =>
    runAs(directory, who, 'sendPasswordLink', { memberId: `member-${word}` }, facts)
  const reset = (who: string, word: string, facts: Facts = {}) =>
    runAs(directory, who, 'resetSecondFactor', { memberId: `member-${word}` }, facts)
  return { link, reset }
}

it('[ISSUE 8 D] a password link goes to any member, to oneself too, but not to the primary login of someone else', () => {
  const { link } = setup()
  expect([link('admin', 'plain'), link('admin', 'admin'), link('owner', 'owner')]).toEqual([[], [], []])
  expect(link('admin', 'owner')).toEqual({ code: 'primary-is-fixed', name: 'Member owner' })
})

it('[F3] a password link is refused when the person or the organisation may get no more mails', () => {
  const mailRefused = { by: 'recipient', afterMs: 60_000 } as const
  const email = 'plain@mewa.example'
  expect(setup().link('admin', 'plain', { mailRefused })).toEqual({ code: 'too-many-mails', email, ...mailRefused })
})

it('[ISSUE 8 D] the second factor of another is reset, one’s own is turned off on one’s own page', () => {
  const { reset } = setup()
  expect([reset('admin', 'plain'), reset('admin', 'second')]).toEqual([[], []])
  expect([reset('admin', 'admin'), reset('owner', 'owner')]).toEqual(
    Array.from({ length: 2 }, () => ({ code: 'own-second-factor' })),
  )
  expect(reset('admin', 'owner')).toEqual({ code: 'primary-is-fixed', name: 'Member owner' })
})

it('[ISSUE 8 D] a second factor that guards other organisations too is left to the operator', () => {
  const { reset } = setup()
  const refusal = { code: 'second-factor-guards-others', name: 'Member plain' }
  expect(reset('admin', 'plain', { belongsElsewhere: true })).toEqual(refusal)
  expect(reset('admin', 'plain', { belongsElsewhere: false })).toEqual([])
})
