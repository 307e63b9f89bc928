import type { Invitation, InvitationId, Member, MemberId, OrganizationId, RecordChange } from '@kontor/domain'
import { expect, it } from 'vitest'
import { effectsOf } from './effects-of.ts'

const invitationId = 'invitation-1' as InvitationId
const organizationId = 'mewa-0001' as OrganizationId
const sent = (sentAt: number, status: Invitation['status'] = 'pending') =>
  ({ id: invitationId, status, sentAt, expiresAt: sentAt + 7_000 }) as Invitation
const change = (before: Invitation | null, after: Invitation | null): RecordChange => ({
  kind: 'invitation',
  id: invitationId,
  before,
  after,
})
const memberId = 'member-ola' as MemberId
const directory = { member: new Map([[memberId, { id: memberId, loginId: 'login-ola' } as Member]]) }
const cause = {
  organizationId,
  causeId: 'cause',
  mutation: { name: 'any', args: {} },
  directory,
  tokenGeneration: 0,
  quiet: false,
  now: 100,
}
const setup = (changes: readonly RecordChange[], options: Partial<typeof cause> = {}) =>
  effectsOf({ ...cause, changes, ...options })

const mail = (generation: number, dueAt: number) => ({
  id: 'invitation-mail/cause',
  kind: 'invitation-mail',
  payload: { organizationId, invitationId, generation },
  dueAt,
})
const expiry = (dueAt: number) => ({
  id: 'expire-invitation/cause',
  kind: 'expire-invitation',
  payload: { organizationId, invitationId },
  dueAt,
})

it('[B4] [B8] an invitation brings a mail and its expiry', () => {
  expect(setup([change(null, sent(100))])).toEqual([mail(100, 100), expiry(7_100)])
})

it('[B5] sent again, it brings a mail with a later link, and its time starts again', () => {
  expect(setup([change(sent(100), sent(200))])).toEqual([mail(200, 200), expiry(7_200)])
  expect(setup([change(sent(100, 'expired'), sent(200))])).toEqual([mail(200, 200), expiry(7_200)])
})

it('[B5] the link of a mail is later than one that was copied, even when the clock went back', () => {
  expect(setup([change(sent(100), sent(50))], { tokenGeneration: 101 })).toEqual([mail(102, 50), expiry(7_050)])
})

it('[DESIGN 7] `quiet` suppresses the mail alone', () => {
  expect(setup([change(null, sent(100))], { quiet: true })).toEqual([expiry(7_100)])
})

it('[B8] what is no longer pending, or was not sent anew, brings nothing', () => {
  expect(setup([change(sent(100), sent(100, 'revoked'))])).toEqual([])
  expect(setup([change(sent(100), { ...sent(100), name: 'Ola' })])).toEqual([])
  expect(setup([change(sent(100), null)])).toEqual([])
})

it('[B13] sessions that are to end bring the effect that ends them, as long as the member is there', () => {
  const end = (args: object) => setup([], { mutation: { name: 'endSessions', args } })
  const effect = (sessionId: string | null) => ({
    id: 'end-sessions/cause',
    kind: 'end-sessions',
    payload: { loginId: 'login-ola', sessionId, before: 100 },
    dueAt: 100,
  })
  expect(end({ memberId, sessionId: 'session-one' })).toEqual([effect('session-one')])
  expect(end({ memberId, sessionId: null })).toEqual([effect(null)])
  expect(end({ memberId: 'member-gone', sessionId: null })).toEqual([])
})
