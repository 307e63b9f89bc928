import type { Right, ServiceType } from '@kontor/domain'
import type { Group, GroupInvitation, GroupMember, SubAccount } from './group.ts'
import { invited } from './invited.ts'
import { polishPeople } from './polish-people.ts'
import { unusualNames } from './unusual-names.ts'

const domain = 'bursztyn.example'
const roles: Group['roles'] = [
  { key: 'reception', name: 'Recepcja', rights: ['calendar', 'reservations', 'mail'] },
  { key: 'sales', name: 'Sprzedaż i promocje', rights: ['calendar', 'promotions'] },
  { key: 'billing', name: 'Księgowość', rights: ['finance'] },
  { key: 'direction', name: 'Dyrekcja obiektu', rights: ['calendar', 'mail', 'finance', 'property', 'reservations'] },
  { key: 'content', name: 'Opisy i zdjęcia', rights: ['property'] },
  { key: 'insight', name: 'Wgląd w konta i osoby', rights: ['account'] },
]

const propertyNames = [
  ...[
    'Bursztyn Gdańsk',
    'Bursztyn Sopot',
    'Willa Żeglarska, Jastarnia',
    'Dwór Łęgowo',
    'Pałac Brzeźno',
    'Bursztyn Łeba',
  ],
  ...[
    'Bursztyn Ustka',
    'Zajazd pod Żurawiem, Frombork',
    'Bursztyn Mikołajki',
    'Przystań Giżycko',
    'Bursztyn Białystok',
  ],
  ...[
    'Leśniczówka Białowieża',
    'Bursztyn Warszawa Powiśle',
    'Bursztyn Łódź Księży Młyn',
    'Kamienica Toruń',
    'Bursztyn Poznań',
  ],
  ...[
    'Młyn nad Wartą, Śrem',
    'Bursztyn Wrocław',
    'Bursztyn Świeradów',
    'Schronisko Śnieżka',
    'Bursztyn Kraków Kazimierz',
  ],
  ...[
    'Willa Tatrzańska, Zakopane',
    'Bursztyn Rzeszów',
    'Bursztyn Kazimierz Dolny',
    'Bursztyn Świnoujście Spa & Wellness – Apartamenty Nadmorskie z Widokiem na Morze',
  ],
]
const serviceTypes: readonly ServiceType[] = ['accommodation', 'dining', 'wellness', 'events']
const directRights: readonly (readonly Right[])[] = [
  [],
  ['mail'],
  ['reservations'],
  ['promotions'],
  ['calendar', 'property'],
]

/** Hospitality: a main account, twenty-five properties, a hundred and forty people (issue 2, part 5). */
export const hoteleBursztyn = (): Group => {
  const [owner, ...others] = polishPeople({ from: 400, count: 140, domain, usernames: 'given' })
  if (owner === undefined) throw new Error('the group has an owner')
  return {
    key: 'bursztyn',
    profile: 'hospitality',
    legalEntity: { name: 'Hotele Bursztyn S.A.', taxId: '584-271-00-64' },
    address: { street: 'ul. Jantarowa 2', place: '80-999 Gdańsk' },
    contractNumber: 'K/2017/000631',
    accountName: 'Hotele Bursztyn',
    unit: { identifier: 'HB 000', name: 'Centrala, Gdańsk', services: ['events'] },
    owner,
    roles,
    subAccounts,
    members: others.map((person, at) => {
      const unusual = at % 20 === 13 ? unusualNames[Math.floor(at / 20)] : undefined
      const named =
        unusual === undefined
          ? person
          : { ...unusual, username: `${unusual.username}.hb`, email: `${unusual.username}@${domain}` }
      return { ...named, ...accessOf(at), ...pastOf(at) }
    }),
    invitations,
  }
}

const keyOf = (at: number): string => `sub-${at % propertyNames.length}`

const subAccounts: readonly SubAccount[] = propertyNames.map((name, at) => ({
  key: keyOf(at),
  name,
  units: [{ identifier: `HB ${String(at + 1).padStart(3, '0')}`, name, services: serviceTypes.slice(0, 1 + (at % 4)) }],
}))

/** The first six administer, the next thirty-four work in the main account, the rest in one property each. */
const accessOf = (at: number): Pick<GroupMember, 'home' | 'admin' | 'rights' | 'roles' | 'grants' | 'shownAs'> => {
  const own = { rights: directRights[at % directRights.length] ?? [], roles: [roles[at % roles.length]?.key ?? ''] }
  if (at < 6) return { ...own, home: 'main', admin: true, grants: [], shownAs: at === 0 ? 'administrator' : null }
  if (at < 40) {
    const grants = Array.from({ length: at % 7 }, (_, grant) => keyOf(at + grant * 3))
    return { ...own, home: 'main', admin: false, grants, shownAs: at === 12 ? 'main-account-user' : null }
  }
  return { ...own, home: keyOf(at), admin: false, grants: [], shownAs: at === 40 ? 'sub-account-user' : null }
}

/** People joined in waves; suspended ones have not signed in since. */
const pastOf = (at: number): Pick<GroupMember, 'invitedDaysAgo' | 'signedInHoursAgo' | 'suspendedDaysAgo'> => {
  const suspendedDaysAgo = at % 29 === 28 ? 20 : null
  const signedInHoursAgo = suspendedDaysAgo === null ? 1 + ((at * at * 17) % 1_200) : 24 * 40
  return {
    invitedDaysAgo: 390 - Math.floor(at / 10) * 25,
    signedInHoursAgo: at % 13 === 12 ? null : signedInHoursAgo,
    suspendedDaysAgo,
  }
}

const invitations: readonly GroupInvitation[] = [
  invited({
    name: 'Apolonia Śliwińska',
    email: `a.sliwinska@${domain}`,
    sentDaysAgo: 0.2,
    home: 'sub-0',
    roles: ['reception'],
  }),
  invited({
    name: 'Gerard Włóczykij',
    email: `g.wloczykij@${domain}`,
    sentDaysAgo: 2,
    home: 'sub-21',
    rights: ['reservations', 'mail'],
  }),
  invited({
    name: 'سارة منصور',
    email: `s.mansour@${domain}`,
    sentDaysAgo: 4,
    roles: ['sales'],
    grants: ['sub-1', 'sub-5', 'sub-6', 'sub-24'],
  }),
  invited({ name: 'Żelisława Ćmiel', email: `z.cmiel@${domain}`, sentDaysAgo: 6.5, roles: ['billing'] }),
  invited({ name: 'Onufry Łazęga', email: `o.lazega@${domain}`, sentDaysAgo: 9, home: 'sub-11', roles: ['direction'] }),
  invited({ name: 'Pelagia Świst', email: `p.swist@${domain}`, sentDaysAgo: 33, home: 'sub-18', rights: ['calendar'] }),
  invited({ name: 'Kosma Wężyk', email: `k.wezyk@${domain}`, sentDaysAgo: 70, roles: ['content'], grants: ['sub-2'] }),
  invited({ name: 'Ziemowit Źródło', email: `z.zrodlo@${domain}`, sentDaysAgo: 1, home: 'sub-3', revoked: true }),
]
