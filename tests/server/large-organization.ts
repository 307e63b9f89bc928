import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { polishPeople } from '../../sync-server/src/demonstration/polish-people.ts'
import type { KontorServer } from './kontor-server.ts'
import { mailedLink } from './mail-link.ts'
import { operate } from './operate.ts'
import { password, Person, type RegisteredOwner } from './person.ts'

export interface LargeOrganization {
  readonly people: number
  readonly subAccounts: number
}

const day = 24 * 60 * 60 * 1000

/**
 * An organisation of many people and accounts, brought in as an operator would (`pnpm import-organization`). Its owner
 * then chooses a password by mail, and is signed in. Sub-accounts are called `Oddział 0001`…, the people have Polish
 * names; every tenth lives in a sub-account, the others reach up to five of them; every hundredth is an administrator.
 */
export const openLargeOrganization = async (
  kontor: KontorServer,
  size: LargeOrganization,
): Promise<RegisteredOwner> => {
  const file = organizationFile(size)
  const path = join(kontor.dataFolder, 'large-organization.json')
  writeFileSync(path, JSON.stringify(file))
  await operate(kontor, 'import', path)
  const [login] = file.logins
  if (login === undefined) throw new Error('an organisation has an owner')
  await choosePassword(kontor, login.email)
  const cookie = await signIn(kontor, login.username)
  return {
    owner: new Person(kontor, login.username, cookie),
    organizationId: file.organization.id,
    accountId: mainAccountId,
  }
}

const mainAccountId = 'account-main'
const accountIdOf = (at: number): string => `account-${String(at).padStart(4, '0')}`
const roles = [
  { id: 'role-team', name: 'Zespół FNP', rights: ['processes', 'mail'] },
  { id: 'role-billing', name: 'Rozliczenia', rights: ['finance'] },
] as const

const organizationFile = ({ people, subAccounts }: LargeOrganization) => {
  const now = Date.now()
  const subs = Array.from({ length: subAccounts }, (_, at) => accountIdOf(at + 1))
  const sub = (at: number): string => subs[at % subs.length] ?? mainAccountId
  const persons = polishPeople({ from: 0, count: people, domain: 'oddzialy.example', usernames: 'given' })
  const members = persons.map(({ name, username, email }, at) => ({
    id: `member-${String(at).padStart(5, '0')}`,
    loginId: `login-${String(at).padStart(5, '0')}`,
    name,
    username,
    email,
    primary: at === 0,
    ...accessOf(at, sub),
    status: at > 0 && at % 97 === 0 ? 'suspended' : 'active',
    joinedAt: now - ((at % 900) + 1) * day,
    lastSignInAt: at % 7 === 3 ? null : now - (at % 200) * day,
  }))
  return {
    format: 'kontor-organization-1',
    organization: {
      id: 'organization-large',
      profile: 'telecom',
      legalEntity: { name: 'Oddziały Polskie S.A.', taxId: '5842511086' },
      contract: { number: 'K/2026/1', units: [] },
      createdAt: now - 1_000 * day,
      demonstration: false,
    },
    accounts: [
      { ...accountFields(0, now), id: mainAccountId, kind: 'main', name: 'Oddziały Polskie', parentId: null },
      ...subs.map((id, at) => ({
        ...accountFields(at + 1, now),
        id,
        kind: 'sub',
        name: `Oddział ${String(at + 1).padStart(4, '0')}`,
        parentId: mainAccountId,
      })),
    ],
    units: [mainAccountId, ...subs].map((accountId, at) => ({
      id: `unit-${String(at).padStart(5, '0')}`,
      accountId,
      identifier: `PT ${String(10_000 + at)}`,
      name: null,
    })),
    services: [],
    roles,
    members,
    invitations: [],
    processTypes: [],
    deadlines: [],
    logins: members.map(({ loginId, name, username, email }) => ({ id: loginId, name, username, email })),
  }
}

const accountFields = (position: number, now: number) => ({ status: 'active', position, createdAt: now - 1_000 * day })

const accessOf = (at: number, sub: (at: number) => string) => {
  if (at % 100 === 0) return { homeAccountId: mainAccountId, admin: true, rights: [], roleIds: [], grants: [] }
  const rights = at % 3 === 0 ? ['units', 'mail'] : []
  const roleIds = at % 4 === 0 ? [] : [roles[at % 2]?.id ?? 'role-team']
  if (at % 10 === 1) return { homeAccountId: sub(at), admin: false, rights, roleIds, grants: [] }
  const grants = [...new Set(Array.from({ length: at % 6 }, (_, step) => sub(at * 7 + step * 31)))].sort()
  return {
    homeAccountId: mainAccountId,
    admin: false,
    rights,
    roleIds,
    grants: grants.filter((id) => id !== mainAccountId),
  }
}

const post = (kontor: KontorServer, path: string, body: object): Promise<Response> =>
  fetch(`${kontor.origin}/api/auth/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: kontor.origin },
    body: JSON.stringify(body),
  })

const choosePassword = async (kontor: KontorServer, email: string): Promise<void> => {
  await post(kontor, 'request-password-reset', { email })
  const link = new URL(await mailedLink(kontor, email, 'reset-password'))
  const token = link.searchParams.get('token') ?? link.pathname.split('/').at(-1)
  const answer = await post(kontor, 'reset-password', { token, newPassword: password })
  if (!answer.ok) throw new Error(`reset-password: ${answer.status} ${await answer.text()}`)
}

const signIn = async (kontor: KontorServer, username: string): Promise<string> => {
  const answer = await post(kontor, 'sign-in/username', { username, password })
  if (!answer.ok) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`)
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}
