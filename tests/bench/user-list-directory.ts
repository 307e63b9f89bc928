import { emptyDirectory, type Account, type Directory, type LoginId, type Member, type Role } from '@kontor/domain'
import { polishPeople } from '../../sync-server/src/demonstration/polish-people.ts'

export interface DirectorySize {
  readonly people: number
  readonly subAccounts: number
}

export const ownerLogin = 'login-00000' as LoginId
const day = 24 * 60 * 60 * 1000

/** A directory in memory: every tenth person lives in a sub-account, every hundredth is an administrator. */
export const largeDirectory = ({ people, subAccounts }: DirectorySize): Directory => {
  const directory = emptyDirectory()
  directory.organization = {
    id: 'organization-large' as NonNullable<Directory['organization']>['id'],
    profile: 'telecom',
    legalEntity: { name: 'Oddziały Polskie S.A.', taxId: '5842511086' },
    contract: { number: 'K/2026/1', units: [] },
    createdAt: 0,
    demonstration: false,
  }
  const role: Role = { id: 'role-team' as Role['id'], name: 'Zespół FNP', rights: ['processes', 'mail'] }
  directory.role.set(role.id, role)
  for (let at = 0; at <= subAccounts; at += 1) put(directory.account, accountOf(at))
  polishPeople({ from: 0, count: people, domain: 'oddzialy.example', usernames: 'given' }).forEach((person, at) => {
    const inSub = at % 10 === 1
    put(directory.member, {
      id: `member-${String(at).padStart(5, '0')}`,
      loginId: `login-${String(at).padStart(5, '0')}`,
      ...person,
      homeAccountId: idOf(inSub ? (at % subAccounts) + 1 : 0),
      primary: at === 0,
      admin: at % 100 === 0,
      rights: at % 3 === 0 ? ['units'] : [],
      roleIds: at % 2 === 0 ? [role.id] : [],
      grants: inSub ? [] : [...new Set([1, 2, 3].map((step) => idOf(((at * step) % subAccounts) + 1)))].sort(),
      status: 'active',
      joinedAt: 0,
      lastSignInAt: (at % 200) * day,
    } as Member)
  })
  return directory
}

const idOf = (at: number): Account['id'] => `account-${String(at).padStart(4, '0')}` as Account['id']

const accountOf = (at: number): Account => ({
  id: idOf(at),
  kind: at === 0 ? 'main' : 'sub',
  name: at === 0 ? 'Oddziały Polskie' : `Oddział ${at}`,
  parentId: at === 0 ? null : idOf(0),
  status: 'active',
  position: at,
  createdAt: 0,
})

const put = <R extends { readonly id: string }>(records: Map<R['id'], R>, record: R): void => {
  records.set(record.id, record)
}
