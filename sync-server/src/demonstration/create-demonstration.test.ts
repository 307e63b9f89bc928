import { DatabaseSync } from 'node:sqlite'
import {
  conversationsInOrder,
  dateAt,
  effectiveAccess,
  invoicesInOrder,
  paymentStateOf,
  processCounts,
  requestStates,
  reservationStates,
  stateIds,
  type AccountId,
  type Directory,
  type Finance,
  type LoginId,
  type Mail,
  type Month,
  type OrganizationId,
  type Processes,
  type Reservations,
} from '@kontor/domain'
import { documentName, operatorDocumentName } from '@kontor/protocol'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createIdentity } from '../identity/create-identity.ts'
import type { Identity } from '../identity/identity.ts'
import { memoryOperators } from '../operators/memory-operators.ts'
import { unlimited } from '../rate-limit/rate-limiter.ts'
import { createRooms } from '../rooms/create-rooms.ts'
import { MemoryStore } from '../store/memory-store.ts'
import { sqliteDatabase } from '../store/sqlite-database.ts'
import { createManualClock } from '../testing/manual-clock.ts'
import { quickHashing } from '../testing/quick-hashing.ts'
import { createDemonstration } from './create-demonstration.ts'
import { issuedMonths } from './invoice-stories.ts'
import { removalCode } from './removal-code.ts'

const now = Date.UTC(2026, 10, 22, 9)

const setup = async (at = now) => {
  const database = new DatabaseSync(':memory:')
  const origin = 'http://127.0.0.1:4400'
  const identity: Identity = await createIdentity({
    database: sqliteDatabase(database),
    secret: 'a secret of at least thirty-two characters',
    publicUrl: origin,
    allowedOrigins: [origin],
    limiter: unlimited,
    log: () => undefined,
    sendSecurityNotice: () => Promise.resolve(),
    sendPasswordReset: () => Promise.resolve(),
    passwordHashing: quickHashing,
    singleSignOn: null,
  })
  const store = new MemoryStore()
  const printed: string[] = []
  const rooms = createRooms({ store, identity, clock: createManualClock(), log: () => undefined })
  const operators = memoryOperators()
  const demonstration = createDemonstration({
    identity,
    rooms,
    store,
    operators,
    now: () => at,
    restingEffects: (work) => work(),
    secret: 'secret',
    print: (line) => void printed.push(line),
  })
  const remove = () => demonstration.remove(removalCode('secret'))
  const directories = async (): Promise<readonly Directory[]> =>
    Promise.all((await store.organizations()).map(({ id }) => rooms.directory(id)))
  const named = async (name: string): Promise<Directory> => {
    const found = (await directories()).find(({ organization }) => organization?.legalEntity.name === name)
    if (found === undefined) throw new Error(`no ${name}`)
    return found
  }
  return { database, identity, store, rooms, operators, demonstration, remove, printed, directories, named }
}

let world: Awaited<ReturnType<typeof setup>>
beforeAll(async () => {
  world = await setup()
  expect(await world.demonstration.load()).toBe('loaded')
}, 60_000)
afterAll(() => world.database.close())

const statuses = (directory: Directory) =>
  Object.fromEntries(
    Object.entries(Object.groupBy(directory.invitation.values(), ({ status }) => status)).map(([status, of]) => [
      status,
      of.length,
    ]),
  )

it('[ISSUE 9] its processes are in every state, some of them late and some without a person, relative to today', async () => {
  const mewa = await world.named('Mewa Telekom sp. z o.o.')
  const main = [...mewa.account.values()].find(({ kind }) => kind === 'main')
  const owner = [...mewa.member.values()].find(({ primary }) => primary)
  const document = documentName({ kind: 'section', accountId: main?.id as AccountId, key: 'processes' })
  const content = (await world.rooms.contentFor(document, owner?.loginId as LoginId)) as unknown as Processes
  const processes = [...content.process.values()]
  expect(new Set(processes.map(({ state }) => state))).toEqual(new Set(stateIds))
  const counts = processCounts(processes, { terms: content, now, memberId: null })
  expect([counts.late > 0, counts.late < counts.open, counts.withoutPerson > 0]).toEqual([true, true, true])
})

