import type { AccountId, MutationId, OrganizationId } from '@kontor/domain'
import { documentName, type AccessMessage } from '@kontor/protocol'
import { expect, it, vi } from 'vitest'
import { halina, mewa, openLiveServer } from '../testing/live-server.ts'
import {
  demandAccepted,
  directoryOf,
  joinAs,
  login,
  mainAccountOf,
  mutation,
  register,
} from '../testing/sample-organization.ts'
import { openTestSocket } from '../testing/test-socket.ts'

const ola = login('ola')
const orla = 'orla-0001' as OrganizationId
const mail = documentName({ kind: 'section', accountId: mainAccountOf(mewa), key: 'mail' })
const byProvider = { loginId: halina.id, signedInBy: 'provider' } as const
const byPassword = { loginId: halina.id, signedInBy: 'password' } as const
const demand = (demanded: boolean) => mutation('demandSingleSignOn', { demanded })
const rename = (name: string) => mutation('renameAccount', { accountId: mainAccountOf(mewa), name })

/** Halina has sessions by the provider and by her password; Ola, who reads the mail, has one by a passkey. */
const setup = async () => {
  const live = await openLiveServer()
  await joinAs(live.rooms, { organizationId: mewa, by: halina, who: ola, rights: ['mail'] })
  await register(live.rooms, { organizationId: orla, owner: ola, identifier: 'PT 9' })
  const cookies = {
    provider: live.identity.enter(halina, undefined, 'provider').cookie,
    password: live.identity.enter(halina, undefined, 'password').cookie,
    passkey: live.identity.enter(ola, undefined, 'passkey').cookie,
  }
  const open = (path: string, by: keyof typeof cookies) =>
    openTestSocket(`${live.origin}/sync/${path}`, { cookie: cookies[by] })
  const submit = async (...mutations: Parameters<typeof live.rooms.submit>[2]) => {
    for (const outcome of await live.rooms.submit(directoryOf(mewa), byProvider, mutations)) demandAccepted(outcome)
  }
  return { ...live, open, submit }
}

it('[ISSUE 11] a demand closes the sockets of sessions made otherwise with 4402, and they get not one byte of what follows', async () => {
  const { open, submit } = await setup()
  const here = open(directoryOf(mewa), 'provider')
  const [directory, section] = [open(directoryOf(mewa), 'password'), open(mail, 'passkey')]
  await Promise.all([here.sync(), directory.sync(), section.sync()])
  await submit(demand(true), rename('Tajna'))
  expect(await Promise.all([directory.closed(), section.closed()])).toEqual([4402, 4402])
  expect(directory.holds('Tajna')).toBe(false)
  await vi.waitFor(() => expect(here.holds('Tajna')).toBe(true))
  expect(await open(directoryOf(mewa), 'password').closed()).toBe(4402)
  expect(await open(mail, 'passkey').closed()).toBe(4402)
})

it('[ISSUE 11] other organisations of the same login stay open, and strangers learn nothing of the demand', async () => {
  const { open, submit, identity, origin } = await setup()
  const other = open(directoryOf(orla), 'passkey')
  await other.sync()
  await submit(demand(true))
  await other.sync()
  const stranger = identity.enter(login('igor')).cookie
  expect(await openTestSocket(`${origin}/sync/${directoryOf(mewa)}`, { cookie: stranger }).closed()).toBe(4403)
})

it('[ISSUE 11] each session receives the access that it has: closed to one, open to the other, and open again later', async () => {
  const { open, submit } = await setup()
  const channel = documentName({ kind: 'access', loginId: halina.id })
  const [password, provider] = [open(channel, 'password'), open(channel, 'provider')]
  const last = (socket: typeof password) => {
    const snapshots = socket.downs().filter((down): down is AccessMessage => down.type === 'access')
    const access = snapshots.at(-1)?.snapshot
    const organization = access?.organizations[0]
    return [access?.signedInBy, organization?.directory, organization?.awaitsSingleSignOn?.directory]
  }
  await vi.waitFor(() => expect(last(password)).toEqual(['password', 'write', undefined]))
  await submit(demand(true))
  await vi.waitFor(() => expect(last(password)).toEqual(['password', 'none', 'write']))
  expect(last(provider)).toEqual(['provider', 'write', undefined])
  await submit(demand(false))
  await vi.waitFor(() => expect(last(password)).toEqual(['password', 'write', undefined]))
})

it('[ISSUE 11] what is judged after the demand is refused, whenever it was sent', async () => {
  const { rooms } = await setup()
  const document = directoryOf(mewa)
  const [before, switched, after, own] = await Promise.all([
    rooms.submit(document, byPassword, [rename('Before')]),
    rooms.submit(document, byProvider, [demand(true)]),
    rooms.submit(document, byPassword, [rename('After')]),
    rooms.submit(document, byProvider, [rename('Own')]),
  ])
  expect([before, switched, own].map(([outcome]) => outcome?.outcome)).toEqual(['accepted', 'accepted', 'accepted'])
  expect(after).toMatchObject([{ outcome: 'refused', code: 'single-sign-on-required' }])
})

it('[ISSUE 11] [S15] so it is in a section, which the directory judges', async () => {
  const { rooms, open, submit } = await setup()
  const section = open(mail, 'passkey')
  await section.sync()
  const start = (by: 'passkey' | 'provider', at: number) =>
    rooms.submit(mail, { loginId: ola.id, signedInBy: by }, [
      {
        id: `start-of-mail-${by}-${at}` as MutationId,
        name: 'startConversation',
        version: 1,
        args: { conversationId: `conversation-${by}-${at}`, messageId: `message-${by}-${at}`, subject: 'S', text: 'T' },
      },
    ])
  const codes = (outcomes: Awaited<ReturnType<typeof start>>) =>
    outcomes.map((outcome) => (outcome.outcome === 'refused' ? outcome.code : outcome.outcome))
  expect(codes(await start('passkey', 1))).not.toContain('single-sign-on-required')
  await submit(demand(true))
  expect(codes(await start('passkey', 2))).toEqual(['single-sign-on-required'])
  expect(codes(await start('provider', 3))).not.toContain('single-sign-on-required')
})

it('[ISSUE 11] what a login opens without a session, it does not open here', async () => {
  const { rooms, submit } = await setup()
  await submit(demand(true))
  const gdynia = 'account-gdynia' as AccountId
  expect([
    await rooms.permission(directoryOf(mewa), halina.id),
    await rooms.permission(directoryOf(mewa), byPassword),
    await rooms.permission(directoryOf(mewa), byProvider),
    await rooms.contentFor(mail, ola.id),
    await rooms.directoryFor(mewa, byPassword),
    await rooms.permission(documentName({ kind: 'section', accountId: gdynia, key: 'mail' }), byProvider),
  ]).toEqual(['barred', 'barred', 'write', null, null, 'none'])
})
