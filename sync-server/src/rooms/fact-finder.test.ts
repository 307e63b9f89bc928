import type { InvitationId, OrganizationId, UnitId } from '@kontor/domain'
import { expect, it } from 'vitest'
import { serverLimits } from '../limits.ts'
import { directoryOf, joinAs, mainAccountOf, memberIdOf, mutation, register } from '../testing/sample-organization.ts'
import { StorageFailed } from './room-errors.ts'
import { halina, mewa, orla, igor, ola, gdynia, openMewaRooms, createGdynia } from '../testing/mewa-rooms.ts'

it('[B24] two organisations that claim one identifier at the same moment: the slower one is refused', async () => {
  const { rooms, submit } = await openMewaRooms()
  await register(rooms, { organizationId: orla, owner: igor, identifier: 'PT 90' })
  const outcomes = await Promise.all([
    submit(createGdynia('PT 77')),
    rooms.submit(directoryOf(orla), igor.id, [
      mutation('addUnit', { unitId: 'unit-0077' as UnitId, accountId: mainAccountOf(orla), identifier: 'pt 77' }),
    ]),
  ])
  const codes = outcomes.flat().map((outcome) => ('code' in outcome ? outcome.code : outcome.outcome))
  expect(codes.sort()).toEqual(['accepted', 'unit-taken'])
})

it('[B24] a released identifier is free again, in the same batch for its own organisation too', async () => {
  const { rooms, submit } = await openMewaRooms()
  const unitId = 'unit-0001' as UnitId
  const outcomes = await submit(
    createGdynia('PT 77'),
    mutation('removeUnit', { unitId }),
    mutation('addUnit', { unitId: 'unit-0002' as UnitId, accountId: gdynia, identifier: 'PT 77' }),
    mutation('removeUnit', { unitId: 'unit-0002' as UnitId }),
  )
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'accepted', 'accepted'])
  await register(rooms, { organizationId: orla, owner: igor, identifier: 'PT 77' })
})

it('[A3] an account id of another organisation is refused', async () => {
  const { rooms, submit } = await openMewaRooms()
  await register(rooms, { organizationId: orla, owner: igor, identifier: 'PT 90' })
  const stolen = mutation(
    'createSubAccount',
    { accountId: mainAccountOf(orla), name: 'Kradzione', unit: { unitId: 'unit-0003' as UnitId, identifier: 'PT 3' } },
    'mutation-a',
  )
  expect(await submit(stolen)).toEqual([
    { id: 'mutation-a', outcome: 'refused', code: 'already-exists', kind: 'account', recordId: mainAccountOf(orla) },
  ])
})

it('[B24] a unit in the contract of another legal entity is not confused with one in no contract', async () => {
  const { rooms } = await openMewaRooms()
  await register(rooms, {
    organizationId: orla,
    owner: igor,
    identifier: 'H 1',
    profile: 'hospitality',
    taxId: '1',
    contractUnits: ['H 2'],
  })
  const third = 'zefir-001' as OrganizationId
  await register(rooms, { organizationId: third, owner: ola, identifier: 'H 9', profile: 'hospitality', taxId: '2' })
  const add = (identifier: string) =>
    mutation('addUnit', {
      unitId: `unit-${identifier.replace(' ', '')}-000` as UnitId,
      accountId: mainAccountOf(third),
      identifier,
    })
  const outcomes = await rooms.submit(directoryOf(third), ola.id, [add('h 2'), add('H 3')])
  expect(outcomes.map((outcome) => ('code' in outcome ? outcome.code : null))).toEqual([
    'different-legal-entity',
    'unit-outside-contract',
  ])
})

it('[B9] inviting an e-mail tells nothing about logins; user name and e-mail must name one login together', async () => {
  const { submit } = await openMewaRooms()
  const access = { homeAccountId: mainAccountOf(mewa), rights: [], roleIds: [], grants: [] }
  const invite = (email: string) =>
    mutation('inviteMember', {
      invitationId: 'invitation-1' as InvitationId,
      name: 'Ola',
      email,
      admin: false,
      ...access,
    })
  const inviteExisting = (username: string, email: string, id: string) =>
    mutation('inviteExistingMember', { invitationId: id as InvitationId, username, email, ...access })
  const outcomes = await submit(
    invite(igor.email),
    inviteExisting(ola.username, igor.email, 'invitation-2'),
    inviteExisting(ola.username, ola.email, 'invitation-3'),
  )
  expect(outcomes.map((outcome) => ('code' in outcome ? outcome.code : outcome.outcome))).toEqual([
    'accepted',
    'no-such-login',
    'accepted',
  ])
})

it('[ISSUE 8 D] the second factor of a member of two organisations is left to the operator, of a member of one it is not', async () => {
  const { rooms, submit } = await openMewaRooms()
  await register(rooms, { organizationId: orla, owner: igor, identifier: 'PT 90' })
  await joinAs(rooms, { organizationId: mewa, by: halina, who: ola })
  const reset = () => submit(mutation('resetSecondFactor', { memberId: memberIdOf(ola) }))
  expect(await reset()).toMatchObject([{ outcome: 'accepted' }])
  await joinAs(rooms, { organizationId: orla, by: igor, who: ola })
  expect(await reset()).toMatchObject([{ outcome: 'refused', code: 'second-factor-guards-others', name: ola.name }])
})