/** A section of the main account, as the primary login reads it. */
const sectionOf = async ({ rooms, named }: typeof world, name: string, key: string) => {
  const directory = await named(name)
  const main = [...directory.account.values()].find(({ kind }) => kind === 'main')
  const owner = [...directory.member.values()].find(({ primary }) => primary)
  const document = documentName({ kind: 'section', accountId: main?.id as AccountId, key })
  return { owner, content: await rooms.contentFor(document, owner?.loginId as LoginId) }
}

/** Everything of the front desk around today, at whatever hour it is loaded. */
const frontDesk = async (of: typeof world, at: number) => {
  const { content } = await sectionOf(of, 'Hotele Bursztyn S.A.', 'reservations')
  const reservations = [...(content as unknown as Reservations).reservation.values()]
  const today = dateAt(at)
  return {
    states: new Set(reservations.map(({ state }) => state)),
    arrivesToday: reservations.some(({ state, arrival }) => state === 'confirmed' && arrival === today),
    inHouse: reservations.some(({ state, departure }) => state === 'arrived' && departure > today),
    departsToday: reservations.some(({ state, departure }) => state === 'arrived' && departure === today),
    isLate: reservations.some(({ state, arrival }) => state === 'confirmed' && arrival < today),
    isFuture: reservations.some(({ changedAt }) => changedAt > at),
  }
}
const wholeDesk = {
  ...{ states: new Set(reservationStates), arrivesToday: true, inHouse: true, departsToday: true, isLate: true },
  isFuture: false,
}

it('[ISSUE 9] its reservations are around today, in every state', async () => {
  expect(await frontDesk(world, now)).toEqual(wholeDesk)
})

it('[ISSUE 9] it is loaded at any hour of the day, also just after midnight in Warsaw', async () => {
  const midnight = Date.UTC(2026, 10, 21, 23, 5)
  const other = await setup(midnight)
  expect(await other.demonstration.load()).toBe('loaded')
  expect(await frontDesk(other, midnight)).toEqual(wholeDesk)
  other.database.close()
}, 60_000)

it('[ISSUE 9] guests have written, and some of it is answered', async () => {
  const { content } = await sectionOf(world, 'Hotele Bursztyn S.A.', 'mail+reservations')
  const { message, conversation } = content as unknown as Mail
  expect(new Set([...message.values()].map(({ author }) => author.kind))).toEqual(new Set(['member', 'guest']))
  expect(new Set([...conversation.values()].map(({ lastBy }) => lastBy))).toEqual(new Set(['member', 'guest']))
  const deliveries = [...message.values()].flatMap(({ delivery }) => (delivery === undefined ? [] : [delivery.state]))
  expect(new Set(deliveries)).toEqual(new Set(['sent']))
  expect(await world.store.dueEffects({ kind: 'guest-mail', now: Infinity, beyond: null, limit: 1 })).toEqual([])
})

it.each(['Mewa Telekom sp. z o.o.', 'Hotele Bursztyn S.A.'])(
  '[ISSUE 10] %s has invoices of the last months: paid, overdue and open; each sub-account has its share',
  async (name) => {
    const { content, owner } = await sectionOf(world, name, 'finance')
    const invoices = invoicesInOrder(content as unknown as Finance)
    expect(invoices.map((invoice) => [invoice.content.month, paymentStateOf(invoice, dateAt(now))])).toEqual([
      ['2026-10', 'open'],
      ['2026-09', 'overdue'],
      ...['2026-08', '2026-07'].map((month) => [month, 'paid']),
    ])
    const main = invoices[0]?.content
    expect(main?.number).toBe('POKAZ/2026/10/0001')
    expect(main?.total.net).toBe(main?.lines.reduce((sum, { net }) => sum + net, 0))
    // An archived account is closed to everyone.
    const accounts = [...(await world.named(name)).account.values()].filter(({ status }) => status === 'active')
    const shares = await Promise.all(
      accounts
        .filter(({ kind }) => kind === 'sub')
        .map(async ({ id: accountId }) => {
          const document = documentName({ kind: 'section', accountId, key: 'finance' })
          return ((await world.rooms.contentFor(document, owner?.loginId as LoginId)) as unknown as Finance).share.size
        }),
    )
    expect(shares).toEqual(accounts.slice(1).map(() => issuedMonths))
  },
)

