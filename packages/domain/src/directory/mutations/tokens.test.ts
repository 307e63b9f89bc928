import { describe, expect, it } from 'vitest'
import type { TokenId } from '../../kernel/ids.ts'
import { directoryKind } from '../directory-kind.ts'
import type { Directory } from '../directory.ts'
import { inviterName, isOpenInvitation } from '../invitation-state.ts'
import { resultOf, runAs, type Result } from '../testing/run-as.ts'
import { fill, invitation, now, sampleDirectory, token } from '../testing/sample-directory.ts'
import { liveToken, tokenScopes, type TokenScope } from '../tokens.ts'
import { mutations } from './mutations.ts'

const runByToken = (directory: Directory, word: string, name: string, args: object): Result => {
  const actor = { kind: 'application', tokenId: `token-${word}` as TokenId } as const
  return resultOf(directory, { name, version: 1, args }, { actor, now, facts: {} })
}
const codeOf = (result: Result): string => ('code' in result ? result.code : 'writes')
const rename = { accountId: 'account-south', name: 'Another' }

it('[ISSUE 11] a token has its scopes in one order, once each, and an end after now or none', () => {
  const args = {
    tokenId: 'token-new',
    name: ' ERP ',
    scopes: ['read-history', 'check-access', 'read-history'],
    endsAt: now + 1,
  }
  const created = { ...{ id: 'token-new', name: 'ERP', scopes: ['check-access', 'read-history'], endsAt: now + 1 } }
  expect(runAs(sampleDirectory(), 'admin', 'createToken', args)).toEqual([
    { kind: 'token', id: 'token-new', record: { ...created, createdBy: 'member-admin', createdAt: now } },
  ])
  for (const [changes, path] of [
    [{ endsAt: now }, 'endsAt'],
    [{ endsAt: 1.5 }, 'endsAt'],
    [{ scopes: [] }, 'scopes'],
    [{ scopes: ['everything'] }, 'scopes.0'],
    [{ scopes: tokenScopes.flatMap((scope) => [scope, scope]) }, 'scopes'],
    [{ name: '' }, 'name'],
  ] as const) {
    const refusal = runAs(sampleDirectory(), 'admin', 'createToken', { ...args, ...changes })
    expect(refusal).toMatchObject({ code: 'invalid-arguments', issues: [{ path }] })
  }
})

it('[ISSUE 11] a token is alive until its end, and not once it is revoked', () => {
  const directory = sampleDirectory()
  const alive = (word: string, at = now) => liveToken(directory, `token-${word}` as TokenId, at)?.name ?? null
  expect([alive('used'), alive('ended', now - 1), alive('ended'), alive('unknown')]).toEqual([
    ...['Token used', 'Token ended', null, null],
  ])
})

describe('[ISSUE 11] a program', () => {
  it.each<[TokenScope, string]>([
    ['check-access', 'not-admin'],
    ['read-directory', 'not-admin'],
    ['read-history', 'not-admin'],
    ['change-directory', 'writes'],
  ])('[ISSUE 11] with the scope %s alone changes the directory or not', (scope, expected) => {
    const directory = sampleDirectory()
    fill(directory.token, [token('one', { scopes: [scope] })])
    expect(codeOf(runByToken(directory, 'one', 'renameAccount', rename))).toBe(expected)
  })

  it('[ISSUE 11] changes nothing once its token has ended, was revoked or never was', () => {
    for (const word of ['ended', 'unknown'])
      expect(codeOf(runByToken(sampleDirectory(), word, 'renameAccount', rename))).toBe('not-admin')
  })

  it('[B2] makes no one an administrator, takes no one over, and makes no further tokens', () => {
    const peopleOnly = Object.entries(mutations).filter(([, { peopleOnly }]) => peopleOnly === true)
    expect(peopleOnly.map(([name]) => name).sort()).toEqual([
      ...['assignAdmin', 'changeWebhook', 'createToken', 'createWebhook', 'demandSingleSignOn', 'endSessions'],
      'inviteExistingMember',
      ...['removeWebhook', 'renewWebhookSecret', 'resetSecondFactor', 'revokeToken', 'sendPasswordLink', 'viewAs'],
      'withdrawAdmin',
    ])
    for (const [name] of peopleOnly) expect(codeOf(runByToken(sampleDirectory(), 'used', name, {}))).toBe('people-only')
    const invited = { ...{ invitationId: 'invitation-new', name: 'New', email: 'new@elsewhere.example' } }
    const access = { homeAccountId: 'account-main', rights: [], roleIds: [], grants: [] }
    const invite = (admin: boolean) =>
      codeOf(runByToken(sampleDirectory(), 'used', 'inviteMember', { ...invited, ...access, admin }))
    expect([invite(true), invite(false)]).toEqual(['people-only', 'writes'])
    const directory = sampleDirectory()
    fill(directory.invitation, [invitation('admin', { admin: true })])
    const resend = { invitationId: 'invitation-admin' }
    expect(codeOf(runByToken(directory, 'used', 'resendInvitation', resend))).toBe('people-only')
    const reinstate = { memberId: 'member-suspended' }
    expect(codeOf(runByToken(directory, 'used', 'reinstateMember', reinstate))).toBe('people-only')
  })
})

it('[B2] invitations that a program sent name it, and are void once its token is revoked', () => {
  const directory = sampleDirectory()
  const sent = invitation('sent', { invitedBy: 'token-used' })
  expect([inviterName(directory, sent), isOpenInvitation(directory, sent, now)]).toEqual(['Token used', true])
  directory.token.delete('token-used' as TokenId)
  expect([inviterName(directory, sent), isOpenInvitation(directory, sent, now)]).toEqual([null, false])
})

it('[ISSUE 11] the server forgets the secret of a revoked token', () => {
  const directory = sampleDirectory()
  const cause = { args: { tokenId: 'token-used' as TokenId }, changes: [], content: directory, facts: {}, now }
  expect(directoryKind.mutations.revokeToken.effects?.({ ...cause, accountId: null })).toEqual([
    {
      kind: 'forget-integration',
      payload: { organizationId: 'organization-mewa', id: 'token-used' },
      dueAt: now,
    },
  ])
})
