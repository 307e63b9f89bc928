import {
  guestMailKind,
  mailKind,
  processesKind,
  reservationsKind,
  type AccountId,
  type OrganizationAccess,
  type Right,
} from '@kontor/domain'
import type { KeptSections } from '@kontor/replica'
import { expect, test } from 'vitest'
import { accountSources, otherPlaces } from './account-records.ts'
import { otherAccountsMax } from './limits.ts'

const organization = (id: string, accounts: readonly (readonly [string, readonly Right[]])[]): OrganizationAccess =>
  ({
    ...{ id, name: `Firma ${id}`, member: { id: 'member-0001' } },
    accounts: accounts.map(([name, rights]) => ({ id: name.toLowerCase(), name, rights })),
  }) as unknown as OrganizationAccess

const guest = { name: 'Łucja d’Or', email: null, phone: null }
const stay = { number: 2041, guest, roomType: 'Rodzinny', arrival: '2026-11-20', departure: '2026-11-22' }
const reservations = { reservation: new Map([['r1', { id: 'r1', ...stay }]]) }
const mail = { conversation: new Map(), message: new Map(), reading: new Map() }
const conversation = { id: 'r1', subject: null, request: null, messages: 1, lastAt: 1 }
const said = { id: 'm1', conversationId: 'r1', place: 1, text: 'Przyjedziemy późno', attachments: [] }
const guestMail = {
  ...mail,
  conversation: new Map([['r1', conversation]]),
  message: new Map([['m1', { ...said, author: { name: 'Łucja d’Or' } }]]),
}

const setup = (kept: readonly string[]) => {
  const contents: Readonly<Record<string, unknown>> = {
    [reservationsKind.key]: reservations,
    [mailKind.key]: mail,
    [guestMailKind.key]: guestMail,
  }
  const read: string[] = []
  const sections = {
    list: async () => kept.map((name) => ({ accountId: name.split('.')[0], key: name.split('.')[1] })),
    read: async (accountId: AccountId, kind: { readonly key: string }) => {
      read.push(`${accountId}.${kind.key}`)
      if (kind === processesKind) throw new Error('The storage fails.')
      return contents[kind.key]
    },
  } as unknown as KeptSections
  return { sections, read }
}

const found = async (sections: KeptSections, of: ReturnType<typeof otherPlaces>) =>
  (await accountSources(sections, of)).map(({ title, items }) => [
    title(),
    items([]).map(({ name, href, accountId }) => [name, href, accountId]),
  ])

const [one, two] = [organization('1', [['Hel', ['reservations']]]), organization('2', [['Puck', []]])]

test('[B28] the account in use is not searched twice, and those of its organisation come first', () => {
  const names = (of: ReturnType<typeof otherPlaces>) => of.map(({ account }) => account.name)
  const own = organization('3', [
    ['Sopot', []],
    ['Reda', []],
  ])
  const current = { accountId: 'sopot' as AccountId, organization: own }
  expect(names(otherPlaces([one, own, two], current))).toEqual(['Reda', 'Hel', 'Puck'])
})

test('[DESIGN 10] records and guest messages of an account are found under its name, and lead there', async () => {
  const hel = organization('1', [['Hel', ['reservations', 'mail']]])
  const { sections } = setup(['hel.reservations', 'hel.mail', 'hel.mail+reservations'])
  const [account] = hel.accounts
  if (account === undefined) throw new Error('There is an account.')
  expect(await found(sections, [{ organization: hel, account }])).toEqual([
    [
      'Hel',
      [
        ['Łucja d’Or', '/a/hel/reservations?reservation=r1', 'hel'],
        [expect.stringContaining('Łucja d’Or'), '/a/hel/mail?c=r1', 'hel'],
      ],
    ],
  ])
})

test('[B28] a section whose right the person does not have is not read, though the browser keeps it', async () => {
  const { sections, read } = setup(['hel.reservations', 'hel.mail', 'hel.mail+reservations', 'puck.reservations'])
  const places = otherPlaces([one, two], { accountId: 'other' as AccountId, organization: one })
  expect(await found(sections, places)).toEqual([
    ['Hel · Firma 1', [['Łucja d’Or', '/a/hel/reservations?reservation=r1', 'hel']]],
    ['Puck · Firma 2', []],
  ])
  expect(read).toEqual(['hel.reservations'])
})

test('[B28] a copy that cannot be read hides nothing else', async () => {
  const hel = organization('1', [['Hel', ['reservations', 'processes']]])
  const { sections } = setup(['hel.reservations', 'hel.processes'])
  const places = otherPlaces([hel], { accountId: 'other' as AccountId, organization: hel })
  expect((await found(sections, places)).map(([title]) => title)).toEqual(['Hel'])
})

test('[DESIGN 10] an account of which nothing is kept is left out; of very many the first are searched', async () => {
  const many = organization(
    '1',
    Array.from({ length: otherAccountsMax + 2 }, (_, at) => [`A${at}`, ['reservations']] as const),
  )
  const { sections } = setup(many.accounts.slice(1).map(({ id }) => `${id}.reservations`))
  const sources = await accountSources(
    sections,
    otherPlaces([many], { accountId: 'other' as AccountId, organization: many }),
  )
  expect([sources.length, sources[0]?.title()]).toEqual([otherAccountsMax, 'A1'])
})