/** Looks a login up by user name and e-mail (B9). */
const askFor = ({ username, email }: { readonly username: string; readonly email: string }, id: string) =>
  mutation(
    'inviteExistingMember',
    {
      ...{ invitationId: `invitation-of-${id}` as InvitationId, username, email },
      ...{ homeAccountId: mainAccountOf(mewa), rights: [], roleIds: [], grants: [] },
    },
    id,
  )
const unknown = { username: 'unknown', email: 'unknown@example.org' }

it('[B9] look-ups that find a login and look-ups that find none count alike, each mutation once, and expire after an hour', async () => {
  const { clock, submit } = await openMewaRooms()
  const { perLoginMax, windowMs } = serverLimits.loginTries
  const answers = async (...sent: ReturnType<typeof askFor>[]) =>
    (await submit(...sent)).map((outcome) => ('code' in outcome ? outcome.code : outcome.outcome))
  const misses = Array.from({ length: perLoginMax - 1 }, (_, at) => askFor(unknown, `miss-${at}`))
  expect(await answers(askFor(ola, 'first'), ...misses)).toEqual(['accepted', ...misses.map(() => 'no-such-login')])
  const refused = { outcome: 'refused', code: 'too-many-tries', afterMs: windowMs }
  const [found, missed, again] = await submit(askFor(igor, 'found'), askFor(unknown, 'missed'), askFor(ola, 'first'))
  expect([found, missed]).toEqual([
    { id: 'found', ...refused },
    { id: 'missed', ...refused },
  ])
  expect(again).toMatchObject({ id: 'first', outcome: 'accepted' })
  clock.advance(windowMs)
  expect(await answers(askFor(ola, 'later'), askFor(unknown, 'later-missed'))).toEqual([
    'already-a-member',
    'no-such-login',
  ])
})

it('[S1] a look-up whose mutation the storage did not take is not counted again when it is sent again', async () => {
  const { store, submit } = await openMewaRooms()
  const { perLoginMax } = serverLimits.loginTries
  store.failing = 'before'
  await expect(submit(askFor(unknown, 'again'))).rejects.toThrow(StorageFailed)
  store.failing = null
  const others = Array.from({ length: perLoginMax }, (_, at) => askFor(unknown, `other-${at}`))
  const outcomes = await submit(askFor(unknown, 'again'), ...others)
  expect(outcomes.map((outcome) => 'code' in outcome && outcome.code)).toEqual([
    ...Array<string>(perLoginMax).fill('no-such-login'),
    'too-many-tries',
  ])
})

it('[B25] a login that is primary elsewhere is refused, unless the legal entity is the same', async () => {
  const { rooms, submit } = await openMewaRooms()
  await register(rooms, { organizationId: orla, owner: igor, identifier: 'PT 90', taxId: '111 11 11' })
  await register(rooms, {
    organizationId: 'zefir-001' as OrganizationId,
    owner: ola,
    identifier: 'PT 91',
    taxId: '583-000-41-36',
  })
  const invite = (username: string, id: string) =>
    mutation('inviteExistingMember', {
      invitationId: id as InvitationId,
      username,
      email: `${username}@example.org`,
      homeAccountId: mainAccountOf(mewa),
      rights: [],
      roleIds: [],
      grants: [],
    })
  const outcomes = await submit(invite('igor', 'invitation-1'), invite('ola', 'invitation-2'))
  expect(outcomes.map((outcome) => ('code' in outcome ? outcome.code : outcome.outcome))).toEqual([
    'login-is-primary-elsewhere',
    'accepted',
  ])
})

it('[F3] 150 resends bring a few mails, and one message with 500 invitations of a fresh organisation a part of them', async () => {
  const { submit } = await openMewaRooms({ now: 1_000 })
  const invite = (_: unknown, number: number) =>
    mutation('inviteMember', {
      invitationId: `invitation-${number}` as InvitationId,
      name: 'Zofia',
      email: `zofia-${number}@example.org`,
      homeAccountId: mainAccountOf(mewa),
      admin: false,
      rights: [],
      roleIds: [],
      grants: [],
    })
  const codesOf = async (mutations: readonly ReturnType<typeof mutation>[]) =>
    Object.entries(
      Object.groupBy(await submit(...mutations), (outcome) => ('code' in outcome ? outcome.code : outcome.outcome)),
    ).map(([code, of]) => [code, of?.length])
  const { perRecipient, fresh } = serverLimits.mails
  expect(await codesOf([invite(null, 0)])).toEqual([['accepted', 1]])
  const resends = Array.from({ length: 150 }, () =>
    mutation('resendInvitation', { invitationId: 'invitation-0' as InvitationId }),
  )
  expect(await codesOf(resends)).toEqual([
    ['accepted', perRecipient.anHour - 1],
    ['too-many-mails', 151 - perRecipient.anHour],
  ])
  const invitations = Array.from({ length: 500 }, (_, number) => invite(null, number + 1))
  expect(await codesOf(invitations)).toEqual([
    ['accepted', fresh.anHour - perRecipient.anHour],
    ['too-many-mails', 500 - fresh.anHour + perRecipient.anHour],
  ])
})

it('[F3] password links to one person are counted apart from invitations, and refused beyond the bound', async () => {
  const { submit } = await openMewaRooms({ now: 1_000 })
  const links = Array.from({ length: serverLimits.mails.perRecipient.anHour + 1 }, () =>
    mutation('sendPasswordLink', { memberId: memberIdOf(halina) }),
  )
  const outcomes = (await submit(...links)).map((outcome) => ('code' in outcome ? outcome.code : outcome.outcome))
  expect(outcomes).toEqual([...links.slice(1).map(() => 'accepted'), 'too-many-mails'])
})
