import { describe, expect, it } from 'vitest'
import type { AccountId } from '../../kernel/ids.ts'
import { fill, member, sampleDirectory } from '../testing/sample-directory.ts'
import { whoReaches } from './who-reaches.ts'

const setup = () => {
  const directory = sampleDirectory()
  const reaching = (word: string) =>
    whoReaches(directory, `account-${word}` as AccountId).map(({ memberId, reason }) => `${memberId} ${reason}`)
  return { directory, reaching }
}

describe('[A10] who reaches an account, and why', () => {
  it('[A16] administrators first, then those at home, then those with a grant', () => {
    const { reaching } = setup()
    expect(reaching('north')).toEqual([
      'member-admin administrator',
      'member-owner administrator',
      'member-second administrator',
      'member-north home',
      'member-plain grant',
    ])
    expect(reaching('main').slice(3)).toEqual(['member-plain home', 'member-reader home'])
  })

  it('[B10] people with the same reason are in order of joining', () => {
    const { directory, reaching } = setup()
    fill(directory.member, [member('admin', { admin: true, joinedAt: 9 })])
    expect(reaching('south')).toEqual([
      'member-owner administrator',
      'member-second administrator',
      'member-admin administrator',
    ])
  })

  it('[A11] a stored grant of a member with a home in a sub-account opens nothing', () => {
    const { directory, reaching } = setup()
    fill(directory.member, [member('north', { homeAccountId: 'account-north', grants: ['account-south'] })])
    expect(reaching('south')).not.toContain('member-north grant')
  })

  it('[B13] no one who is suspended, and no one where the account is archived or unknown', () => {
    const { reaching } = setup()
    expect(reaching('main').join(' ')).not.toContain('suspended')
    expect(reaching('old')).toEqual([])
    expect(reaching('unknown')).toEqual([])
  })

  it('[A19] with the rights that the person holds there, and why', () => {
    const { directory } = setup()
    const plain = whoReaches(directory, 'account-north' as AccountId).at(-1)
    expect(plain?.rights).toEqual([
      { right: 'mail', reasons: [{ by: 'direct' }, { by: 'role', roleId: 'role-used' }] },
      { right: 'finance', reasons: [{ by: 'role', roleId: 'role-used' }] },
    ])
  })
})
