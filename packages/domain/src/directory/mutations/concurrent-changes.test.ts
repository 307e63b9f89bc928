import { describe, expect, it } from 'vitest'
import type { MemberId } from '../../kernel/ids.ts'
import { applyWrites } from '../../kernel/write.ts'
import { effectiveAccess } from '../access/effective-access.ts'
import { copyDirectory } from '../directory.ts'
import { isRefused, runAs } from '../testing/run-as.ts'
import { fill, member, role, sampleDirectory } from '../testing/sample-directory.ts'
import type { MutationName } from './mutations.ts'

interface Change {
  readonly by: string
  readonly name: MutationName
  readonly args: object
}

const noRights = { add: [], remove: [], addRoles: [], removeRoles: [] }
const plain = { memberId: 'member-plain' }
const rights = (by: string, fields: object): Change => ({
  by,
  name: 'changeRights',
  args: { ...plain, ...noRights, ...fields },
})
const grants = (by: string, fields: object): Change => ({
  by,
  name: 'changeGrants',
  args: { ...plain, add: [], remove: [], ...fields },
})
const invites = (by: string, fields: object): Change => ({
  by,
  name: 'inviteMember',
  args: {
    ...{ invitationId: 'invitation-new', name: 'New', email: 'new@mewa.example', homeAccountId: 'account-main' },
    ...{ admin: false, rights: [], roleIds: [], grants: [], ...fields },
  },
})
const change = (by: string, name: MutationName, args: object): Change => ({ by, name, args })

/** Runs two changes one after the other; `ok`, or the code of the refusal, of each. */
const after = (...changes: readonly Change[]) => {
  const directory = copyDirectory(setup())
  const outcomes = changes.map(({ by, name, args }) => {
    const result = runAs(directory, by, name, args)
    if (isRefused(result)) return result.code
    applyWrites(directory, result)
    return 'ok'
  })
  return { directory, outcomes }
}

const setup = () => {
  const directory = sampleDirectory()
  fill(directory.role, [role('role-alone', ['units'])])
  return directory
}

const removes = change('owner', 'removeMember', plain)
const deletesFree = change('owner', 'deleteRole', { roleId: 'role-free' })

/** What two administrators do at once: the outcomes when the first comes first, and when the second does. */
const pairs: readonly (readonly [string, Change, Change, readonly string[], readonly string[]])[] = [
  ['removal and a grant', removes, grants('admin', { add: ['account-south'] }), ['ok', 'unknown-member'], ['ok', 'ok']],
  ['removal and rights', removes, rights('admin', { add: ['finance'] }), ['ok', 'unknown-member'], ['ok', 'ok']],
  [
    'removal and administrator rights',
    removes,
    change('admin', 'assignAdmin', plain),
    ['ok', 'unknown-member'],
    ['ok', 'ok'],
  ],
  ['removal and removal', removes, { ...removes, by: 'admin' }, ['ok', 'unknown-member'], ['ok', 'unknown-member']],
  [
    'a role deleted and assigned',
    deletesFree,
    rights('admin', { addRoles: ['role-free'] }),
    ['ok', 'unknown-role'],
    ['ok', 'role-in-use'],
  ],
  [
    'a role deleted and promised in an invitation',
    deletesFree,
    invites('admin', { roleIds: ['role-free'] }),
    ['ok', 'unknown-role'],
    ['ok', 'role-in-use'],
  ],
  [
    'a role deleted and changed',
    deletesFree,
    change('admin', 'changeRole', { roleId: 'role-free', add: ['finance'], remove: [] }),
    ['ok', 'unknown-role'],
    ['ok', 'ok'],
  ],
  [
    'a role in use: its last holder loses it, and it is deleted',
    rights('admin', { removeRoles: ['role-used'] }),
    change('owner', 'deleteRole', { roleId: 'role-used' }),
    ['ok', 'ok'],
    ['role-in-use', 'ok'],
  ],
  [
    'an account archived and granted',
    change('owner', 'archiveAccount', { accountId: 'account-south' }),
    grants('admin', { add: ['account-south'] }),
    ['ok', 'account-is-archived'],
    ['ok', 'ok'],
  ],
  [
    'an account archived and made a member’s home',
    change('owner', 'archiveAccount', { accountId: 'account-south' }),
    change('admin', 'moveMember', { ...plain, homeAccountId: 'account-south' }),
    ['ok', 'account-is-archived'],
    ['ok', 'ok'],
  ],
  [
    'a move to a sub-account and a grant',
    change('owner', 'moveMember', { ...plain, homeAccountId: 'account-north' }),
    grants('admin', { add: ['account-south'] }),
    ['ok', 'grant-needs-main-home'],
    ['ok', 'ok'],
  ],
  [
    'made an administrator and given rights',
    change('owner', 'assignAdmin', plain),
    rights('admin', { add: ['finance'] }),
    ['ok', 'admin-access-is-fixed'],
    ['ok', 'ok'],
  ],
  [
    'demoted while demoting the other',
    change('second', 'withdrawAdmin', { memberId: 'member-admin' }),
    change('admin', 'withdrawAdmin', { memberId: 'member-second' }),
    ['ok', 'not-admin'],
    ['ok', 'not-admin'],
  ],
  [
    'demoting oneself, and a change of one’s own',
    change('admin', 'withdrawAdmin', { memberId: 'member-admin' }),
    rights('admin', { add: ['finance'] }),
    ['ok', 'not-admin'],
    ['ok', 'ok'],
  ],
  [
    'suspended and granted',
    change('owner', 'suspendMember', plain),
    grants('admin', { add: ['account-south'] }),
    ['ok', 'ok'],
    ['ok', 'ok'],
  ],
]

