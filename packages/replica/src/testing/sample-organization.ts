import { put, type Account, type LoginId, type Member, type OrganizationId, type DirectoryWrite } from '@kontor/domain'

export const organizationId = 'organization-mewa' as OrganizationId

/** `anna` is the owner, `jan` an administrator, `ola` a member of the sub-account Gdynia. */
export const loginOf = (username: string): LoginId => `login-${username}-0001` as LoginId
export const memberIdOf = (username: string): Member['id'] => `member-${username}-0001` as Member['id']

/** A small organisation, as the writes that make it. */
export const sampleOrganization = (furtherMembers = 0): readonly DirectoryWrite[] => [
  put('organization', {
    id: organizationId,
    profile: 'telecom',
    legalEntity: { name: 'Mewa Telekom', taxId: '584-25-11-086' },
    contract: { number: 'K/2026/7', units: [] },
    createdAt: 1,
    demonstration: false,
  }),
  account('account-main', 'Mewa', 0),
  account('account-gdynia', 'Gdynia', 1),
  member('anna', { primary: true, admin: true }),
  member('jan', { admin: true }),
  member('ola', { homeAccountId: 'account-gdynia' as Member['homeAccountId'] }),
  ...Array.from({ length: furtherMembers }, (_, number) => member(`person${number}`, {})),
]

const account = (id: string, name: string, position: number): DirectoryWrite =>
  put('account', {
    id,
    kind: position === 0 ? 'main' : 'sub',
    name,
    parentId: position === 0 ? null : 'account-main',
    status: 'active',
    position,
    createdAt: 1,
  } as never)

const member = (username: string, fields: Partial<Member>): DirectoryWrite =>
  put('member', {
    id: memberIdOf(username),
    loginId: loginOf(username),
    name: username,
    username,
    email: `${username}@mewa.example`,
    homeAccountId: 'account-main',
    primary: false,
    admin: false,
    rights: [],
    roleIds: [],
    grants: [],
    status: 'active',
    joinedAt: 1,
    lastSignInAt: null,
    ...fields,
  } as Member)

export const gdynia = 'account-gdynia' as Account['id']
