import { describe, expect, it } from 'vitest'
import type { Right } from '../profiles/profile.ts'
import { fill, member, sampleDirectory } from '../testing/sample-directory.ts'
import { whoHolds } from './who-holds.ts'

const setup = () => {
  const directory = sampleDirectory()
  const holding = (right: Right) =>
    whoHolds(directory, right).map(({ memberId, reasons, accounts }) =>
      [memberId, ...reasons.map((reason) => (reason.by === 'role' ? reason.roleId : reason.by)), accounts].join(' '),
    )
  return { directory, holding }
}

describe('[B10] who holds a right, why, and in how many accounts', () => {
  it('[B10] administrators first, then direct holders, then those through a role alone', () => {
    const { directory, holding } = setup()
    fill(directory.member, [member('through', { roleIds: ['role-free'] })])
    expect(holding('mail')).toEqual([
      'member-admin administrator 3',
      'member-owner administrator 3',
      'member-second administrator 3',
      'member-north direct 1',
      'member-plain direct role-used 2',
      'member-through role-free 1',
    ])
  })

  it('[A11] grants count for a home in the main account alone, and no archived account counts', () => {
    const { directory, holding } = setup()
    fill(directory.member, [
      member('north', { homeAccountId: 'account-north', grants: ['account-south'], rights: ['units'] }),
      member('plain', { rights: ['units'], grants: ['account-old', 'account-main', 'account-south'] }),
    ])
    expect(holding('units').slice(3)).toEqual(['member-north direct 1', 'member-plain direct 2'])
  })

  it('[B13] no one who is suspended or enters no account', () => {
    const { directory, holding } = setup()
    fill(directory.member, [member('north', { homeAccountId: 'account-old', rights: ['account'] })])
    expect(holding('account').join(' ')).not.toMatch('north|suspended')
  })

  it('[B15] no one holds a right of the other profile', () => {
    const { directory, holding } = setup()
    fill(directory.member, [member('plain', { rights: ['calendar'] })])
    expect(holding('calendar')).toEqual([])
  })
})