describe('[ISSUE 3] [S5] two administrators at once', () => {
  it.each(pairs)('[ISSUE 3] %s', (_title, one, other, oneFirst, otherFirst) => {
    expect(after(one, other).outcomes).toEqual(oneFirst)
    expect(after(other, one).outcomes).toEqual(otherFirst)
  })

  it('[ISSUE 3] removal wins, whatever came before it', () => {
    for (const [, one, other] of pairs.filter(([title]) => title.startsWith('removal')))
      for (const order of [
        [one, other],
        [other, one],
      ])
        expect(after(...order).directory.member.has(plain.memberId as MemberId)).toBe(false)
  })

  it('[ISSUE 3] [A19] the last role taken by one while another gives a right: the right alone is left', () => {
    const takes = rights('admin', { removeRoles: ['role-used'], remove: ['mail'] })
    const gives = rights('owner', { add: ['units'] })
    const results = [after(takes, gives), after(gives, takes)].map(({ directory }) =>
      effectiveAccess(directory, plain.memberId as MemberId).map((access) => access.rights),
    )
    const only = [{ right: 'units', reasons: [{ by: 'direct' }] }]
    expect(results).toEqual([
      [only, only],
      [only, only],
    ])
  })

  it('[ISSUE 3] three who change one person and one role at once agree, in each of the six orders', () => {
    const three = [
      rights('owner', { add: ['finance', 'units'] }),
      rights('admin', { remove: ['mail'], addRoles: ['role-alone'] }),
      rights('second', { removeRoles: ['role-used'] }),
    ]
    const onRole = [
      change('owner', 'changeRole', { roleId: 'role-used', add: ['units'], remove: [] }),
      change('admin', 'changeRole', { roleId: 'role-used', add: [], remove: ['mail'] }),
      change('second', 'changeRole', { roleId: 'role-used', name: 'Renamed', add: [], remove: [] }),
    ]
    const ends = ordersOf([0, 1, 2]).map((order) => {
      const { directory, outcomes } = after(
        ...order.flatMap((at) => [three[at], onRole[at]].filter((one) => one !== undefined)),
      )
      return [outcomes, directory.member.get(plain.memberId as MemberId), [...directory.role.values()]]
    })
    expect(ends).toEqual(
      ends.map(() => [
        ['ok', 'ok', 'ok', 'ok', 'ok', 'ok'],
        member('plain', { rights: ['units', 'finance'], roleIds: ['role-alone'], grants: ['account-north'] }),
        [
          { ...role('role-used', ['units', 'finance']), name: 'Renamed' },
          role('role-free', ['mail']),
          role('role-alone', ['units']),
        ],
      ]),
    )
  })
})

const ordersOf = (items: readonly number[]): number[][] =>
  items.length <= 1
    ? [[...items]]
    : items.flatMap((item) => ordersOf(items.filter((other) => other !== item)).map((rest) => [item, ...rest]))
