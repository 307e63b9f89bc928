import {
  historyKinds,
  mutations,
  historyKind,
  shortenedEntry,
  type HistoryEntry,
  type LoggedName,
  type DirectoryChange,
} from '@kontor/domain'
import { afterEach, describe, expect, it } from 'vitest'
import { m } from '#lib/paraglide/messages.js'
import { overwriteGetLocale } from '#lib/paraglide/runtime.js'
import { sampleDirectory } from '#lib/testing/sample-directory.ts'
import { changedRecords } from '#lib/account/history/entry-fields.ts'
import { historyDetails } from './history-details.ts'
import { historyText } from './history-sentence.ts'
import { EntryReader } from './entry-reader.ts'

afterEach(() => overwriteGetLocale(() => 'pl'))

const sample = sampleDirectory()
const zulawy = sample.account('Żuławy Mobile')
const kaszuby = sample.account('Kaszuby Online')
const unit = sample.unit(zulawy.id, 'PT 07240')
const service = sample.service(unit, 'fnp')
const team = sample.role('Zespół FNP', ['processes', 'mail'])
const pawel = sample.member('Paweł Grzęda', { rights: ['mail'], roleIds: [team.id], grants: [zulawy.id] })
const igor = sample.invitation('Igor Łęcki', {
  homeAccountId: kaszuby.id,
  rights: ['finance'],
  expiresAt: 1_795_000_000_000,
})
const organization = sample.directory.organization

const audit = { id: 'type-0001', name: 'Audyt', days: 5, status: 'active' }

const token = { id: 'token-0001', name: 'ERP', scopes: ['read-directory'], endsAt: null }
const hook = { id: 'webhook-01', name: 'Faktury', url: 'https://erp.example/', events: ['people'], status: 'active' }

const names = {
  [token.id]: 'ERP',
  [hook.id]: 'Faktury',
  [audit.id]: 'Audyt',
  [sample.main]: 'Mewa Telekom',
  [zulawy.id]: 'Żuławy Mobile',
  [kaszuby.id]: 'Kaszuby Online',
  [unit.id]: 'PT 07240',
  [service.id]: 'fnp',
  [team.id]: 'Zespół FNP',
  [pawel.id]: 'Paweł Grzęda',
  [igor.id]: 'Igor Łęcki',
  [sample.owner.id]: 'Halina Wróblewska',
}

const entry = (name: LoggedName, args: object, changes: readonly object[], isSystems = false): HistoryEntry => ({
  seq: 1284,
  mutationId: 'mutation-1',
  at: 1_794_000_000_000,
  actor: isSystems
    ? { kind: 'system' }
    : { kind: 'login', loginId: sample.owner.loginId, memberId: sample.owner.id, name: 'Krzysztof Zając' },
  name,
  args: args as Record<string, unknown>,
  changes: changes as readonly DirectoryChange[],
  names,
  hash: 'a'.repeat(64),
  previousHash: 'b'.repeat(64),
})
const change = (kind: DirectoryChange['kind'], id: string, before: object | null, after: object | null) => ({
  kind,
  id,
  before,
  after,
})
const ofPawel = (after: object | null) => [
  change('member', pawel.id, pawel, after === null ? null : { ...pawel, ...after }),
]
const memberId = pawel.id
const demanded = change('organization', 'organization', organization, { ...organization, singleSignOn: true })

interface Described {
  readonly entry: HistoryEntry
  readonly pl: readonly string[]
  readonly en: readonly string[]
}

