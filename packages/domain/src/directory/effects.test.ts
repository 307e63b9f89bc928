import { expect, it } from 'vitest'
import { applyWrites } from '../kernel/write.ts'
import type { DirectoryChange } from './directory.ts'
import type { Facts } from './facts.ts'
import { mutations, type MutationName } from './mutations/mutations.ts'
import type { Invitation } from './records.ts'
import { sentInvitationEffects } from './sent-invitation-effects.ts'
import { changesOf, isRefused, runAs } from './testing/run-as.ts'
import { invitation, now, sampleDirectory } from './testing/sample-directory.ts'

const sevenDays = 7 * 24 * 60 * 60 * 1000
const about = { organizationId: 'organization-mewa', invitationId: 'invitation-pending' }

/** The effects of a mutation that the owner sends. */
const effectsOf = (name: MutationName, args: object, facts: Facts = {}) => {
  const directory = sampleDirectory()
  const result = runAs(directory, 'owner', name, args, facts)
  if (isRefused(result)) throw new Error(result.code)
  const changes = changesOf(directory, result)
  applyWrites(directory, result)
  return (
    mutations[name].effects?.({ args: args as never, changes, content: directory, facts, now, accountId: null }) ?? []
  )
}

it('[B4] [B8] an invitation brings a mail and its expiry', () => {
  const person = { name: 'Nowa', email: 'nowa@mewa.example', homeAccountId: 'account-main', admin: false }
  const invited = { invitationId: 'invitation-new', ...person, rights: [], roleIds: [], grants: [] }
  const payload = { ...about, invitationId: 'invitation-new' }
  expect(effectsOf('inviteMember', invited)).toEqual([
    { kind: 'invitation-mail', payload: { ...payload, generation: now }, dueAt: now, isMessage: true },
    { kind: 'expire-invitation', payload, dueAt: now + sevenDays },
  ])
})

it('[B5] the link of a mail is later than one that was copied, even when the clock went back', () => {
  const resent = (facts: Facts) => effectsOf('resendInvitation', { invitationId: 'invitation-pending' }, facts)[0]
  expect(resent({})).toMatchObject({ payload: { generation: now } })
  expect(resent({ linkGeneration: now + 7 })).toMatchObject({ payload: { generation: now + 8 }, dueAt: now })
})

it('[B8] an invitation that no longer waits, or was not sent anew, brings nothing', () => {
  const effects = (before: Invitation | null, after: Invitation | null) => {
    const changes: readonly DirectoryChange[] = [{ kind: 'invitation', id: invitation('pending').id, before, after }]
    return sentInvitationEffects({ args: {}, changes, content: sampleDirectory(), facts: {}, now, accountId: null })
  }
  const sent = invitation('pending')
  expect(effects(sent, { ...sent, status: 'revoked' })).toEqual([])
  expect(effects(sent, { ...sent, name: 'Ola' })).toEqual([])
  expect(effects(sent, null)).toEqual([])
  expect(effects({ ...sent, status: 'void' }, sent)).toHaveLength(2)
})

it('[B13] sessions that are to end bring the effect that ends them', () => {
  const end = (sessionId: string | null) => effectsOf('endSessions', { memberId: 'member-plain', sessionId })
  const effect = (sessionId: string | null) => ({
    kind: 'end-sessions',
    payload: { loginId: 'login-plain', sessionId, before: now },
    dueAt: now,
  })
  expect(end('session-one')).toEqual([effect('session-one')])
  expect(end(null)).toEqual([effect(null)])
})

it('[ISSUE 8 D] a link for a new password and a reset of the second factor are left to the server', () => {
  const payload = { loginId: 'login-plain' }
  expect(effectsOf('sendPasswordLink', { memberId: 'member-plain' })).toEqual([
    { kind: 'password-link', payload, dueAt: now, isMessage: true },
  ])
  const reset = [{ kind: 'reset-second-factor', payload, dueAt: now }]
  expect(effectsOf('resetSecondFactor', { memberId: 'member-plain' })).toEqual(reset)
  const args = { memberId: 'member-plain', name: 'Member plain', email: 'plain@mewa.example' } as never
  const cause = { args, changes: [], content: sampleDirectory(), facts: {}, now, accountId: null }
  expect(mutations.turnOffSecondFactor.effects?.(cause)).toEqual(reset)
})