it('[ISSUE 10] its invoices take no number of the operator of this server, whose documents stay empty', async () => {
  const documents = [
    operatorDocumentName({ key: 'billing' }),
    operatorDocumentName({ key: 'invoices', month: '2026-10' as Month }),
  ]
  expect(await Promise.all(documents.map((document) => world.store.seqOf(document)))).toEqual([null, null])
})

it.each(['Mewa Telekom sp. z o.o.', 'Hotele Bursztyn S.A.'])(
  '[ISSUE 9] %s has conversations, some unread, and a request in every state',
  async (name) => {
    const { content, owner } = await sectionOf(world, name, 'mail')
    const mail = content as unknown as Mail
    const listed = conversationsInOrder(mail, owner?.id as never)
    const states = listed.flatMap(({ conversation: { request } }) => (request === null ? [] : [request.state]))
    expect(new Set(states)).toEqual(new Set(requestStates))
    expect(listed.some(({ unread }) => unread > 0)).toBe(true)
    expect(listed.some(({ conversation: { request, state } }) => request === null && state === 'closed')).toBe(true)
    expect(listed.every(({ conversation }) => conversation.lastAt <= now)).toBe(true)
  },
)

it('[ISSUE 9] its operator is limited to its organisations, and is removed with it', async () => {
  const shown = (await world.demonstration.shown())?.operator
  expect(shown).toMatchObject({ username: 'lena.latarnik', kind: 'operator' })
  const login = { username: 'lena.latarnik', email: 'lena@latarnia.example' }
  const loginId = (await world.identity.findLogin(login)) as LoginId
  const organizations = (await world.store.demonstrations()).map(({ id }) => id)
  expect(await world.operators.limits(loginId)).toEqual(organizations.toSorted())
  expect([await world.operators.has(loginId), await world.operators.list()]).toEqual([false, []])
})

it('[ISSUE 2] the telecom group has twelve sub-accounts and sixty people', async () => {
  const mewa = await world.named('Mewa Telekom sp. z o.o.')
  expect(mewa.organization).toMatchObject({ profile: 'telecom', demonstration: true })
  expect([...mewa.account.values()].filter(({ kind }) => kind === 'sub')).toHaveLength(12)
  expect(mewa.member.size).toBe(60)
  expect(statuses(mewa)).toEqual({ accepted: 59, pending: 4, expired: 3, revoked: 1 })
})

it('[ISSUE 2] the hotel group has twenty-five properties in its contract and a hundred and forty people', async () => {
  const bursztyn = await world.named('Hotele Bursztyn S.A.')
  expect(bursztyn.organization).toMatchObject({ profile: 'hospitality', demonstration: true })
  expect([...bursztyn.account.values()].filter(({ kind }) => kind === 'sub')).toHaveLength(25)
  expect(bursztyn.organization?.contract.units).toHaveLength(26)
  expect(bursztyn.unit.size).toBe(26)
  expect(bursztyn.member.size).toBe(140)
  expect(statuses(bursztyn)).toEqual({ accepted: 139, pending: 4, expired: 3, revoked: 1 })
})

