import type { PendingMutation } from '@kontor/replica'
import { expect, test } from 'vitest'
import { waitingAccess } from './waiting-access.ts'

const change = (name: PendingMutation['name'], args: PendingMutation['args']) => ({ name, args }) as PendingMutation

test('[S5] the waiting changes of one person, and none of the others', () => {
  const pending = [
    change('changeRights', {
      memberId: 'ania',
      add: ['finance'],
      remove: ['mail'],
      addRoles: ['fnp'],
      removeRoles: [],
    }),
    change('changeGrants', { memberId: 'ania', add: ['coast'], remove: ['north'] }),
    change('changeRights', { memberId: 'jan', add: ['units'], remove: [], addRoles: [], removeRoles: [] }),
  ]
  expect(waitingAccess(pending, 'ania')).toEqual({
    rights: new Set(['finance']),
    rightsTaken: new Set(['mail']),
    roleIds: new Set(['fnp']),
    accountIds: new Set(['coast', 'north']),
  })
})

test('[S5] a change that undoes an earlier one leaves nothing waiting', () => {
  const there = { memberId: 'ania', add: ['finance'], remove: ['mail'], addRoles: ['fnp'], removeRoles: [] }
  const back = { memberId: 'ania', add: ['mail'], remove: ['finance'], addRoles: [], removeRoles: ['fnp'] }
  const grants = { memberId: 'ania', add: ['coast'], remove: [] }
  const undone = waitingAccess(
    [
      change('changeRights', there),
      change('changeRights', back),
      change('changeGrants', grants),
      change('changeGrants', { ...grants, add: [], remove: ['coast'] }),
    ],
    'ania',
  )
  expect(Object.values(undone).map((set: ReadonlySet<unknown>) => set.size)).toEqual([0, 0, 0, 0])
})