/** One entry of each name at least: its sentence, then the lines below it. */
const described: readonly Described[] = [
  {
    entry: entry(
      'createSubAccount',
      { accountId: zulawy.id, name: 'Żuławy Mobile', unit: { unitId: unit.id, identifier: 'pt 07240' } },
      [change('account', zulawy.id, null, zulawy), change('unit', unit.id, null, unit)],
    ),
    pl: ['Krzysztof Zając – nowe konto dodatkowe Żuławy Mobile z identyfikatorem PT 07240'],
    en: ['Krzysztof Zając added the sub-account Żuławy Mobile with the identifier PT 07240.'],
  },
  {
    entry: entry('renameAccount', { accountId: zulawy.id, name: 'Żuławy' }, [
      change('account', zulawy.id, zulawy, { ...zulawy, name: 'Żuławy' }),
    ]),
    pl: ['Krzysztof Zając – zmiana nazwy konta: Żuławy Mobile na Żuławy'],
    en: ['Krzysztof Zając renamed the account Żuławy Mobile to Żuławy.'],
  },
  {
    entry: entry('renameAccount', { accountId: zulawy.id, name: 'Żuławy Mobile' }, []),
    pl: ['Krzysztof Zając – zmiana nazwy konta: Żuławy Mobile', 'note Nic się nie zmieniło: tak już było.'],
    en: ['Krzysztof Zając renamed the account Żuławy Mobile.', 'note Nothing changed: it was already so.'],
  },
  {
    entry: entry('archiveAccount', { accountId: zulawy.id }, [
      change('account', zulawy.id, zulawy, { ...zulawy, status: 'archived' }),
    ]),
    pl: ['Krzysztof Zając – archiwizacja konta: Żuławy Mobile'],
    en: ['Krzysztof Zając archived the account Żuławy Mobile.'],
  },
  {
    entry: entry('restoreAccount', { accountId: zulawy.id }, [
      change('account', zulawy.id, { ...zulawy, status: 'archived' }, zulawy),
    ]),
    pl: ['Krzysztof Zając – przywrócenie konta z archiwum: Żuławy Mobile'],
    en: ['Krzysztof Zając restored the account Żuławy Mobile from the archive.'],
  },
  {
    entry: entry('addUnit', { unitId: unit.id, accountId: zulawy.id, identifier: 'PT 07240' }, [
      change('unit', unit.id, null, unit),
    ]),
    pl: ['Krzysztof Zając – dodanie identyfikatora PT 07240 do konta Żuławy Mobile'],
    en: ['Krzysztof Zając added the identifier PT 07240 to the account Żuławy Mobile.'],
  },
  {
    entry: entry('renameUnit', { unitId: unit.id, name: 'Centrala' }, [
      change('unit', unit.id, unit, { ...unit, name: 'Centrala' }),
    ]),
    pl: ['Krzysztof Zając – zmiana nazwy identyfikatora PT 07240 na Centrala'],
    en: ['Krzysztof Zając renamed the identifier PT 07240 to Centrala.'],
  },
  {
    entry: entry('renameUnit', { unitId: unit.id, name: null }, [
      change('unit', unit.id, { ...unit, name: 'Centrala' }, unit),
    ]),
    pl: ['Krzysztof Zając – usunięcie nazwy identyfikatora PT 07240'],
    en: ['Krzysztof Zając removed the name of the identifier PT 07240.'],
  },
  {
    entry: entry('removeUnit', { unitId: unit.id }, [
      change('service', service.id, service, null),
      change('unit', unit.id, unit, null),
    ]),
    pl: ['Krzysztof Zając – usunięcie identyfikatora PT 07240 z konta Żuławy Mobile', 'note Razem z usługami: FNP.'],
    en: [
      'Krzysztof Zając removed the identifier PT 07240 from the account Żuławy Mobile.',
      'note With the services: FNP.',
    ],
  },
  {
    entry: entry('addService', { serviceId: service.id, accountId: zulawy.id, unitId: unit.id, type: 'fnp' }, [
      change('service', service.id, null, service),
    ]),
    pl: ['Krzysztof Zając – dodanie usługi FNP do identyfikatora PT 07240 na koncie Żuławy Mobile'],
    en: ['Krzysztof Zając added the service FNP to the identifier PT 07240 of the account Żuławy Mobile.'],
  },
  {
    entry: entry('removeService', { serviceId: service.id }, [change('service', service.id, service, null)]),
    pl: ['Krzysztof Zając – usunięcie usługi FNP z identyfikatora PT 07240 na koncie Żuławy Mobile'],
    en: ['Krzysztof Zając removed the service FNP from the identifier PT 07240 of the account Żuławy Mobile.'],
  },
  {
    entry: entry('createRole', { roleId: team.id, name: 'Zespół FNP', rights: ['processes', 'mail'] }, [
      change('role', team.id, null, team),
    ]),
    pl: ['Krzysztof Zając – nowa rola: Zespół FNP', 'note Prawa: Procesy i Poczta.'],
    en: ['Krzysztof Zając created the role Zespół FNP.', 'note Rights: Processes and Mail.'],
  },
  {
    entry: entry('changeRole', { roleId: team.id, add: ['finance'], remove: ['mail'] }, [
      change('role', team.id, team, { ...team, rights: ['processes', 'finance'] }),
    ]),
    pl: ['Krzysztof Zając – zmiana praw roli: Zespół FNP', 'gain Finanse.', 'loss Poczta.'],
    en: ['Krzysztof Zając changed the rights of the role Zespół FNP.', 'gain Finance.', 'loss Mail.'],
  },
  {
    entry: entry('changeRole', { roleId: team.id, name: 'Portowcy', add: [], remove: [] }, [
      change('role', team.id, team, { ...team, name: 'Portowcy' }),
    ]),
    pl: ['Krzysztof Zając – zmiana nazwy roli: Zespół FNP na Portowcy'],
    en: ['Krzysztof Zając renamed the role Zespół FNP to Portowcy.'],
  },
  {
    entry: entry('changeRole', { roleId: team.id, name: 'Portowcy', add: ['finance'], remove: [] }, [
      change('role', team.id, team, { ...team, name: 'Portowcy', rights: [...team.rights, 'finance'] }),
    ]),
    pl: ['Krzysztof Zając – zmiana nazwy roli: Zespół FNP na Portowcy, oraz jej praw', 'gain Finanse.'],
    en: ['Krzysztof Zając renamed the role Zespół FNP to Portowcy and changed its rights.', 'gain Finance.'],
  },
  {
    entry: entry('deleteRole', { roleId: team.id }, [
      change('member', pawel.id, { ...pawel, admin: true, roleIds: [team.id] }, { ...pawel, admin: true, roleIds: [] }),
      change('role', team.id, team, null),
    ]),
    pl: ['Krzysztof Zając – usunięcie roli: Zespół FNP', 'note Prawa: Procesy i Poczta.'],
    en: ['Krzysztof Zając deleted the role Zespół FNP.', 'note Rights: Processes and Mail.'],
  },
  {
    entry: entry('inviteMember', { invitationId: igor.id, name: 'Igor Łęcki', homeAccountId: kaszuby.id }, [
      change('invitation', igor.id, null, igor),
    ]),
    pl: [
      'Krzysztof Zając – zaproszenie do konta Kaszuby Online: Igor Łęcki',
      'note Prawa: Finanse.',
      'note Zaproszenie jest ważne do …',
    ],
    en: [
      'Krzysztof Zając invited Igor Łęcki to the account Kaszuby Online.',
      'note Rights: Finance.',
      'note The invitation is valid until …',
    ],
  },
  {
    entry: entry('inviteExistingMember', { invitationId: igor.id, username: 'i.lecki', homeAccountId: kaszuby.id }, [
      change('invitation', igor.id, null, { ...igor, rights: [] }),
    ]),
    pl: [
      'Krzysztof Zając – zaproszenie istniejącego loginu do konta Kaszuby Online: i.lecki',
      'note Bez żadnego prawa.',
      'note Zaproszenie jest ważne do …',
    ],
    en: [
      'Krzysztof Zając invited the existing login i.lecki to the account Kaszuby Online.',
      'note Without any right.',
      'note The invitation is valid until …',
    ],
  },
  {
    entry: entry('resendInvitation', { invitationId: igor.id }, [
      change('invitation', igor.id, igor, { ...igor, admin: true }),
    ]),
    pl: [
      'Krzysztof Zając – ponowne wysłanie zaproszenia: Igor Łęcki',
      'note Jako administrator.',
      'note Zaproszenie jest ważne do …',
    ],
    en: [
      'Krzysztof Zając sent the invitation of Igor Łęcki again.',
      'note As an administrator.',
      'note The invitation is valid until …',
    ],
  },
  {
    entry: entry('changeInvitation', { invitationId: igor.id }, [
      change('invitation', igor.id, { ...igor, rights: ['finance'] }, { ...igor, rights: ['mail'] }),
    ]),
    pl: ['Krzysztof Zając – zmiana praw w zaproszeniu: Igor Łęcki', 'gain Poczta.', 'loss Finanse.'],
    en: ['Krzysztof Zając changed the rights in the invitation of Igor Łęcki.', 'gain Mail.', 'loss Finance.'],
  },
  {
    entry: entry('revokeInvitation', { invitationId: igor.id }, [
      change('invitation', igor.id, igor, { ...igor, status: 'revoked' }),
    ]),
    pl: ['Krzysztof Zając – cofnięcie zaproszenia: Igor Łęcki'],
    en: ['Krzysztof Zając revoked the invitation of Igor Łęcki.'],
  },
  {
    entry: entry(
      'acceptInvitation',
      { invitationId: igor.id, name: 'Paweł Grzęda', username: 'p.grzeda' },
      [change('member', pawel.id, null, pawel), change('invitation', igor.id, igor, { ...igor, status: 'accepted' })],
      true,
    ),
    pl: [
      'Paweł Grzęda – przyjęcie zaproszenia do konta Mewa Telekom, nazwa użytkownika p.grzeda',
      'note Prawa: Poczta, rola Zespół FNP i konto Żuławy Mobile.',
    ],
    en: [
      'Paweł Grzęda accepted the invitation to the account Mewa Telekom, with the user name p.grzeda.',
      'note Rights: Mail, the role Zespół FNP, and the account Żuławy Mobile.',
    ],
  },
  {
    entry: entry(
      'expireInvitation',
      { invitationId: igor.id },
      [change('invitation', igor.id, igor, { ...igor, status: 'expired' })],
      true,
    ),
    pl: ['Zaproszenie wygasło: Igor Łęcki'],
    en: ['The invitation of Igor Łęcki expired.'],
  },
  {
    entry: entry('expireInvitation', { invitationId: igor.id }, [], true),
    pl: ['Sprawdzono ważność zaproszenia: Igor Łęcki', 'note Nic się nie zmieniło: tak już było.'],
    en: ['The validity of the invitation of Igor Łęcki was checked.', 'note Nothing changed: it was already so.'],
  },
  {
    entry: entry('recordDelivery', { invitationId: igor.id, sentAt: 1, reason: 'unknown-address' }, [], true),
    pl: ['Nie dostarczono zaproszenia: Igor Łęcki. Nie ma takiego adresu e-mail.'],
    en: ['The invitation of Igor Łęcki was not delivered: there is no such e-mail address.'],
  },
  {
    entry: entry('recordDelivery', { invitationId: igor.id, sentAt: 1, reason: null }, [], true),
    pl: ['Serwer poczty przyjął zaproszenie: Igor Łęcki'],
    en: ['The mail server took the invitation of Igor Łęcki.'],
  },
  {
    entry: entry('confirmEmail', { loginId: 'login-pawel', email: 'nowy@mewa.example' }, ofPawel({}), true),
    pl: ['Nowy adres e-mail potwierdzony: Paweł Grzęda, nowy@mewa.example'],
    en: ['Paweł Grzęda confirmed the new e-mail nowy@mewa.example'],
  },
  {
    entry: entry('changeContact', { phone: '+48583200000' }, ofPawel({})),
    pl: ['Krzysztof Zając – zmiana danych kontaktowych: Paweł Grzęda', 'note Numer telefonu: +48583200000.'],
    en: ['Krzysztof Zając changed the contact details of Paweł Grzęda.', 'note Telephone number: +48583200000.'],
  },
  {
    entry: entry('changeContact', { email: 'nowy@mewa.example' }, ofPawel({})),
    pl: [
      'Krzysztof Zając – zmiana danych kontaktowych: Paweł Grzęda',
      'note Nowy adres e-mail, ważny po potwierdzeniu: nowy@mewa.example.',
    ],
    en: [
      'Krzysztof Zając changed the contact details of Paweł Grzęda.',
      'note New e-mail address, valid once confirmed: nowy@mewa.example.',
    ],
  },
  {
    entry: entry('coverUnit', { identifier: 'PT 07240', accountId: zulawy.id }, [change('unit', unit.id, null, unit)]),
    pl: ['Krzysztof Zając – dodanie jednostki PT 07240 do umowy i do konta Żuławy Mobile'],
    en: ['Krzysztof Zając added the unit PT 07240 to the contract and to the account Żuławy Mobile.'],
  },
  {
    entry: entry('setContractUnit', { identifier: 'PT 07240', from: '2026-12-01', until: null }, []),
    pl: ['Krzysztof Zając – ustawienie dat jednostki PT 07240 w umowie', 'note W umowie od 1 gru 2026, bezterminowo.'],
    en: [
      'Krzysztof Zając set the dates of the unit PT 07240 in the contract.',
      'note In the contract from 1 Dec 2026, until further notice.',
    ],
  },
  {
    entry: entry('setContractUnit', { identifier: 'PT 07240', from: '2026-12-01', until: '2026-12-31' }, []),
    pl: ['Krzysztof Zając – ustawienie dat jednostki PT 07240 w umowie', 'note W umowie od 1 gru 2026 do 31 gru 2026.'],
    en: [
      'Krzysztof Zając set the dates of the unit PT 07240 in the contract.',
      'note In the contract from 1 Dec 2026 to 31 Dec 2026.',
    ],
  },
  {
    entry: entry('demandSingleSignOn', { demanded: true }, [demanded]),
    pl: ['Krzysztof Zając – wymaganie logowania firmowego'],
    en: ['Krzysztof Zając required single sign-on.'],
  },
  {
    entry: entry('demandSingleSignOn', { demanded: false }, [demanded]),
    pl: ['Krzysztof Zając – koniec wymagania logowania firmowego'],
    en: ['Krzysztof Zając stopped requiring single sign-on.'],
  },
  {
    entry: entry('liftSingleSignOn', {}, [demanded]),
    pl: ['Krzysztof Zając – koniec wymagania logowania firmowego'],
    en: ['Krzysztof Zając stopped requiring single sign-on.'],
  },
  {
    entry: entry('clearSingleSignOn', { organizationId: 'mewa-0001' }, [demanded], true),
    pl: ['Serwer – koniec wymagania logowania firmowego, na polecenie operatora'],
    en: ['The server stopped requiring single sign-on, at the operator’s command.'],
  },
  {
    entry: entry('endContractUnit', { identifier: 'PT 07240' }, [change('unit', unit.id, unit, null)]),
    pl: ['Koniec jednostki PT 07240 w umowie: nie ma jej już na koncie'],
    en: ['The unit PT 07240 left the contract and its account.'],
  },
  {
    entry: entry('endContractUnit', { identifier: 'PT 07240' }, []),
    pl: ['Jednostka PT 07240 zostaje w umowie: jej data została wcześniej zmieniona'],
    en: ['The unit PT 07240 stays in the contract: its date had been changed before.'],
  },
  {
    entry: entry('changeRights', { memberId }, ofPawel({ rights: ['finance'], roleIds: [] })),
    pl: ['Krzysztof Zając – zmiana praw dostępu: Paweł Grzęda', 'gain Finanse.', 'loss Poczta i rola Zespół FNP.'],
    en: ['Krzysztof Zając changed the rights of Paweł Grzęda.', 'gain Finance.', 'loss Mail and the role Zespół FNP.'],
  },
  {
    entry: entry('changeGrants', { memberId }, ofPawel({ grants: [kaszuby.id] })),
    pl: [
      'Krzysztof Zając – zmiana dostępu do kont dodatkowych: Paweł Grzęda',
      'gain konto Kaszuby Online.',
      'loss konto Żuławy Mobile.',
    ],
    en: [
      'Krzysztof Zając changed the access of Paweł Grzęda to sub-accounts.',
      'gain the account Kaszuby Online.',
      'loss the account Żuławy Mobile.',
    ],
  },
  {
    entry: entry('assignAdmin', { memberId }, ofPawel({ admin: true })),
    pl: ['Krzysztof Zając – przypisanie praw administratora: Paweł Grzęda', 'gain wszystkie prawa i wszystkie konta.'],
    en: ['Krzysztof Zając made Paweł Grzęda an administrator.', 'gain all rights and all accounts.'],
  },
  {
    entry: entry('withdrawAdmin', { memberId }, [change('member', memberId, { ...pawel, admin: true }, pawel)]),
    pl: [
      'Krzysztof Zając – odebranie praw administratora: Paweł Grzęda',
      'loss prawa administratora.',
      'stays Poczta, rola Zespół FNP, konto Mewa Telekom i konto Żuławy Mobile.',
    ],
    en: [
      'Krzysztof Zając withdrew the administrator rights of Paweł Grzęda.',
      'loss administrator rights.',
      'stays Mail, the role Zespół FNP, the account Mewa Telekom, and the account Żuławy Mobile.',
    ],
  },
  {
    entry: entry(
      'moveMember',
      { memberId, homeAccountId: kaszuby.id },
      ofPawel({ homeAccountId: kaszuby.id, grants: [] }),
    ),
    pl: [
      'Krzysztof Zając – przeniesienie do konta Kaszuby Online: Paweł Grzęda',
      'note Konto macierzyste: Mewa Telekom → Kaszuby Online.',
      'loss konto Żuławy Mobile.',
    ],
    en: [
      'Krzysztof Zając moved Paweł Grzęda to the account Kaszuby Online.',
      'note Home account: Mewa Telekom → Kaszuby Online.',
      'loss the account Żuławy Mobile.',
    ],
  },
  {
    entry: entry('suspendMember', { memberId }, ofPawel({ status: 'suspended' })),
    pl: ['Krzysztof Zając – zawieszenie dostępu: Paweł Grzęda'],
    en: ['Krzysztof Zając suspended Paweł Grzęda.'],
  },
  {
    entry: entry('reinstateMember', { memberId }, [
      change('member', memberId, { ...pawel, status: 'suspended' }, pawel),
    ]),
    pl: ['Krzysztof Zając – przywrócenie dostępu: Paweł Grzęda'],
    en: ['Krzysztof Zając reinstated Paweł Grzęda.'],
  },
  {
    entry: entry('removeMember', { memberId }, ofPawel(null)),
    pl: [
      'Krzysztof Zając – usunięcie użytkownika: Paweł Grzęda',
      'loss Poczta, rola Zespół FNP, konto Mewa Telekom i konto Żuławy Mobile.',
    ],
    en: [
      'Krzysztof Zając removed the user Paweł Grzęda.',
      'loss Mail, the role Zespół FNP, the account Mewa Telekom, and the account Żuławy Mobile.',
    ],
  },
  {
    entry: entry('endSessions', { memberId, sessionId: null }, []),
    pl: ['Krzysztof Zając – zakończenie wszystkich sesji: Paweł Grzęda'],
    en: ['Krzysztof Zając ended all sessions of Paweł Grzęda.'],
  },
  {
    entry: entry('endSessions', { memberId, sessionId: 'session-0001' }, []),
    pl: ['Krzysztof Zając – zakończenie jednej sesji: Paweł Grzęda'],
    en: ['Krzysztof Zając ended one session of Paweł Grzęda.'],
  },
  {
    entry: entry('sendPasswordLink', { memberId }, []),
    pl: ['Krzysztof Zając – wysłanie linku do nowego hasła: Paweł Grzęda'],
    en: ['Krzysztof Zając sent Paweł Grzęda a password link.'],
  },
  {
    entry: entry('resetSecondFactor', { memberId }, []),
    pl: ['Krzysztof Zając – wyłączenie drugiego składnika: Paweł Grzęda'],
    en: ['Krzysztof Zając turned off the second factor of Paweł Grzęda.'],
  },
  {
    entry: entry('turnOffSecondFactor', { memberId, name: 'Paweł Grzęda', email: 'pawel@mewa.example' }, []),
    pl: ['Krzysztof Zając – wyłączenie drugiego składnika: Paweł Grzęda'],
    en: ['Krzysztof Zając turned off the second factor of Paweł Grzęda.'],
  },
  {
    entry: entry('viewAs', { memberId, reason: 'nie widzi kart FNP' }, []),
    pl: ['Krzysztof Zając – podgląd jako Paweł Grzęda', 'note Powód: „nie widzi kart FNP”.'],
    en: ['Krzysztof Zając viewed Kontor as Paweł Grzęda.', 'note Reason: “nie widzi kart FNP”.'],
  },
  {
    entry: entry('viewAs', { memberId }, []),
    pl: ['Krzysztof Zając – podgląd jako Paweł Grzęda', 'note Bez podania powodu.'],
    en: ['Krzysztof Zając viewed Kontor as Paweł Grzęda.', 'note No reason was given.'],
  },
  {
    entry: entry('createToken', { tokenId: token.id, name: 'ERP' }, [change('token', token.id, null, token)]),
    pl: ['Krzysztof Zając – nowy klucz API: ERP', 'note Co wolno: czyta katalog.'],
    en: ['Krzysztof Zając created the API token ERP.', 'note It may: reads the directory.'],
  },
  {
    entry: entry('revokeToken', { tokenId: token.id }, [change('token', token.id, token, null)]),
    pl: ['Krzysztof Zając – unieważnienie klucza API: ERP'],
    en: ['Krzysztof Zając revoked the API token ERP.'],
  },
  {
    entry: entry('createWebhook', { webhookId: hook.id }, [change('webhook', hook.id, null, hook)]),
    pl: ['Krzysztof Zając – nowy webhook: Faktury', 'note https://erp.example/'],
    en: ['Krzysztof Zając added the webhook Faktury.', 'note https://erp.example/'],
  },
  {
    entry: entry('changeWebhook', { webhookId: hook.id, status: 'active' }, [change('webhook', hook.id, hook, hook)]),
    pl: ['Krzysztof Zając – zmiana webhooka: Faktury', 'note działa'],
    en: ['Krzysztof Zając changed the webhook Faktury.', 'note active'],
  },
  {
    entry: entry('removeWebhook', { webhookId: hook.id }, [change('webhook', hook.id, hook, null)]),
    pl: ['Krzysztof Zając – usunięcie webhooka: Faktury'],
    en: ['Krzysztof Zając removed the webhook Faktury.'],
  },
  {
    entry: entry('renewWebhookSecret', { webhookId: hook.id }, []),
    pl: ['Krzysztof Zając – nowy sekret webhooka: Faktury'],
    en: ['Krzysztof Zając made a new secret for the webhook Faktury.'],
  },
  {
    entry: entry('stopWebhook', { webhookId: hook.id }, [change('webhook', hook.id, hook, hook)]),
    pl: ['Krzysztof Zając – zatrzymanie webhooka, który od dawna nie odpowiadał: Faktury'],
    en: ['Krzysztof Zając stopped the webhook Faktury, which had not answered for long.'],
  },
  {
    entry: entry('addProcessType', { processTypeId: audit.id, name: 'Audyt', days: 5 }, [
      change('processType', audit.id, null, audit),
    ]),
    pl: ['Krzysztof Zając – nowy typ procesu: Audyt'],
    en: ['Krzysztof Zając added the type of process Audyt.'],
  },
  {
    entry: entry('changeProcessType', { processTypeId: audit.id, days: 7 }, [
      change('processType', audit.id, audit, { ...audit, days: 7 }),
    ]),
    pl: ['Krzysztof Zając – zmiana typu procesu: Audyt', 'note Termin: 7 dni.'],
    en: ['Krzysztof Zając changed the type of process Audyt.', 'note Deadline: 7 days.'],
  },
  {
    entry: entry('changeProcessType', { processTypeId: audit.id, unit: 'working-days' }, [
      change('processType', audit.id, audit, { ...audit, unit: 'working-days' }),
    ]),
    pl: ['Krzysztof Zając – zmiana typu procesu: Audyt', 'note Termin: 5 dni roboczych.'],
    en: ['Krzysztof Zając changed the type of process Audyt.', 'note Deadline: 5 working days.'],
  },
  {
    entry: entry('changeProcessType', { processTypeId: audit.id, name: 'Kontrola' }, [
      change('processType', audit.id, audit, { ...audit, name: 'Kontrola' }),
    ]),
    pl: ['Krzysztof Zając – zmiana nazwy typu procesu: Audyt na Kontrola'],
    en: ['Krzysztof Zając renamed the type of process Audyt to Kontrola.'],
  },
  {
    entry: entry('removeProcessType', { processTypeId: audit.id }, [
      change('processType', audit.id, audit, { ...audit, status: 'removed' }),
    ]),
    pl: ['Krzysztof Zając – usunięcie typu procesu: Audyt'],
    en: ['Krzysztof Zając removed the type of process Audyt.'],
  },
  {
    entry: entry('changeDeadlines', { deadlines: [], reset: [] }, [
      change('deadline', 'notice', null, { id: 'notice', term: { amount: 1, unit: 'working-days' } }),
      change('deadline', 'fault', { id: 'fault', term: { amount: 6, unit: 'working-hours' } }, null),
    ]),
    pl: [
      'Krzysztof Zając – zmiana terminów procesów',
      'note Okres wypowiedzenia: 14 dni → 1 dzień roboczy.',
      'note Awaria: 6 godzin roboczych → bez terminu.',
    ],
    en: [
      'Krzysztof Zając changed the deadlines of processes.',
      'note Period of notice: 14 days → 1 working day.',
      'note Fault: 6 working hours → no deadline.',
    ],
  },
  {
    entry: entry('changeDeadlines', { deadlines: [], reset: [] }, []),
    pl: ['Krzysztof Zając – zmiana terminów procesów', 'note Nic się nie zmieniło: tak już było.'],
    en: ['Krzysztof Zając changed the deadlines of processes.', 'note Nothing changed: it was already so.'],
  },
  {
    entry: entry('recordSignIn', { loginId: pawel.loginId }, ofPawel({ lastSignInAt: 7 }), true),
    pl: ['Paweł Grzęda – logowanie'],
    en: ['Paweł Grzęda signed in.'],
  },
  {
    entry: entry('recordSignIn', { loginId: pawel.loginId }, [], true),
    pl: ['Logowanie loginem, który nie należy już do organizacji'],
    en: ['A login that no longer belongs to the organisation signed in.'],
  },
  {
    entry: entry(
      'registerOrganization',
      {},
      [
        change('organization', 'organization', null, organization),
        change('account', sample.main, null, { ...zulawy, id: sample.main, kind: 'main', name: 'Mewa Telekom' }),
        change('member', sample.owner.id, null, sample.owner),
      ],
      true,
    ),
    pl: ['Rejestracja konta głównego Mewa Telekom, podmiot Mewa Telekom; login główny: Halina Wróblewska'],
    en: [
      'The main account Mewa Telekom was registered for the legal entity Mewa Telekom; primary login: Halina Wróblewska.',
    ],
  },
  {
    entry: entry(
      'importOrganization',
      {},
      [
        change('organization', 'organization', null, organization),
        change('member', sample.owner.id, null, sample.owner),
        change('member', pawel.id, null, pawel),
        change('role', team.id, null, team),
      ],
      true,
    ),
    pl: [
      'Wczytanie całej organizacji Mewa Telekom z innego serwera albo z danych pokazowych',
      'note Osoby: 2, konta: 0, role: 1.',
    ],
    en: [
      'The whole organisation Mewa Telekom was brought in, from another server or from the demonstration.',
      'note People: 2, accounts: 0, roles: 1.',
    ],
  },
]

