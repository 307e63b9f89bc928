import { expect, it } from 'vitest'
import { historyNames } from '../../kernel/names.ts'
import { applyWrites } from '../../kernel/write.ts'
import { directoryKind } from '../directory-kind.ts'
import { changesOf, isRefused, runAs } from '../testing/run-as.ts'
import { sampleDirectory } from '../testing/sample-directory.ts'

/** The names that an entry of this mutation, sent by the owner, would keep. */
const namesOf = (name: Parameters<typeof runAs>[2], args: object) => {
  const directory = sampleDirectory()
  const writes = runAs(directory, 'owner', name, args)
  if (isRefused(writes)) return writes
  const changes = changesOf(directory, writes)
  applyWrites(directory, writes)
  return historyNames(directoryKind, directory, { args, changes })
}

it('[ISSUE 3] an entry keeps the names of the records in its arguments', () => {
  expect(
    namesOf('changeGrants', { memberId: 'member-plain', add: ['account-south'], remove: ['account-north'] }),
  ).toEqual({ 'member-plain': 'Member plain', 'account-south': 'South', 'account-north': 'North' })
})

it('[ISSUE 3] a removed member has the last name, with the names of what they held', () => {
  expect(namesOf('removeMember', { memberId: 'member-plain' })).toEqual({
    'member-plain': 'Member plain',
    'account-main': 'Mewa Telekom',
    'account-north': 'North',
    'role-used': 'Role role-used',
  })
})

it('[ISSUE 3] a renamed record has its new name, and what was kept is not named', () => {
  expect(namesOf('renameAccount', { accountId: 'account-north', name: 'Nord' })).toEqual({ 'account-north': 'Nord' })
  expect(namesOf('suspendMember', { memberId: 'member-plain' })).toEqual({ 'member-plain': 'Member plain' })
})

it('[ISSUE 3] an invitation keeps the name of its inviter', () => {
  expect(namesOf('revokeInvitation', { invitationId: 'invitation-pending' })).toEqual({
    'invitation-pending': 'Invited pending',
    'member-owner': 'Member owner',
  })
})

it('[ISSUE 3] arguments of any shape name nothing that is not there', () => {
  const directory = sampleDirectory()
  for (const args of [null, 'member-plain-2', { __proto__: 1 }, [[[['constructor']]]]])
    expect(historyNames(directoryKind, directory, { args, changes: [] })).toEqual({})
})
