import { addDays, dateAt, type LoginId } from '@kontor/domain'
import { directoryOf } from '../../../sync-server/src/testing/sample-organization.ts'
import { randomOf, type Random } from '../machine/random.ts'
import { operatorLoginId } from '../model/contract-rules.ts'
import type { World } from '../world.ts'
import { organizationIds } from './cast.ts'

const operator = { loginId: operatorLoginId as LoginId, name: 'Operator' }

/** The operator covers a unit, or sets its days in a contract: some have ended by then, and some are elsewhere already. */
export const changeContract = (world: World, pick: number): void => {
  const random = randomOf(pick, 'contract')
  const organizationId = random.pick(organizationIds)
  const states = world.history.documents.get(directoryOf(organizationId))?.states
  const accounts = (states?.at(-1)?.account ?? []).map(({ id }) => id as string).toSorted()
  if (world.server === null || accounts.length === 0) return
  const { name, args } = random.chance(0.3) ? covering(random, accounts) : term(random, world.timeline.now)
  const sent = { id: `contract-${pick}-${world.made.size}` as never, name, version: 1, args }
  world.made.add({ ...sent, loginId: operator.loginId, browser: null, organizationId })
  world.server.rooms.submitAsOperator(directoryOf(organizationId), operator, [sent]).catch(() => undefined)
}

/** Some are in the accounts of one organisation, some in its contract alone, and some nowhere. */
const identifiers = ['HTL 1', 'HTL 2', 'htl 2', 'htl 3', 'HTL 4', 'HTL 8', 'HTL 9', 'PT 11', 'PT 21']
const identifier = (random: Random): string => random.pick(identifiers)

const covering = (random: Random, accounts: readonly string[]) => ({
  name: 'coverUnit',
  args: {
    unitId: `unit-000${random.below(6)}`,
    accountId: random.chance(0.1) ? 'account-none' : random.pick(accounts),
    identifier: identifier(random),
  },
})

const term = (random: Random, now: number) => {
  const day = (days: number): string => addDays(dateAt(now), days)
  const until = random.chance(0.3) ? null : day(random.pick([-9, -1, -1, 0, 5]))
  return {
    name: 'setContractUnit',
    args: { identifier: identifier(random), from: day(random.pick([-8, -3, 0, 2])), until },
  }
}
