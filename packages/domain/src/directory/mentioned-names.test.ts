import { expect, it } from 'vitest'
import { mentionedNames } from '../kernel/names.ts'
import { directoryKind } from './directory-kind.ts'
import { fill, sampleDirectory, unit } from './testing/sample-directory.ts'

const setup = () => {
  const directory = sampleDirectory()
  fill(directory.unit, [{ ...unit('unit-named', 'account-north', 'HTL 3'), name: 'Under the Lime' }])
  return directory
}

it('[S5] names every record whose id is anywhere in the arguments', () => {
  const args = {
    memberId: 'member-plain',
    add: ['account-north', 'account-new'],
    deeper: { roles: [{ roleId: 'role-used' }], unitId: 'unit-named', other: 'unit-main' },
    invitationId: 'invitation-pending',
    serviceId: 'service-north',
    count: 3,
    nothing: null,
  }
  expect(mentionedNames(directoryKind, setup(), args)).toEqual({
    'member-plain': 'Member plain',
    'account-north': 'North',
    'role-used': 'Role role-used',
    'unit-named': 'Under the Lime',
    'unit-main': 'HTL 1',
    'invitation-pending': 'Invited pending',
    'service-north': 'fnp',
  })
})

it('[S5] names nothing where nothing is known', () => {
  expect(
    mentionedNames(directoryKind, setup(), { name: '__proto__', constructor: 'toString', list: ['valueOf'] }),
  ).toEqual({})
  expect(mentionedNames(directoryKind, setup(), null)).toEqual({})
})