/** The time of day is in the browser's zone. */
const untimed = (text: string) => text.replace(/(ważne do|valid until) .*\.$/u, '$1 …')
const linesOf = (of: HistoryEntry) => {
  const entryTold = new EntryReader(of)
  return [historyText(entryTold), ...historyDetails(entryTold).map(({ kind, text }) => untimed(`${kind} ${text}`))]
}
const anyId = /\b(account|member|role|unit|service|invitation|login|session|organization|mutation)-\d/u
const unnamed = /bez nazwy|without a name|unnamed/iu

describe('[ISSUE 3] every accepted mutation is described in words', () => {
  it.each(described)('[ISSUE 3] $entry.name: $pl.0', ({ entry: of, pl, en }) => {
    expect(linesOf(of)).toEqual(pl)
    overwriteGetLocale(() => 'en')
    expect(linesOf(of)).toEqual(en)
  })

  it('[ISSUE 3] an import is described with all its records, also where only the first of them are known', () => {
    overwriteGetLocale(() => 'en')
    const whole = described.find(({ entry: { name } }) => name === 'importOrganization')?.entry
    const detailsOf = (of: HistoryEntry | undefined) => of && historyDetails(new EntryReader(of))
    expect(detailsOf(whole && shortenedEntry(whole, 1))).toEqual(detailsOf(whole))
  })

  it('[ISSUE 3] every name in the log is tested, and every kind has words', () => {
    const all = [...Object.keys(mutations), 'importOrganization']
    expect([...new Set(described.map(({ entry: { name } }) => name))].toSorted()).toEqual(all.toSorted())
    expect(new Set(described.map(({ entry: { name } }) => historyKind(name)))).toEqual(new Set(historyKinds))
    for (const locale of ['pl', 'en'] as const)
      expect(historyKinds.map((kind) => m.history_kind({ kind }, { locale }))).not.toContain(
        m.history_kind({ kind: '' }, { locale }),
      )
  })

  it.each(['pl', 'en'] as const)('[ISSUE 3] %s: no sentence and no field contains an id', (locale) => {
    overwriteGetLocale(() => locale)
    for (const { entry: of } of described) {
      const fields = changedRecords(new EntryReader(of))
      const text = JSON.stringify([linesOf(of), fields.map(({ title, fields: inner }) => [title, inner])])
      expect(text).not.toMatch(anyId)
      expect(text).not.toMatch(unnamed)
      expect(text).not.toContain(m.history_field({ field: '' }))
      expect(text).not.toContain(m.history_value({ value: '' }))
    }
  })
})

