import { expect, it } from 'vitest'
import { applyWrites } from '../../kernel/write.ts'
import type { Invitation } from '../records.ts'
import { changesOf, isRefused, runAs, runAsSystem } from '../testing/run-as.ts'
import { fill, invitation, type Plain, sampleDirectory } from '../testing/sample-directory.ts'
import { undoMutation } from '../history/undo-mutation.ts'

const nothing = { add: [], remove: [], addRoles: [], removeRoles: [], addGrants: [], removeGrants: [] }
const promised = { rights: ['mail'], roleIds: ['role-used'], grants: ['account-north'] } as const

const setup = (fields: Plain<Invitation> = {}) => {
  const directory = sampleDirectory()
  fill(directory.invitation, [invitation('pending', { ...promised, ...fields })])
  const run = (args: object, word = 'pending') =>
    runAs(directory, 'second', 'changeInvitation', { invitationId: `invitation-${word}`, ...nothing, ...args })
  const change = (args: object) => {
    const writes = run(args)
    if (isRefused(writes)) throw new Error(writes.code)
    const changes = changesOf(directory, writes)
    applyWrites(directory, writes)
    return changes
  }
  const accept = () => {
    const person = { loginId: 'login-new', name: 'New', username: 'new', email: 'invited-pending@mewa.example' }
    const args = { invitationId: 'invitation-pending', memberId: 'member-new', ...person }
    const writes = runAsSystem(directory, 'acceptInvitation', args)
    if (!isRefused(writes)) applyWrites(directory, writes)
    return writes
  }
  const held = () => [...directory.member.values()].find(({ id }) => id === 'member-new')
  return { directory, run, change, accept, held }
}

const change = {
  ...{ add: ['finance', 'processes'], remove: ['mail'], addRoles: ['role-free'], removeRoles: ['role-used'] },
  ...{ addGrants: ['account-south'], removeGrants: ['account-north'] },
}
const changed = { rights: ['processes', 'finance'], roleIds: ['role-free'], grants: ['account-south'] }

it('[E4] rights, roles and accounts of a pending invitation change, and nothing else of it', () => {
  const record = invitation('pending', changed)
  expect(setup().run(change)).toEqual([{ kind: 'invitation', id: record.id, record }])
})

it('[E4] what is so already changes nothing', () => {
  const { run } = setup()
  expect(run({ add: ['mail'], addRoles: ['role-used'], addGrants: ['account-north'], remove: ['finance'] })).toEqual([])
})

it('[E4] the person who accepts later has what the invitation promises then', () => {
  const { change: send, accept, held } = setup()
  send(change)
  accept()
  expect(held()).toMatchObject(changed)
})

it('[E4] accepted first, the change is refused, and the member has what was promised', () => {
  const { run, accept, held } = setup()
  accept()
  expect(run(change)).toEqual({ code: 'invitation-not-pending', name: 'Invited pending', status: 'accepted' })
  expect(held()).toMatchObject(promised)
})

it.each([
  ['overdue', 'expired'],
  ['expired', 'expired'],
  ['revoked', 'revoked'],
  ['accepted', 'accepted'],
])('[E4] an invitation that is %s does not change', (word, status) => {
  const refused = { code: 'invitation-not-pending', name: `Invited ${word}`, status }
  expect(setup().run(change, word)).toEqual(refused)
})

it('[B2] a void invitation is not changed, and does not come back to life by it', () => {
  const { run } = setup({ invitedBy: 'member-plain' })
  expect(run(change)).toEqual({ code: 'invitation-not-pending', name: 'Invited pending', status: 'void' })
})

it('[S6] refused: an unknown invitation, role or account', () => {
  const { run } = setup()
  expect(run(change, 'unknown')).toEqual({ code: 'unknown-invitation', recordId: 'invitation-unknown' })
  expect(run({ addRoles: ['role-unknown'] })).toEqual({ code: 'unknown-role', recordId: 'role-unknown' })
  expect(run({ addGrants: ['account-unknown'] })).toEqual({ code: 'unknown-account', recordId: 'account-unknown' })
})

it('[A10] [A11] [A16] [B15] refused as for members: rights of the other profile, grants, administrators', () => {
  expect(setup().run({ add: ['calendar'] })).toEqual({ code: 'right-outside-profile', right: 'calendar' })
  expect(setup().run({ addGrants: ['account-old'] })).toMatchObject({ code: 'account-is-archived' })
  expect(setup().run({ addGrants: ['account-main'] })).toMatchObject({ code: 'main-account-is-fixed' })
  const ofNorth = setup({ homeAccountId: 'account-north', grants: [] })
  expect(ofNorth.run({ addGrants: ['account-south'] })).toMatchObject({ code: 'grant-needs-main-home' })
  expect(setup({ admin: true }).run(change)).toEqual({ code: 'admin-access-is-fixed', name: 'Invited pending' })
})

it('[ISSUE 3] a change of an invitation is undone', () => {
  const { directory, change: send } = setup()
  const changes = send(change)
  const { mutations } = undoMutation({ name: 'changeInvitation', changes }, directory)
  expect(mutations).toHaveLength(1)
  for (const { name, args } of mutations ?? []) {
    const writes = runAs(directory, 'second', name, args)
    if (!isRefused(writes)) applyWrites(directory, writes)
  }
  expect(directory.invitation.get(invitation('pending').id)).toEqual(invitation('pending', promised))
})
