import {
  emptyDirectory,
  type Account,
  type AccountId,
  type Invitation,
  type InvitationId,
  type LoginId,
  type Member,
  type MemberId,
  type OrganizationId,
  type ProfileId,
  type Role,
  type RoleId,
  type Service,
  type ServiceId,
  type Unit,
  type UnitId,
  type WritableDirectory,
} from '@kontor/domain'

/** For tests: a directory with a main account and an owner, and one line per further record. */
export interface SampleDirectory {
  readonly directory: WritableDirectory
  readonly main: AccountId
  readonly owner: Member
  account(name: string, over?: Partial<Account>): Account
  unit(accountId: AccountId, identifier: string): Unit
  service(unit: Unit, type: Service['type']): Service
  role(name: string, rights: Role['rights']): Role
  member(name: string, over?: Partial<Member>): Member
  invitation(name: string, over?: Partial<Invitation>): Invitation
}

export const ownerLogin = 'login-owner' as LoginId
const day = 24 * 60 * 60 * 1000

export const sampleDirectory = (profile: ProfileId = 'telecom'): SampleDirectory => {
  const directory = emptyDirectory()
  let count = 0
  const next = (kind: string): string => `${kind}-${String((count += 1)).padStart(4, '0')}`

  directory.organization = {
    id: 'organization' as OrganizationId,
    profile,
    legalEntity: { name: 'Mewa Telekom', taxId: '5840000000' },
    contract: { number: 'U/2025/17', units: ['PT 03417'] },
    createdAt: 0,
    demonstration: false,
  }
  const account = (name: string, over: Partial<Account> = {}): Account => {
    const position = directory.account.size
    const kind = position === 0 ? 'main' : 'sub'
    const id = next('account') as AccountId
    const parentId = position === 0 ? null : main
    const made: Account = { id, kind, name, parentId, status: 'active', position, createdAt: position * day, ...over }
    directory.account.set(id, made)
    return made
  }
  const main = 'account-0001' as AccountId
  account('Mewa Telekom')

  const member = (name: string, over: Partial<Member> = {}): Member => {
    const id = next('member') as MemberId
    const username = name.toLowerCase().replaceAll(' ', '.')
    const made: Member = {
      id,
      loginId: `login-${id}` as LoginId,
      name,
      username,
      email: `${username}@mewa.pl`,
      homeAccountId: main,
      primary: false,
      admin: false,
      rights: [],
      roleIds: [],
      grants: [],
      status: 'active',
      joinedAt: 0,
      lastSignInAt: null,
      ...over,
    }
    directory.member.set(id, made)
    return made
  }
  const owner = member('Halina Wróblewska', { loginId: ownerLogin, primary: true, admin: true })

  return {
    directory,
    main,
    owner,
    account,
    member,
    unit: (accountId, identifier) => {
      const made: Unit = { id: next('unit') as UnitId, accountId, identifier, name: null }
      directory.unit.set(made.id, made)
      return made
    },
    service: (unit, type) => {
      const made: Service = { id: next('service') as ServiceId, accountId: unit.accountId, unitId: unit.id, type }
      directory.service.set(made.id, made)
      return made
    },
    role: (name, rights) => {
      const made: Role = { id: next('role') as RoleId, name, rights }
      directory.role.set(made.id, made)
      return made
    },
    invitation: (name, over = {}) => {
      const id = next('invitation') as InvitationId
      const made: Invitation = {
        id,
        name,
        email: `${name.toLowerCase().replaceAll(' ', '.')}@mewa.pl`,
        username: null,
        loginId: null,
        homeAccountId: main,
        admin: false,
        rights: [],
        roleIds: [],
        grants: [],
        invitedBy: owner.id,
        sentAt: 0,
        expiresAt: 7 * day,
        status: 'pending',
        language: 'pl',
        ...over,
      }
      directory.invitation.set(id, made)
      return made
    },
  }
}