it('[ISSUE 3] an entry unfolds into what was before and after, field by field', () => {
  const [record] = changedRecords(
    new EntryReader(entry('changeRights', { memberId }, ofPawel({ rights: ['finance'], roleIds: [] }))),
  )
  expect(record).toEqual({
    id: pawel.id,
    title: 'Użytkownik: Paweł Grzęda',
    fields: [
      { label: 'Prawa dostępu', before: 'Poczta', after: 'Finanse' },
      { label: 'Role', before: 'Zespół FNP', after: null },
    ],
  })
})

it('[ISSUE 3] a record has the name of that time, and today’s only where the entry has none', () => {
  const of = {
    ...entry('suspendMember', { memberId }, ofPawel({ status: 'suspended' })),
    names: { [pawel.id]: 'Paweł Dawny' },
  }
  expect(historyText(new EntryReader(of, () => 'Paweł Dzisiejszy'))).toContain('Paweł Dawny')
  expect(historyText(new EntryReader({ ...of, names: {} }, () => 'Paweł Dzisiejszy'))).toContain('Paweł Dzisiejszy')
})

it('[S14] an entry of another version is described as far as it is known', () => {
  expect(historyText(new EntryReader(entry('changeGrants', { unknown: 7 }, [])))).toBe(
    'Krzysztof Zając – zmiana dostępu do kont dodatkowych: (bez nazwy)',
  )
})
