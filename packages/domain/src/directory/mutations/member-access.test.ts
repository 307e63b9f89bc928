import { describe, expect, it } from 'vitest'
import { applyWrites } from '../../kernel/write.ts'
import { copyDirectory, type Directory } from '../directory.ts'
import type { Member } from '../records.ts'
import { isRefused, runAs } from '../testing/run-as.ts'
import { fill, member, type Plain, sampleDirectory } from '../testing/sample-directory.ts'
import type { MutationName } from './mutations.ts'

const noRights = { add: [], remove: [], addRoles: [], removeRoles: [] }
const plain = member('plain', { rights: ['mail'], roleIds: ['role-used'], grants: ['account-north'] })
const north = member('north', { homeAccountId: 'account-north', rights: ['mail', 'account'] })

const setup = () => {
  const directory = sampleDirectory()
  const run = (name: MutationName, word: string, fields: object = {}) =>
    runAs(directory, 'admin', name, { memberId: `member-${word}`, ...fields })
  return { directory, run }
}

const written = (record: Plain<Member> & { readonly id: string }) => [{ kind: 'member', id: record.id, record }]

/** Both orders of two changes, each by its own administrator; they must give the same. */
const bothOrders = (directory: Directory, name: MutationName, one: object, other: object) => {
  const after = (changes: readonly (readonly [string, object])[]) => {
    const copy = copyDirectory(directory)
    for (const [who, args] of changes) {
      const result = runAs(copy, who, name, args)
      if (isRefused(result)) throw new Error(result.code)
      applyWrites(copy, result)
    }
    return copy.member.get(plain.id)
  }
  const results = [
    after([
      ['owner', one],
      ['admin', other],
    ]),
    after([
      ['admin', other],
      ['owner', one],
    ]),
  ] as const
  expect(results[0]).toEqual(results[1])
  return results[0]
}

describe('[B11] rights and roles', () => {
  it('[B11] are added and removed, in the profile’s order', () => {
    const fields = {
      add: ['finance', 'processes'],
      remove: ['mail'],
      addRoles: ['role-free'],
      removeRoles: ['role-used'],
    }
    expect(setup().run('changeRights', 'plain', fields)).toEqual(
      written({ ...plain, rights: ['processes', 'finance'], roleIds: ['role-free'] }),
    )
  })

  it('[B11] what is so already, and what is removed without being there, changes nothing', () => {
    const { run } = setup()
    const fields = {
      add: ['mail'],
      remove: ['calendar', 'finance'],
      addRoles: ['role-used'],
      removeRoles: ['role-unknown'],
    }
    expect(run('changeRights', 'plain', fields)).toEqual([])
    expect(run('changeRights', 'plain', noRights)).toEqual([])
  })

  it('[B11] refused: unknown member, unknown role, a right of the other profile', () => {
    const { run } = setup()
    expect(run('changeRights', 'unknown', noRights)).toEqual({ code: 'unknown-member', recordId: 'member-unknown' })
    expect(run('changeRights', 'plain', { ...noRights, addRoles: ['role-unknown'] })).toEqual({
      code: 'unknown-role',
      recordId: 'role-unknown',
    })
    expect(run('changeRights', 'plain', { ...noRights, add: ['calendar'] })).toEqual({
      code: 'right-outside-profile',
      right: 'calendar',
    })
  })

  it('[B20] refused: the primary login, and administrators', () => {
    const { run } = setup()
    expect(run('changeRights', 'owner', noRights)).toEqual({ code: 'primary-is-fixed', name: 'Member owner' })
    expect(run('changeRights', 'second', noRights)).toEqual({ code: 'admin-access-is-fixed', name: 'Member second' })
  })

  it('[DESIGN 1] the changes of two administrators both count, in either order', () => {
    const { directory } = setup()
    const one = { memberId: plain.id, ...noRights, add: ['finance'], addRoles: ['role-free'] }
    const other = { memberId: plain.id, ...noRights, add: ['units'], remove: ['mail'], removeRoles: ['role-used'] }
    expect(bothOrders(directory, 'changeRights', one, other)).toEqual({
      ...plain,
      rights: ['units', 'finance'],
      roleIds: ['role-free'],
    })
  })
})

describe('[A15] grants', () => {
  it('[A15] are added and removed', () => {
    expect(setup().run('changeGrants', 'plain', { add: ['account-south'], remove: ['account-north'] })).toEqual(
      written({ ...plain, grants: ['account-south'] }),
    )
  })

  it('[A15] what is so already changes nothing', () => {
    const { run } = setup()
    expect(
      run('changeGrants', 'plain', { add: ['account-north'], remove: ['account-unknown', 'account-main'] }),
    ).toEqual([])
    expect(run('changeGrants', 'north', { add: [], remove: ['account-south'] })).toEqual([])
  })

  it('[A16] refused: an administrator’s', () => {
    const { run } = setup()
    const fields = { add: ['account-south'], remove: [] }
    expect(run('changeGrants', 'second', fields)).toEqual({ code: 'admin-access-is-fixed', name: 'Member second' })
    expect(run('changeGrants', 'owner', fields)).toEqual({ code: 'admin-access-is-fixed', name: 'Member owner' })
  })

  it('[A11] refused: whose home is a sub-account', () => {
    expect(setup().run('changeGrants', 'north', { add: ['account-south'], remove: [] })).toEqual({
      code: 'grant-needs-main-home',
      name: 'Member north',
      homeAccountName: 'North',
    })
  })

  it('[A10] refused: the main account, an archived one, an unknown one, an unknown member', () => {
    const { run } = setup()
    const add = (accountId: string, word = 'plain') => run('changeGrants', word, { add: [accountId], remove: [] })
    expect(add('account-main')).toEqual({ code: 'main-account-is-fixed', name: 'Mewa Telekom' })
    expect(add('account-old')).toEqual({ code: 'account-is-archived', accountId: 'account-old', name: 'Old' })
    expect(add('account-unknown')).toEqual({ code: 'unknown-account', recordId: 'account-unknown' })
    expect(add('account-north', 'unknown')).toEqual({ code: 'unknown-member', recordId: 'member-unknown' })
  })

  it('[A10] a grant to an account that was archived since is kept and may be taken', () => {
    const { directory, run } = setup()
    fill(directory.member, [member('plain', { grants: ['account-old'] })])
    expect(run('changeGrants', 'plain', { add: ['account-old'], remove: [] })).toEqual([])
    expect(run('changeGrants', 'plain', { add: [], remove: ['account-old'] })).toEqual(written(member('plain')))
  })

  it('[DESIGN 1] the changes of two administrators both count, in either order', () => {
    const { directory } = setup()
    const one = { memberId: plain.id, add: ['account-south'], remove: [] }
    const other = { memberId: plain.id, add: [], remove: ['account-north'] }
    expect(bothOrders(directory, 'changeGrants', one, other)).toEqual({ ...plain, grants: ['account-south'] })
  })
})

