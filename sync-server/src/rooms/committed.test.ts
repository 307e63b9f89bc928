import type { DirectoryChange } from '@kontor/domain'
import { expect, it } from 'vitest'
import { login } from '../testing/sample-organization.ts'
import { affectedBy } from './committed.ts'

const halina = login('halina').id
const change = (kind: string, before: object | null, after: object | null): DirectoryChange =>
  ({ kind, id: `${kind}-0001`, before, after }) as unknown as DirectoryChange

it.each(['organization', 'account', 'unit', 'service', 'role'])(
  '[DESIGN 4] a change of a record of kind %s may change the access of everyone',
  (kind) => {
    expect(affectedBy([change(kind, null, {})])).toEqual({ everyone: true, logins: new Set() })
  },
)

it('[DESIGN 4] a change of a member may change the access of its login alone', () => {
  const joined = change('member', null, { loginId: halina })
  expect(affectedBy([joined])).toEqual({ everyone: false, logins: new Set([halina]) })
})

it.each(['invitation', 'booking', 'constructor', '__proto__'])(
  '[S16] a change of a record of kind %s changes the access of no one',
  (kind) => {
    expect(affectedBy([change(kind, null, {})])).toEqual({ everyone: false, logins: new Set() })
  },
)
