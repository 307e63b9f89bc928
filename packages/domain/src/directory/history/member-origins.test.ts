import { expect, it } from 'vitest'
import type { MemberId } from '../../kernel/ids.ts'
import { historyNames } from '../../kernel/names.ts'
import { applyWrites } from '../../kernel/write.ts'
import type { MutationName } from '../mutations/mutations.ts'
import { directoryKind } from '../directory-kind.ts'
import { changesOf, isRefused, runAs, runAsSystem } from '../testing/run-as.ts'
import { sampleDirectory } from '../testing/sample-directory.ts'
import type { Provenance } from './history-entry.ts'
import { MemberOrigins, type OriginEntry } from './member-origins.ts'

/** Runs mutations one after another, and keeps the entries that the log would hold. */
const setup = () => {
  const directory = sampleDirectory()
  const entries: OriginEntry[] = []
  const keep = (args: object, writes: ReturnType<typeof runAs>, actor: OriginEntry['actor']) => {
    if (isRefused(writes)) throw new Error(writes.code)
    const changes = changesOf(directory, writes)
    applyWrites(directory, writes)
    const seq = entries.length + 1
    entries.push({
      seq,
      at: seq * 100,
      actor,
      changes,
      names: historyNames(directoryKind, directory, { args, changes }),
    })
  }
  const run = (who: string, name: MutationName, args: object) =>
    keep(args, runAs(directory, who, name, args), {
      kind: 'login',
      loginId: `login-${who}` as never,
      memberId: `member-${who}` as MemberId,
      name: who,
    })
  const accept = (args: object) => keep(args, runAsSystem(directory, 'acceptInvitation', args), { kind: 'system' })
  return { entries, run, accept }
}

const provenanceOf = (entries: readonly OriginEntry[], memberId: MemberId): Provenance => {
  const origins = new MemberOrigins(memberId)
  for (const entry of entries) origins.follow(entry)
  return origins.provenance
}

const memberId = 'member-new' as MemberId
const nothing = { memberId, add: [], remove: [], addRoles: [], removeRoles: [] }

/** `admin` invites a person, who accepts with the second entry. */
const joined = () => {
  const story = setup()
  story.run('admin', 'inviteMember', {
    ...{ invitationId: 'invitation-new', name: 'New', email: 'new@elsewhere.example', homeAccountId: 'account-main' },
    ...{ admin: false, rights: ['mail'], roleIds: ['role-free'], grants: ['account-north'] },
  })
  story.accept({
    ...{ invitationId: 'invitation-new', memberId, loginId: 'login-new', name: 'New', username: 'new' },
    email: 'new@elsewhere.example',
  })
  return story
}
const byAdmin = { seq: 2, at: 200, by: 'Member admin' }

it('[ISSUE 3] what an accepted invitation brought was given by its sender, at the time of acceptance', () => {
  expect(provenanceOf(joined().entries, memberId)).toEqual({
    memberId,
    joined: byAdmin,
    home: byAdmin,
    admin: null,
    grants: [{ accountId: 'account-north', origin: byAdmin }],
    rights: [{ right: 'mail', origin: byAdmin }],
    roles: [{ roleId: 'role-free', origin: byAdmin }],
  })
})

it('[E4] what was added to an invitation later was given by who added it', () => {
  const story = setup()
  story.run('admin', 'inviteMember', {
    ...{ invitationId: 'invitation-new', name: 'New', email: 'new@elsewhere.example', homeAccountId: 'account-main' },
    ...{ admin: false, rights: ['mail'], roleIds: [], grants: [] },
  })
  const none = { remove: [], addRoles: [], removeRoles: [], addGrants: [], removeGrants: [] }
  story.run('second', 'changeInvitation', { invitationId: 'invitation-new', ...none, add: ['finance'] })
  story.accept({
    ...{ invitationId: 'invitation-new', memberId, loginId: 'login-new', name: 'New', username: 'new' },
    email: 'new@elsewhere.example',
  })
  expect(provenanceOf(story.entries, memberId).rights).toEqual([
    { right: 'mail', origin: { seq: 3, at: 300, by: 'Member admin' } },
    { right: 'finance', origin: { seq: 3, at: 300, by: 'second' } },
  ])
})

it('[ISSUE 3] what was taken and given again comes from the last giving; what was kept, from the first', () => {
  const { entries, run } = joined()
  run('second', 'changeRights', { ...nothing, add: ['finance'], removeRoles: ['role-free'] })
  run('owner', 'changeRights', { ...nothing, addRoles: ['role-free'], add: ['finance'] })
  run('second', 'changeGrants', { memberId, add: ['account-south'], remove: [] })
  expect(provenanceOf(entries, memberId)).toMatchObject({
    grants: [
      { accountId: 'account-north', origin: byAdmin },
      { accountId: 'account-south', origin: { seq: 5, at: 500, by: 'second' } },
    ],
    rights: [
      { right: 'mail', origin: byAdmin },
      { right: 'finance', origin: { seq: 3, at: 300, by: 'second' } },
    ],
    roles: [{ roleId: 'role-free', origin: { seq: 4, at: 400, by: 'owner' } }],
  })
})

it('[ISSUE 3] the former home that a move leaves as a grant comes from the administrator who moved the member', () => {
  const { entries, run } = joined()
  run('second', 'moveMember', { memberId, homeAccountId: 'account-south' })
  run('owner', 'moveMember', { memberId, homeAccountId: 'account-main' })
  const byOwner = { seq: 4, at: 400, by: 'owner' }
  expect(provenanceOf(entries, memberId)).toMatchObject({
    joined: byAdmin,
    home: byOwner,
    grants: [{ accountId: 'account-south', origin: byOwner }],
  })
})

it('[B12] an administrator has an origin, and none any more when that was taken back', () => {
  const { entries, run } = joined()
  run('second', 'assignAdmin', { memberId })
  expect(provenanceOf(entries, memberId).admin).toEqual({ seq: 3, at: 300, by: 'second' })
  run('owner', 'withdrawAdmin', { memberId })
  expect(provenanceOf(entries, memberId).admin).toBe(null)
})

it('[ISSUE 3] a member who is not in the log has no origins', () => {
  const unknown = 'member-unknown' as MemberId
  expect(provenanceOf(joined().entries, unknown)).toEqual({
    memberId: unknown,
    ...{ joined: null, home: null, admin: null, grants: [], rights: [], roles: [] },
  })
})