describe('[B12] administrators', () => {
  it('[B12] made of a member of the main account, who keeps what is stored', () => {
    expect(setup().run('assignAdmin', 'plain')).toEqual(written({ ...plain, admin: true }))
  })

  it('[B12] made of a sub-account’s member, whose home moves and stays granted', () => {
    expect(setup().run('assignAdmin', 'north')).toEqual(
      written({ ...north, admin: true, homeAccountId: 'account-main', grants: ['account-north'] }),
    )
  })

  it('[B12] withdrawn, only that goes', () => {
    const { directory, run } = setup()
    fill(directory.member, [{ ...plain, admin: true }])
    expect(run('withdrawAdmin', 'plain')).toEqual(written(plain))
  })

  it('[B12] what is so already changes nothing', () => {
    const { run } = setup()
    expect(run('assignAdmin', 'second')).toEqual([])
    expect(run('withdrawAdmin', 'plain')).toEqual([])
  })

  it.each(['assignAdmin', 'withdrawAdmin'] as const)(
    '[B20] %s refused: the primary login, an unknown member',
    (name) => {
      const { run } = setup()
      expect(run(name, 'owner')).toEqual({ code: 'primary-is-fixed', name: 'Member owner' })
      expect(run(name, 'unknown')).toEqual({ code: 'unknown-member', recordId: 'member-unknown' })
    },
  )
})

describe('[A11] moving home', () => {
  const move = (word: string, homeAccountId: string) => setup().run('moveMember', word, { homeAccountId })

  it('[A11] to a sub-account: all grants go', () => {
    expect(move('plain', 'account-south')).toEqual(written({ ...plain, homeAccountId: 'account-south', grants: [] }))
  })

  it('[A10] to the main account: the former home stays as a grant', () => {
    expect(move('north', 'account-main')).toEqual(
      written({ ...north, homeAccountId: 'account-main', grants: ['account-north'] }),
    )
  })

  it('[A11] from one sub-account to another: that one only', () => {
    expect(move('north', 'account-south')).toEqual(written({ ...north, homeAccountId: 'account-south', grants: [] }))
  })

  it('[A11] to where the member lives already: nothing', () => {
    expect(move('plain', 'account-main')).toEqual([])
    expect(move('second', 'account-main')).toEqual([])
  })

  it('[A9] refused: the primary login and administrators, who live in the main account', () => {
    expect(move('owner', 'account-south')).toEqual({ code: 'primary-is-fixed', name: 'Member owner' })
    expect(move('second', 'account-south')).toEqual({ code: 'admin-access-is-fixed', name: 'Member second' })
  })

  it('[S6] refused: an archived account, an unknown one, an unknown member', () => {
    expect(move('plain', 'account-old')).toEqual({ code: 'account-is-archived', accountId: 'account-old', name: 'Old' })
    expect(move('plain', 'account-unknown')).toEqual({ code: 'unknown-account', recordId: 'account-unknown' })
    expect(move('unknown', 'account-south')).toEqual({ code: 'unknown-member', recordId: 'member-unknown' })
  })
})

describe('[B13] the end of a membership', () => {
  it('[B13] removed', () => {
    expect(setup().run('removeMember', 'plain')).toEqual([{ kind: 'member', id: 'member-plain', record: null }])
  })

  it('[B13] suspended and reinstated, with all that was held', () => {
    const { run } = setup()
    expect(run('suspendMember', 'plain')).toEqual(written({ ...plain, status: 'suspended' }))
    expect(run('suspendMember', 'suspended')).toEqual([])
    expect(run('reinstateMember', 'suspended')).toEqual(written(member('suspended', { admin: true })))
    expect(run('reinstateMember', 'plain')).toEqual([])
  })

  it.each(['removeMember', 'suspendMember', 'reinstateMember'] as const)(
    '[B20] %s refused: the primary login',
    (name) => {
      const { run } = setup()
      expect(run(name, 'owner')).toEqual({ code: 'primary-is-fixed', name: 'Member owner' })
      expect(run(name, 'unknown')).toEqual({ code: 'unknown-member', recordId: 'member-unknown' })
    },
  )

  it.each(['removeMember', 'suspendMember'] as const)('[B13] %s refused: oneself', (name) => {
    expect(setup().run(name, 'admin')).toEqual({ code: 'cannot-remove-yourself' })
  })
})
