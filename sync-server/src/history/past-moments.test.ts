import { directoryAt, peopleThen, type AccountId, type InvitationId, type RoleId, type UnitId } from '@kontor/domain'
import fc from 'fast-check'
import { expect, it, onTestFinished } from 'vitest'
import {
  arbitraryMutation,
  type ArbitraryMutation,
} from '../../../packages/domain/src/directory/testing/arbitrary-mutation.ts'
import { now, sampleDirectory } from '../../../packages/domain/src/directory/testing/sample-directory.ts'
import { importOrganization } from '../backup/import-organization.ts'
import { organizationFile } from '../backup/organization-file.ts'
import { verifyHistory } from '../backup/verify-history.ts'
import { runInSlices } from '../clock/run-in-slices.ts'
import { KeptPast } from '../testing/kept-past.ts'
import { login, registration } from '../testing/sample-organization.ts'
import { directoryAtMoment } from './directory-at-moment.ts'

/** An organisation that registers, and gets the records of the sample by mutations. */
const registered = async (): Promise<KeptPast> => {
  const world = new KeptPast(now)
  await world.start()
  const made = registration({
    organizationId: world.organizationId,
    owner: login('owner'),
    contractUnits: ['HTL 1', 'HTL 2', 'HTL 3'],
  })
  const account = { ...made.account, id: 'account-main' as AccountId }
  const args = {
    ...{ ...made, account, unit: { ...made.unit, id: 'unit-main' as UnitId, accountId: account.id } },
    owner: { ...made.owner, homeAccountId: account.id },
  }
  const by = async (name: ArbitraryMutation['name'], given: object): Promise<void> => {
    expect(await world.send({ name, args: given as ArbitraryMutation['args'], who: 'owner' })).toMatchObject({
      outcome: 'accepted',
    })
  }
  await by('registerOrganization', args)
  for (const [word, identifier] of [
    ['north', 'HTL 2'],
    ['south', 'HTL 3'],
  ] as const) {
    const unit = { unitId: `unit-${word}`, identifier }
    await by('createSubAccount', { accountId: `account-${word}`, name: word, unit })
  }
  await by('createRole', { roleId: 'role-used' as RoleId, name: 'Used', rights: ['mail'] })
  for (const word of ['admin', 'second', 'plain']) {
    const invitationId = `invitation-of-${word}` as InvitationId
    await by('inviteMember', {
      ...{ invitationId, name: word, email: `${word}@mewa.example`, homeAccountId: account.id },
      ...{ admin: word !== 'plain', rights: [], roleIds: [], grants: [] },
    })
    const { id: loginId, ...person } = login(word)
    await by('acceptInvitation', { invitationId, memberId: `member-${word}`, loginId, ...person })
  }
  return world
}

/** An organisation with a past on another server, of which this log holds nothing. */
const imported = async (): Promise<KeptPast> => {
  const world = new KeptPast(now)
  const directory = sampleDirectory()
  // They have secrets, so an export leaves them out.
  directory.token.clear()
  directory.webhook.clear()
  const logins = [...directory.member.values()].map(({ loginId: id, name, username, email }) => ({
    ...{ id, name, username, email },
  }))
  const file = organizationFile(directory, logins)
  await importOrganization({ dataDir: world.dataDir, secret: 'a secret of at least thirty-two characters', file, now })
  await world.start()
  await world.keep(1)
  expect(world.kept[0]?.directory).toEqual(directory)
  return world
}

/** Sends random mutations. The clock advances, and now and then is set back. */
const live = async (world: KeptPast, mutations: readonly ArbitraryMutation[]): Promise<void> => {
  for (const [at, mutation] of mutations.entries()) {
    world.at += at % 23 === 22 ? -3 * 60 * 60 * 1000 : mutation.afterMs
    await world.send(mutation)
  }
}

const comparePast = async (world: KeptPast): Promise<void> => {
  const { kept, open } = world
  const log = await world.log()
  expect(log.map(({ seq }) => seq)).toEqual(kept.map(({ seq }) => seq))
  for (const { seq, directory, access } of kept) {
    const then = directoryAt(log, { seq })
    expect(then).toStrictEqual(directory)
    const people = await runInSlices(peopleThen(then, null))
    const accounts = people.map(({ memberId, accounts: reached }) => [
      memberId,
      reached.map(({ name: _, ...account }) => account),
    ])
    expect(Object.fromEntries(accounts)).toEqual(access)
  }
  for (const at of new Set(kept.flatMap((moment) => [moment.at - 1, moment.at, moment.at + 1]))) {
    const then = kept.findLast((moment) => moment.at <= at)?.directory
    const built = await directoryAtMoment(open.store, world.document, at)
    expect(built.organization === null ? undefined : built).toStrictEqual(then)
  }
}

it.each([
  ['that registered', 1, registered],
  ['that registered', 2, registered],
  ['that was imported', 3, imported],
  ['that was imported', 4, imported],
] as const)(
  '[ISSUE 3] every past moment of an organisation %s is rebuilt from its log, with who had access (seed %i)',
  { timeout: 60_000 },
  async (_, seed, begin) => {
    const world = await begin()
    onTestFinished(() => world.open.close())
    const mutations = fc.sample(arbitraryMutation, { seed, numRuns: 500 })
    await live(world, mutations.slice(0, 200))
    await world.restart()
    await live(world, mutations.slice(200))
    await comparePast(world)
    // The random mutations must have changed something, or this test would prove nothing.
    expect(world.kept.length).toBeGreaterThan(60)
    expect(new Set((await world.log()).map(({ name }) => name)).size).toBeGreaterThan(12)
    await world.restart()
    await comparePast(world)
    const verified = await verifyHistory({ dataDir: world.dataDir, proof: null })
    expect(verified).toMatchObject([{ document: world.document, entries: world.kept.length, broken: null }])
  },
)