it('[B10] people have different rights, accounts and last sign-ins; some never signed in, some are suspended', async () => {
  for (const directory of await world.directories()) {
    const members = [...directory.member.values()]
    const times = members.map(({ lastSignInAt }) => lastSignInAt)
    expect(new Set(times).size).toBeGreaterThan(members.length / 2)
    expect(times).toContain(null)
    expect(members.filter(({ status }) => status === 'suspended').length).toBeGreaterThan(1)
    expect(members.filter(({ admin }) => admin).length).toBeGreaterThan(4)
    expect(members.filter(({ primary }) => primary)).toHaveLength(1)
    expect(members.filter(({ grants }) => grants.length > 0).length).toBeGreaterThan(10)
    const homes = new Set(members.map(({ homeAccountId }) => homeAccountId))
    expect(homes.size).toBeGreaterThan(11)
    for (const { lastSignInAt, joinedAt } of members)
      if (lastSignInAt !== null) expect([joinedAt <= lastSignInAt, lastSignInAt <= now]).toEqual([true, true])
  }
})

it('[ISSUE 2] names have diacritics, other directions and symbols, and no two people are the same', async () => {
  const members = (await world.directories()).flatMap(({ member }) => [...member.values()])
  const names = members.map(({ name }) => name)
  for (const kind of [/[ąćęłńóśźż]/, /[\u0590-\u06ff]/, /\p{Extended_Pictographic}/u, /\p{Script=Han}/u, /^.{80,}$/])
    expect(names.some((name) => kind.test(name))).toBe(true)
  for (const key of ['username', 'email', 'loginId'] as const)
    expect(new Set(members.map((member) => member[key])).size).toBe(200)
})

it('[ISSUE 2] every shown login signs in with its password and has the described role', async () => {
  const shown = await world.demonstration.shown()
  expect(shown?.organizations.map(({ name, profile }) => ({ name, profile }))).toEqual([
    { name: 'Mewa Telekom', profile: 'telecom' },
    { name: 'Hotele Bursztyn', profile: 'hospitality' },
  ])
  const directories = [await world.named('Mewa Telekom sp. z o.o.'), await world.named('Hotele Bursztyn S.A.')]
  for (const [at, { logins }] of shown?.organizations.entries() ?? []) {
    const directory = directories[at]
    const kinds = []
    for (const login of logins) {
      expect(await world.identity.signIn(login, new Headers())).not.toBe(null)
      const member = [...(directory?.member.values() ?? [])].find(({ username }) => username === login.username)
      if (directory === undefined || member === undefined) throw new Error(`${login.username} is no member`)
      const reached = effectiveAccess(directory, member.id)
      const reasons = [...new Set(reached.map(({ reason }) => reason))]
      kinds.push([login.kind, member.primary, member.admin, reasons, reached.length > 1, member.status])
    }
    expect(kinds).toEqual([
      ['owner', true, true, ['administrator'], true, 'active'],
      ['administrator', false, true, ['administrator'], true, 'active'],
      ['main-account-user', false, false, ['home', 'grant'], true, 'active'],
      ['sub-account-user', false, false, ['home'], false, 'active'],
    ])
  }
})

it('[ISSUE 2] it sends no mail, because its people do not exist', async () => {
  const waits = (kind: string) => world.store.nextEffectAt(kind, 0)
  expect(await waits('invitation-mail')).toBe(null)
  expect(await waits('expire-invitation')).not.toBe(null)
})

it('[ISSUE 2] it is loaded on an empty server only', async () => {
  expect(await world.demonstration.load()).toBe('not-empty')
})

it('[ISSUE 2] after it was removed nothing of it is left, and it can be loaded again', async () => {
  const other = await setup()
  expect(await Promise.all([other.demonstration.load(), other.demonstration.load()])).toEqual(['loaded', 'not-empty'])
  const before = await other.named('Mewa Telekom sp. z o.o.')
  expect(await other.remove()).toBe('removed')
  expect(await other.store.organizations()).toEqual([])
  expect(await other.demonstration.shown()).toBe(null)
  expect(other.database.prepare('SELECT count(*) AS left FROM login').get()).toEqual({ left: 0 })
  expect(await other.store.unitClaim('PT 03417')).toBe(null)
  expect(await other.demonstration.load()).toBe('loaded')
  const after = await other.named('Mewa Telekom sp. z o.o.')
  expect([after.account, after.invitation]).toEqual([before.account, before.invitation])
  other.database.close()
}, 60_000)

