import type { Right, ServiceType } from '@kontor/domain'
import type { Group, GroupInvitation, GroupMember, SubAccount } from './group.ts'
import { invited } from './invited.ts'
import { polishPeople } from './polish-people.ts'
import { unusualNames } from './unusual-names.ts'

const domain = 'mewa.example'
const roles: Group['roles'] = [
  { key: 'fnp', name: 'Obsługa FNP', rights: ['processes', 'mail'] },
  { key: 'numbering', name: 'Numeracja i PT', rights: ['processes', 'units'] },
  { key: 'billing', name: 'Rozliczenia', rights: ['finance'] },
  { key: 'coordination', name: 'Koordynacja', rights: ['processes', 'units', 'mail'] },
  { key: 'insight', name: 'Wgląd w konta i osoby', rights: ['account'] },
]

const serviceTypes: readonly ServiceType[] = ['fnp', 'mnp', 'location']
const subAccountNames = [
  ...['Mewa Pomorze', 'Mewa Warmia i Mazury', 'Mewa Wielkopolska', 'Mewa Górny Śląsk', 'Mewa Łódź', 'Mewa Małopolska'],
  ...[
    'Mewa Podlasie',
    'Mewa Dolny Śląsk',
    'Sieć hurtowa Żuraw',
    'Numery biznesowe',
    'Telefonia Świętokrzyska',
    'Łącza dzierżawione (wygaszane)',
  ],
]

/** Telecom: a main account, twelve sub-accounts, sixty people (issue 2, part 5). */
export const mewaTelekom = (): Group => {
  const [owner, ...others] = polishPeople({ from: 0, count: 60, domain, usernames: 'initial' })
  if (owner === undefined) throw new Error('the group has an owner')
  return {
    key: 'mewa',
    profile: 'telecom',
    legalEntity: { name: 'Mewa Telekom sp. z o.o.', taxId: '583-000-41-36' },
    address: { street: 'ul. Bosmańska 17', place: '80-999 Gdańsk' },
    contractNumber: 'K/2019/004127',
    accountName: 'Mewa Telekom',
    unit: { identifier: 'PT 03417', name: 'Mewa Telekom', services: ['fnp', 'mnp', 'location'] },
    owner,
    roles,
    subAccounts,
    members: others.map((person, at) => {
      // Every ninth has an unusual name.
      const unusual = at % 9 === 8 ? unusualNames[Math.floor(at / 9)] : undefined
      const named = unusual === undefined ? person : { ...unusual, email: `${unusual.username}@${domain}` }
      return { ...named, ...accessOf(at), ...pastOf(at) }
    }),
    invitations,
  }
}

const keyOf = (at: number): string => `sub-${at % subAccountNames.length}`

const subAccounts: readonly SubAccount[] = subAccountNames.map((name, at) => ({
  key: keyOf(at),
  name,
  units: Array.from({ length: 1 + (at % 3) }, (_, unit) => ({
    identifier: `PT ${String(3_418 + at * 3 + unit).padStart(5, '0')}`,
    name: unit === 0 ? name : `${name}, sieć ${unit + 1}`,
    services: serviceTypes.slice(0, 1 + ((at + unit) % 3)),
  })),
  archived: at === subAccountNames.length - 1,
}))

const directRights: readonly (readonly Right[])[] = [[], ['mail'], ['processes'], ['finance'], ['units', 'mail']]

/** The first four administer, the next twenty-one work in the main account, the rest in one sub-account each. */
const accessOf = (at: number): Pick<GroupMember, 'home' | 'admin' | 'rights' | 'roles' | 'grants' | 'shownAs'> => {
  const own = { rights: directRights[at % directRights.length] ?? [], roles: [roles[at % roles.length]?.key ?? ''] }
  if (at < 4) return { ...own, home: 'main', admin: true, grants: [], shownAs: at === 0 ? 'administrator' : null }
  if (at < 25) {
    const grants = Array.from({ length: at % 5 }, (_, grant) => keyOf(at + grant * 2))
    return { ...own, home: 'main', admin: false, grants, shownAs: at === 9 ? 'main-account-user' : null }
  }
  // The last sub-account is archived, so no one is invited there.
  const home = keyOf(at % (subAccountNames.length - 1))
  const roleless = at % 7 === 0
  return {
    ...own,
    ...(roleless ? { roles: [] } : {}),
    home,
    admin: false,
    grants: [],
    shownAs: at === 25 ? 'sub-account-user' : null,
  }
}

/** People joined in waves; suspended ones have not signed in since. */
const waveDaysAgo = [380, 330, 270, 210, 150, 70]
const pastOf = (at: number): Pick<GroupMember, 'invitedDaysAgo' | 'signedInHoursAgo' | 'suspendedDaysAgo'> => {
  const suspendedDaysAgo = at % 19 === 18 ? 20 : null
  const signedInHoursAgo = suspendedDaysAgo === null ? 2 + ((at * at * 13) % 900) : 24 * 40
  return {
    invitedDaysAgo: waveDaysAgo[Math.floor(at / 10)] ?? 70,
    signedInHoursAgo: at % 11 === 10 ? null : signedInHoursAgo,
    suspendedDaysAgo,
  }
}

const invitations: readonly GroupInvitation[] = [
  invited({
    name: 'Bronisława Żółkiewska',
    email: `b.zolkiewska@${domain}`,
    sentDaysAgo: 1,
    roles: ['fnp'],
    grants: ['sub-0', 'sub-3'],
  }),
  invited({ name: 'Jeremi Ćwikła', email: `j.cwikla@${domain}`, sentDaysAgo: 3, home: 'sub-2', rights: ['processes'] }),
  invited({
    name: 'Gość 🎧 z centrali',
    email: `centrala@${domain}`,
    sentDaysAgo: 5,
    home: 'sub-8',
    roles: ['coordination'],
  }),
  invited({ name: 'Świętosława Gżegżółka', email: `s.gzegzolka@${domain}`, sentDaysAgo: 6, admin: true }),
  invited({ name: 'Ambroży Źrebiec', email: `a.zrebiec@${domain}`, sentDaysAgo: 12, home: 'sub-5', rights: ['units'] }),
  invited({ name: 'Eugenia Ździebło', email: `e.zdzieblo@${domain}`, sentDaysAgo: 40, roles: ['billing'] }),
  invited({ name: 'Kajetan Ósmak', email: `k.osmak@${domain}`, sentDaysAgo: 90, home: 'sub-7', rights: ['mail'] }),
  invited({ name: 'Teodor Pomyłka', email: `t.pomylka@${domain}`, sentDaysAgo: 2, revoked: true }),
]
