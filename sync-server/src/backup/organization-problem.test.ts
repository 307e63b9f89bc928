import { expect, it } from 'vitest'
import { readOrganizationFile, type OrganizationFile } from './organization-file.ts'
import { organizationProblem } from './organization-problem.ts'

const sound: OrganizationFile = JSON.parse(
  JSON.stringify({
    format: 'kontor-organization-1',
    organization: {
      id: 'mewa-0001',
      profile: 'telecom',
      legalEntity: { name: 'Mewa', taxId: '5830004136' },
      contract: { number: 'U 1', units: [] },
      createdAt: 1,
      demonstration: false,
    },
    accounts: [account('account-main', 'main', null), account('account-sub1', 'sub', 'account-main')],
    units: [{ id: 'unit-0001', accountId: 'account-sub1', identifier: 'PT 1', name: null }],
    services: [{ id: 'service-0001', accountId: 'account-sub1', unitId: 'unit-0001', type: 'fnp' }],
    roles: [{ id: 'role-0001', name: 'Recepcja', rights: ['mail'] }],
    members: [member('halina', { primary: true, admin: true }), member('zofia', { grants: ['account-sub1'] })],
    invitations: [],
    processTypes: [],
    deadlines: [],
    logins: [login('halina'), login('zofia')],
  }),
) as OrganizationFile

function account(id: string, kind: string, parentId: string | null): object {
  return { id, kind, name: id, parentId, status: 'active', position: kind === 'main' ? 0 : 1, createdAt: 1 }
}

function login(name: string): object {
  return { id: `login-${name}`, name, username: name, email: `${name}@example.org` }
}

function member(name: string, changes: object): object {
  const rest = { primary: false, admin: false, rights: [], roleIds: ['role-0001'], grants: [], status: 'active' }
  const person = { ...login(name), id: `member-${name}`, loginId: `login-${name}`, homeAccountId: 'account-main' }
  return { ...person, ...rest, joinedAt: 1, lastSignInAt: null, ...changes }
}

it('[DESIGN 3] a consistent organisation has no problem', () => {
  expect(readOrganizationFile(JSON.stringify(sound))).toEqual(sound)
  expect(organizationProblem(sound)).toBeNull()
})

it.each([
  ['"member-zofia"', '"member-halina"', 'two of its members have one id'],
  ['"kind":"main"', '"kind":"sub"', 'it must have exactly one main account'],
  ['"parentId":"account-main"', '"parentId":"account-sub1"', 'its sub-accounts must be below its main account'],
  [
    '"accountId":"account-sub1","identifier"',
    '"accountId":"account-sub2","identifier"',
    'a unit refers to an unknown account',
  ],
  ['"unitId":"unit-0001"', '"unitId":"unit-0002"', 'a service refers to an unknown account or unit'],
  ['"homeAccountId":"account-main"', '"homeAccountId":"account-sub2"', 'a member’s home account is unknown'],
  ['"grants":["account-sub1"]', '"grants":["account-main"]', 'a grant is to an unknown account'],
  ['"roleIds":["role-0001"]', '"roleIds":["role-0002"]', 'a member has an unknown role'],
  ['"loginId":"login-zofia"', '"loginId":"login-adam1"', 'a member has no login'],
  ['"loginId":"login-zofia"', '"loginId":"login-halina"', 'two members have one login'],
  ['"primary":true', '"primary":false', 'it must have exactly one primary member, an active administrator'],
  [
    '"username":"zofia","email":"zofia@example.org"}]',
    '"username":"Halina","email":"zofia@example.org"}]',
    'two logins have one user name',
  ],
])('[DESIGN 3] %s made %s is said to be wrong', (from, to, problem) => {
  const text = JSON.stringify(sound)
  expect(text).toContain(from)
  const changed = readOrganizationFile(text.replace(from, to))
  expect(changed === null ? null : organizationProblem(changed)).toBe(problem)
})

it.each(['', 'null', '[]', '{"format":"kontor-organization-2"}', '{"__proto__":{}}'])(
  '[DESIGN 3] %s is no organisation',
  (text) => {
    expect(readOrganizationFile(text)).toBeNull()
  },
)