it('[ISSUE 2] interrupted loading leaves nothing behind', async () => {
  const other = await setup()
  const append = other.store.append.bind(other.store)
  let appends = 0
  other.store.append = (commit) => ((appends += 1) > 30 ? Promise.reject(new Error('disk full')) : append(commit))
  await expect(other.demonstration.load()).rejects.toThrow()
  other.store.append = append
  expect(await other.store.organizations()).toEqual([])
  expect(other.database.prepare('SELECT count(*) AS left FROM login').get()).toEqual({ left: 0 })
  other.database.close()
}, 60_000)

it('[F12] the code that removes it is printed when it is loaded, and at each start while it is there', async () => {
  const line = `The demonstration is loaded. The code ${removalCode('secret')} removes it.`
  expect(world.printed).toEqual([line])
  await world.demonstration.tellCode()
  expect(world.printed).toEqual([line, line])
  const other = await setup()
  await other.demonstration.tellCode()
  expect(other.printed).toEqual([])
  other.database.close()
})

it('[F12] without the code it is not removed', async () => {
  for (const typed of ['', 'AAAAA-AAAAA', 'pokaz-kontor-2026'])
    expect(await world.demonstration.remove(typed)).toBe('wrong-code')
  expect(await world.demonstration.shown()).not.toBe(null)
})

it('[F12] a real person who is a member only there keeps the login', async () => {
  const other = await setup()
  await other.demonstration.load()
  const person = {
    name: 'Jan Prawdziwy',
    username: 'jan.prawdziwy',
    email: 'jan@example.org',
    password: 'correct horse',
  }
  const created = await other.identity.createLogin(person)
  if (!('loginId' in created)) throw new Error('no login')
  const mewa = await other.named('Mewa Telekom sp. z o.o.')
  const open = [...mewa.invitation.values()].find(({ status, username }) => status === 'pending' && username === null)
  const document = documentName({ kind: 'directory', organizationId: mewa.organization?.id as OrganizationId })
  const args = { ...person, invitationId: open?.id, memberId: 'member-jan', loginId: created.loginId }
  const accepted = await other.rooms.submitAsSystem(
    document,
    { id: 'mutation-jan', name: 'acceptInvitation', args: args as never },
    { at: now },
  )
  expect(accepted.outcome).toBe('accepted')
  expect(await other.remove()).toBe('removed')
  expect(await other.store.organizationsOfLogin(created.loginId)).toEqual([])
  expect(await other.identity.login(created.loginId)).toMatchObject({ username: 'jan.prawdziwy' })
  expect(other.database.prepare('SELECT count(*) AS left FROM login').get()).toEqual({ left: 1 })
  other.database.close()
}, 60_000)

it('[ISSUE 2] a person of it who has joined another organisation meanwhile keeps the login', async () => {
  const other = await setup()
  await other.demonstration.load()
  const mewa = await other.named('Mewa Telekom sp. z o.o.')
  const loginId = [...mewa.member.values()].find(({ username }) => username === 'zosia.wrobel')?.loginId as LoginId
  const organizationsOfLogin = other.store.organizationsOfLogin.bind(other.store)
  other.store.organizationsOfLogin = async (login) =>
    login === loginId ? ['elsewhere-0001' as OrganizationId] : organizationsOfLogin(login)
  expect(await other.remove()).toBe('removed')
  expect(await other.identity.login(loginId)).toMatchObject({ username: 'zosia.wrobel' })
  expect(other.database.prepare('SELECT count(*) AS left FROM login').get()).toEqual({ left: 1 })
  other.database.close()
}, 60_000)
