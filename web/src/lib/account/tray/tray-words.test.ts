import type { MutationId, OrganizationId } from '@kontor/domain'
import type { TrayEntry } from '@kontor/replica'
import { afterEach, expect, test } from 'vitest'
import { overwriteGetLocale } from '#lib/paraglide/runtime.js'
import { fittingForm } from './fitting-form.ts'
import { changeTitle, changeInWords } from '#lib/words/change-in-words.ts'
import { refusedRecords } from './refused-records.ts'
import { madeNames, waitsFor } from './waits-for.ts'

const entry = (over: Partial<TrayEntry>): TrayEntry => ({
  id: 'mutation-1' as MutationId,
  document: 'directory/organization' as TrayEntry['document'],
  organizationId: 'organization' as OrganizationId,
  name: 'createSubAccount',
  args: {},
  createdAt: 0,
  names: {},
  refusal: { code: 'not-admin' },
  refusedAt: 0,
  ...over,
})

const creation = entry({
  args: { accountId: 'account-9', name: 'Puck Światło', unit: { unitId: 'unit-0009', identifier: 'PT 10478' } },
  refusal: { code: 'unit-taken', identifier: 'PT 10478', accountName: null },
})
const grant = entry({
  id: 'mutation-2' as MutationId,
  name: 'changeGrants',
  args: { memberId: 'member-1', add: ['account-9'], remove: [] },
  names: { 'member-1': 'Paweł Grzęda' },
  refusal: { code: 'unknown-account', recordId: 'account-9' },
})

afterEach(() => overwriteGetLocale(() => 'pl'))

test('[S6] a change that depends on a refused one names it', () => {
  const tray = [creation, grant]
  expect(waitsFor(grant, tray)).toBe(creation)
  expect(waitsFor(creation, tray)).toBe(null)
  expect(changeTitle({ ...grant, names: { ...madeNames(tray), ...grant.names } })).toBe(
    'Zmiana dostępu do kont dodatkowych: Paweł Grzęda',
  )
  expect(changeInWords({ ...grant, names: { ...madeNames(tray), ...grant.names } }).gains).toBe('Puck Światło')
})

test('[S5] a change has a sentence in both languages', () => {
  const rights = entry({
    name: 'changeRights',
    args: { memberId: 'member-1', add: ['finance'], remove: ['mail'], addRoles: ['role-0001'], removeRoles: [] },
    names: { 'member-1': 'Paweł Grzęda', 'role-0001': 'Zespół MNP' },
  })
  expect([
    changeTitle(creation),
    changeTitle(rights),
    changeInWords(rights).gains,
    changeInWords(rights).loses,
  ]).toEqual([
    'Nowe konto Puck Światło z identyfikatorem PT 10478',
    'Zmiana praw dostępu: Paweł Grzęda',
    'Finanse i rolę Zespół MNP',
    'Pocztę',
  ])
  overwriteGetLocale(() => 'en')
  expect([changeTitle(creation), changeInWords(rights).gains]).toEqual([
    'Create the account Puck Światło with the identifier PT 10478',
    'Finance and the role Zespół MNP',
  ])
})

test('[S14] a change of an older page is described as far as it is known', () => {
  expect(changeTitle(entry({ args: { something: 7 } }))).toBe('Nowe konto (bez nazwy) z identyfikatorem (bez nazwy)')
})

test('[DESIGN 9] a change of a section, and one that this version does not know, stay readable', () => {
  const document = 'section/account-9.unknown' as TrayEntry['document']
  expect(changeTitle(entry({ document, name: 'openProcess' }))).toBe('Zmiana z innej wersji programu')
  // A section's mutation of the same name has nothing to do with the directory's.
  expect(changeTitle(entry({ document, name: 'renameAccount' }))).toBe('Zmiana z innej wersji programu')
  expect(fittingForm(entry({ document }))).toBe(null)
  expect(changeTitle(entry({ name: 'constructor' }))).toBe('Zmiana z innej wersji programu')
})

test('[S5] a refused change links to its form', () => {
  expect(fittingForm(creation)).toEqual({ screen: 'sub-accounts', search: 'dialog=add&change=mutation-1' })
  expect(fittingForm(grant)).toEqual({
    screen: 'roles',
    search: 'dialog=grants&change=mutation-2&of=member-1',
  })
  expect(fittingForm(entry({ name: 'changeProcessType', args: { processTypeId: 'type-1', days: 0 } }))).toEqual({
    screen: 'process-types',
    search: 'dialog=type&change=mutation-1&of=type-1',
  })
  expect(fittingForm(entry({ name: 'removeMember', args: { memberId: 'member-1' } }))).toBe(null)
})

test('[S5] the record of a refused change is marked', () => {
  expect(refusedRecords([creation, grant])).toEqual(
    new Map([
      ['account-9', creation.id],
      ['member-1', grant.id],
    ]),
  )
})

test('[S5] the words that a person has typed in a change are kept for reading', () => {
  const typed = [
    entry({
      document: 'section/account-1.processes' as TrayEntry['document'],
      name: 'addNote',
      args: { text: 'Dzwoniłam.' },
    }),
    entry({
      document: 'section/account-1.reservations' as TrayEntry['document'],
      name: 'changeNote',
      args: { text: 'Wcześniej.' },
    }),
    entry({
      document: 'section/account-1.mail' as TrayEntry['document'],
      name: 'writeMessage',
      args: { message: 'Kiedy?' },
    }),
    entry({ document: 'section/account-1.mail' as TrayEntry['document'], name: 'writeMessage', args: { message: 7 } }),
  ]
  expect(typed.map((change) => changeInWords(change).written)).toEqual(['Dzwoniłam.', 'Wcześniej.', 'Kiedy?', null])
})

test('[S5] a step of a process has its reason as a reason, not as something gained', () => {
  const step = entry({
    document: 'section/account-1.processes' as TrayEntry['document'],
    ...{ name: 'moveProcess', args: { processId: 'process-1', step: 'refuse', reason: 'data-mismatch' } },
  })
  const { gains, reason } = changeInWords(step)
  expect([gains, reason]).toEqual([null, 'niezgodne dane rejestracyjne'])
})
