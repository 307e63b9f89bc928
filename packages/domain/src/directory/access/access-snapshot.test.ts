import { describe, expect, it } from 'vitest'
import type { LoginId } from '../../kernel/ids.ts'
import { emptyDirectory } from '../directory.ts'
import { fill, member, sampleDirectory, service, unit } from '../testing/sample-directory.ts'
import { accessSnapshot, organizationAccess } from './access-snapshot.ts'

const setup = () => {
  const directory = sampleDirectory()
  const loginOf = (word: string) => ({
    id: `login-${word}` as LoginId,
    name: `Member ${word}`,
    username: word,
    email: `${word}@mewa.example`,
  })
  return { directory, loginOf, snapshotOf: (word: string) => accessSnapshot(loginOf(word), [directory]) }
}

describe('[DESIGN 4] the access snapshot', () => {
  it('[A10] holds the accounts, units, services and rights of the person', () => {
    const { snapshotOf, loginOf } = setup()
    expect(snapshotOf('plain')).toEqual({
      login: loginOf('plain'),
      organizations: [
        {
          id: 'organization-mewa',
          name: 'Mewa Telekom sp. z o.o.',
          profile: 'telecom',
          demonstration: false,
          member: {
            id: 'member-plain',
            homeAccountId: 'account-main',
            primary: false,
            admin: false,
            status: 'active',
          },
          directory: 'none',
          contact: null,
          accounts: [
            {
              id: 'account-main',
              kind: 'main',
              name: 'Mewa Telekom',
              position: 0,
              reason: 'home',
              rights: ['mail', 'finance'],
              units: [{ id: 'unit-main', identifier: 'HTL 1', name: null }],
              services: [],
            },
            {
              id: 'account-north',
              kind: 'sub',
              name: 'North',
              position: 1,
              reason: 'grant',
              rights: ['mail', 'finance'],
              units: [{ id: 'unit-north', identifier: 'HTL 2', name: null }],
              services: [{ id: 'service-north', unitId: 'unit-north', type: 'fnp' }],
            },
          ],
        },
      ],
    })
  })

  it('[A11] of a sub-account member names no other account and no other person', () => {
    const { directory, snapshotOf } = setup()
    const text = JSON.stringify(snapshotOf('north'))
    const foreign = [...directory.account.values(), ...directory.unit.values(), ...directory.member.values()]
      .filter(({ id }) => !id.endsWith('-north') && id !== 'account-main')
      .flatMap(({ id, name }) => [id, name])
      .filter((name) => name !== null)
    expect(foreign.filter((name) => text.includes(name))).toEqual([])
    expect(text).not.toContain('account-main')
    expect(text).not.toContain('HTL 1')
  })

  it('[B13] of a suspended member says so, and holds no account', () => {
    const { snapshotOf } = setup()
    const [access] = snapshotOf('suspended').organizations
    expect([access?.member.status, access?.directory, access?.accounts]).toEqual(['suspended', 'none', []])
  })

  it('[ISSUE 3] names a contact for a member to whom nothing is open, and for no one else', () => {
    const { directory, snapshotOf } = setup()
    fill(directory.member, [
      member('bare'),
      member('bare-north', { homeAccountId: 'account-north' }),
      member('only-account', { homeAccountId: 'account-north', rights: ['account'] }),
      member('archived', { homeAccountId: 'account-old', rights: ['mail'] }),
    ])
    const contactOf = (word: string) => snapshotOf(word).organizations[0]?.contact
    const owner = { name: 'Member owner', email: 'owner@mewa.example' }
    const shutOut = ['bare', 'bare-north', 'only-account', 'archived', 'suspended']
    expect(shutOut.map(contactOf)).toEqual(shutOut.map(() => owner))
    const served = ['owner', 'admin', 'reader', 'plain', 'north']
    expect(served.map(contactOf)).toEqual(served.map(() => null))
  })

  it('[ISSUE 3] is given for one member, as an administrator views it', () => {
    const { directory, snapshotOf } = setup()
    const viewed = [...directory.member.values()].map((one) => organizationAccess(directory, one))
    const own = [...directory.member.values()].map(({ username }) => snapshotOf(username).organizations[0])
    expect(viewed).toEqual(own)
  })

  it('[B1] passes over organisations of which the login is no member, and unregistered ones', () => {
    const { directory, loginOf } = setup()
    expect(accessSnapshot(loginOf('stranger'), [directory, emptyDirectory()]).organizations).toEqual([])
    expect(accessSnapshot(loginOf('owner'), [emptyDirectory(), directory, directory]).organizations).toHaveLength(2)
  })

  it('[A3] is the same for the same access, in whatever order the records lie', () => {
    const { directory, snapshotOf } = setup()
    fill(directory.unit, [unit('unit-third', 'account-north', 'HTL 3'), unit('unit-fourth', 'account-north', 'HTL 4')])
    fill(directory.service, [service('service-two', 'account-north', 'unit-third', 'fnp')])
    const before = snapshotOf('plain')
    directory.unit = new Map([...directory.unit].reverse())
    directory.service = new Map([...directory.service].reverse())
    directory.account = new Map([...directory.account].reverse())
    expect(snapshotOf('plain')).toEqual(before)
  })

  it('[A19] carries nothing of the login beside the four facts', () => {
    const { directory, loginOf } = setup()
    const login = { ...loginOf('plain'), password: 'not to be seen' }
    fill(directory.member, [member('plain')])
    expect(JSON.stringify(accessSnapshot(login, [directory]))).not.toContain('not to be seen')
  })
})
