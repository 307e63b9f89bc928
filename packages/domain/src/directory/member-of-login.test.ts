import { expect, it } from 'vitest'
import type { LoginId, MemberId } from '../kernel/ids.ts'
import { memberOfLogin } from './member-of-login.ts'
import { fill, member, sampleDirectory } from './testing/sample-directory.ts'

const setup = () => {
  const directory = sampleDirectory()
  return { directory, find: (word: string) => memberOfLogin(directory, `login-${word}` as LoginId) }
}

it('[B1] finds the member, suspended ones included, and null for a stranger', () => {
  const { directory, find } = setup()
  expect(find('plain')).toBe(directory.member.get('member-plain' as MemberId))
  expect(find('suspended')?.status).toBe('suspended')
  expect(find('stranger')).toBeNull()
})

it('[B13] asked again after a change, tells what is now', () => {
  const { directory, find } = setup()
  expect([find('plain')?.name, find('stranger')?.name]).toEqual(['Member plain', undefined])
  fill(directory.member, [member('plain', { name: 'Another' }), member('stranger')])
  expect([find('plain')?.name, find('stranger')?.name]).toEqual(['Another', 'Member stranger'])
  directory.member.delete('member-plain' as MemberId)
  expect(find('plain')).toBeNull()
  fill(directory.member, [member('second', { loginId: 'login-plain' }), member('stranger', { loginId: 'login-gone' })])
  expect([find('plain')?.id, find('stranger')]).toEqual(['member-second', null])
})
