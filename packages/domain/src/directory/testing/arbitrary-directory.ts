import fc from 'fast-check'
import { type Directory, emptyDirectory } from '../directory.ts'
import { RightSchema } from '../profiles/profile.ts'
import { account, fill, member, organization, role } from './sample-directory.ts'

const words = ['north', 'south', 'east', 'old'] as const
/** `gone` names nothing: what is left of a record that was removed must open nothing. */
const accountId = fc.constantFrom('main', ...words, 'gone').map((word) => `account-${word}`)
const roleId = fc.constantFrom('role-one', 'role-two', 'role-three', 'role-gone')
const rights = fc.uniqueArray(fc.constantFrom(...RightSchema.options), { maxLength: 9 })
const status = fc.constantFrom('active' as const, 'active' as const, 'archived' as const)

const anyMember = fc.record({
  homeAccountId: fc.oneof(fc.constant('account-main'), accountId),
  admin: fc.integer({ min: 0, max: 3 }).map((drawn) => drawn === 0),
  rights,
  roleIds: fc.uniqueArray(roleId, { maxLength: 3 }),
  grants: fc.uniqueArray(accountId, { maxLength: 5 }),
  status: fc.constantFrom('active' as const, 'active' as const, 'suspended' as const),
  joinedAt: fc.integer({ min: 0, max: 3 }),
})

/** Organisations of both profiles, with whatever could ever be stored: also what the mutators would have refused. */
export const arbitraryDirectory: fc.Arbitrary<Directory> = fc
  .record({
    profile: fc.constantFrom('telecom' as const, 'hospitality' as const),
    statuses: fc.tuple(...words.map(() => status)),
    roles: fc.tuple(rights, rights, rights),
    members: fc.array(anyMember, { maxLength: 8 }),
  })
  .map(({ profile, statuses, roles, members }) => {
    const directory = emptyDirectory()
    directory.organization = organization(profile)
    fill(directory.account, [account('account-main', { kind: 'main', parentId: null, position: 0 })])
    fill(
      directory.account,
      words.map((word, index) =>
        account(`account-${word}`, { position: index + 1, status: statuses[index] ?? 'active' }),
      ),
    )
    fill(
      directory.role,
      ['role-one', 'role-two', 'role-three'].map((id, index) => role(id, roles[index] ?? [])),
    )
    fill(
      directory.member,
      members.map((fields, index) => member(`${index}`, fields)),
    )
    return directory
  })
