import { expect, it } from 'vitest'
import type { InvitationId, MemberId } from '../kernel/ids.ts'
import { invitationState } from './invitation-state.ts'
import type { Invitation } from './records.ts'
import { applyWrites } from '../kernel/write.ts'
import { isRefused, runAs, runAsSystem } from './testing/run-as.ts'
import { fill, invitation, member, now, sampleDirectory } from './testing/sample-directory.ts'

/** A pending invitation that `admin` has sent, to an address of its own. */
const setup = () => {
  const directory = sampleDirectory()
  const sent = invitation('by-admin', { invitedBy: 'member-admin' })
  fill(directory.invitation, [sent])
  const accept = () =>
    runAsSystem(directory, 'acceptInvitation', {
      invitationId: sent.id,
      memberId: 'member-new',
      loginId: 'login-new',
      name: 'New',
      username: 'new',
      email: sent.email,
    })
  return { directory, sent, accept }
}

it.each([
  ['pending', 'pending'],
  ['overdue', 'expired'],
  ['expired', 'expired'],
  ['revoked', 'revoked'],
  ['accepted', 'accepted'],
])('[B8] the invitation %s is %s', (word, state) => {
  const directory = sampleDirectory()
  const found = directory.invitation.get(`invitation-${word}` as InvitationId) as Invitation
  expect(invitationState(directory, found, now)).toBe(state)
})

it.each([
  ['is no administrator any more', { admin: false }],
  ['is suspended', { admin: true, status: 'suspended' }],
] as const)('[B2] an invitation is void once its inviter %s', (_, fields) => {
  const { directory, sent, accept } = setup()
  fill(directory.member, [member('admin', fields)])
  expect(invitationState(directory, sent, now)).toBe('void')
  expect(accept()).toEqual({ code: 'invitation-not-pending', name: sent.name, status: 'void' })
})

it('[B2] an invitation is void once its inviter is removed, and holds no e-mail any more', () => {
  const { directory, sent, accept } = setup()
  directory.member.delete('member-admin' as MemberId)
  expect(accept()).toEqual({ code: 'invitation-not-pending', name: sent.name, status: 'void' })
  const again = { homeAccountId: 'account-main', admin: false, rights: [], roleIds: [], grants: [] }
  const anew = { ...again, invitationId: 'invitation-new', name: 'New', email: sent.email }
  expect(runAs(directory, 'owner', 'inviteMember', anew)).toHaveLength(1)
})

it('[B5] sent again by another administrator it is valid, and depends on that person’s rights', () => {
  const { directory, sent } = setup()
  directory.member.delete('member-admin' as MemberId)
  const record = { ...sent, invitedBy: 'member-second', sentAt: now, expiresAt: now + 7 * 24 * 60 * 60 * 1000 }
  expect(runAs(directory, 'second', 'resendInvitation', { invitationId: sent.id })).toEqual([
    { kind: 'invitation', id: sent.id, record },
  ])
})

it.each([
  ['withdrawAdmin', 'assignAdmin'],
  ['suspendMember', 'reinstateMember'],
] as const)('[B2] [F8] after %s it stays void when the inviter is an administrator again (%s)', (end, begin) => {
  const { directory, sent, accept } = setup()
  for (const name of [end, begin]) {
    const result = runAs(directory, 'owner', name, { memberId: 'member-admin' })
    if (isRefused(result)) throw new Error(result.code)
    applyWrites(directory, result)
  }
  expect(directory.member.get('member-admin' as MemberId)).toMatchObject({ admin: true, status: 'active' })
  expect(directory.invitation.get(sent.id)?.status).toBe('void')
  expect(accept()).toEqual({ code: 'invitation-not-pending', name: sent.name, status: 'void' })
  const again = runAs(directory, 'admin', 'resendInvitation', { invitationId: sent.id })
  expect(again).toMatchObject([{ kind: 'invitation', record: { status: 'pending', invitedBy: 'member-admin' } }])
})

it('[B2] [F8] only what the former administrator sent is void, and only what still waits', () => {
  const directory = sampleDirectory()
  fill(directory.invitation, [
    invitation('sent', { invitedBy: 'member-admin' }),
    invitation('old', { invitedBy: 'member-admin', status: 'expired' }),
  ])
  const result = runAs(directory, 'owner', 'withdrawAdmin', { memberId: 'member-admin' })
  expect(isRefused(result) ? result : result.map(({ kind, id }) => [kind, id])).toEqual([
    ['member', 'member-admin'],
    ['invitation', 'invitation-sent'],
  ])
})
