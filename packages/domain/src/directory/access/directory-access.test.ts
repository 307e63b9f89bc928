import { expect, it } from 'vitest'
import type { LoginId } from '../../kernel/ids.ts'
import { emptyDirectory } from '../directory.ts'
import { fill, member, role, sampleDirectory } from '../testing/sample-directory.ts'
import { directoryAccess } from './directory-access.ts'

const setup = () => {
  const directory = sampleDirectory()
  return { directory, accessOf: (word: string) => directoryAccess(directory, `login-${word}` as LoginId) }
}

it('[B2] administrators write, main members with the right account read, no one else opens it', () => {
  const { accessOf } = setup()
  const words = ['owner', 'admin', 'reader', 'plain', 'north', 'suspended', 'stranger']
  expect(words.map(accessOf)).toEqual(['write', 'write', 'read', 'none', 'none', 'none', 'none'])
})

it('[A11] the right account of a sub-account member does not open the main directory', () => {
  expect(setup().accessOf('north')).toBe('none')
})

it('[A19] the right may come through a role', () => {
  const { directory, accessOf } = setup()
  fill(directory.role, [role('role-used', ['account'])])
  expect(accessOf('plain')).toBe('read')
})

it('[B13] suspension closes it at once', () => {
  const { directory, accessOf } = setup()
  fill(directory.member, [member('reader', { rights: ['account'], status: 'suspended' })])
  expect(accessOf('reader')).toBe('none')
})

it('[DESIGN 4] before registration no one opens it', () => {
  expect(directoryAccess(emptyDirectory(), 'login-owner' as LoginId)).toBe('none')
})
