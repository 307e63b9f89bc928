import { expect, it } from 'vitest'
import type { AccountId, LoginId } from '../../kernel/ids.ts'
import type { Right } from '../profiles/profile.ts'
import { sampleDirectory } from '../testing/sample-directory.ts'
import { accessSnapshot } from './access-snapshot.ts'
import { sectionAccess, snapshotSectionAccess } from './section-access.ts'

const setup = () => {
  const directory = sampleDirectory()
  return (who: string, where: string, ...rights: Right[]) =>
    sectionAccess(directory, `login-${who}` as LoginId, `account-${where}` as AccountId, rights) !== null
}

it('[A3] a section opens when both the account and the right are held', () => {
  const opens = setup()
  expect(opens('plain', 'main', 'mail')).toBe(true)
  expect(opens('plain', 'north', 'finance')).toBe(true)
  expect(opens('plain', 'south', 'mail')).toBe(false)
  expect(opens('plain', 'north', 'processes')).toBe(false)
})

it('[A11] a sub-account member opens nothing outside it', () => {
  const opens = setup()
  expect(opens('north', 'north', 'mail')).toBe(true)
  expect(['main', 'south'].map((where) => opens('north', where, 'mail'))).toEqual([false, false])
})

it('[A16] administrators open every section of every account that is not archived', () => {
  const opens = setup()
  expect(['main', 'north', 'south', 'old'].map((where) => opens('admin', where, 'finance'))).toEqual([
    true,
    true,
    true,
    false,
  ])
})

it('[B28] a right of the other profile, an unknown account, a stranger and a suspended member open nothing', () => {
  const opens = setup()
  expect(opens('admin', 'main', 'calendar')).toBe(false)
  expect(opens('admin', 'unknown', 'mail')).toBe(false)
  expect(opens('stranger', 'main', 'mail')).toBe(false)
  expect(opens('suspended', 'main', 'mail')).toBe(false)
})

it('[B28] a section that needs two rights opens for a person who holds both of them in that account', () => {
  const opens = setup()
  expect(opens('plain', 'north', 'mail', 'finance')).toBe(true)
  expect(opens('plain', 'north', 'mail', 'processes')).toBe(false)
  expect(opens('plain', 'south', 'mail', 'finance')).toBe(false)
})

it('[S15] gives who the person is there, with the rights of this moment', () => {
  const directory = sampleDirectory()
  expect(sectionAccess(directory, 'login-plain' as LoginId, 'account-north' as AccountId, ['mail'])).toEqual({
    memberId: 'member-plain',
    loginId: 'login-plain',
    name: 'Member plain',
    admin: false,
    rights: ['mail', 'finance'],
  })
})

it("[A3] a login's own access snapshot gives the same answer as the directory, for everyone, everywhere", () => {
  const directory = sampleDirectory()
  let opened = 0
  for (const { loginId, name, username, email } of directory.member.values()) {
    const snapshot = accessSnapshot({ id: loginId, name, username, email }, [directory])
    for (const accountId of directory.account.keys()) {
      for (const needs of [['mail'], ['finance'], ['mail', 'processes'], ['calendar']] as Right[][]) {
        const access = sectionAccess(directory, loginId, accountId, needs)
        expect(snapshotSectionAccess(snapshot, accountId, needs)).toEqual(access)
        opened += access === null ? 0 : 1
      }
    }
  }
  expect(opened).toBeGreaterThan(10)
  const stranger = accessSnapshot({ id: 'login-stranger' as LoginId, name: '', username: '', email: '' }, [directory])
  expect(snapshotSectionAccess(stranger, 'account-main' as AccountId, ['mail'])).toBe(null)
})
