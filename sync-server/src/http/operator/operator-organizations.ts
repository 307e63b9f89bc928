import {
  OrganizationIdSchema,
  unitRegister,
  type Directory,
  type Organization,
  type OrganizationId,
} from '@kontor/domain'
import type { OperatorOrganization, OperatorOrganizations } from '@kontor/protocol'
import { Hono } from 'hono'
import * as v from 'valibot'
import type { Identity } from '../../identity/identity.ts'
import type { Operators } from '../../operators/operators.ts'
import type { Rooms } from '../../rooms/rooms.ts'
import type { Store } from '../../store/store.ts'
import { Failure } from '../answers/failure.ts'
import { reaches, reachOfOperator } from '../guards/operator-of.ts'
import type { HttpEnvironment } from '../http-environment.ts'
import { ContractHistoryQuerySchema, parsedQuery } from '../history/history-query.ts'
import { contractHistory } from './contract-history.ts'
import { existingDirectory } from './existing-directory.ts'

/**
 * The organisations of the server, for its operators: the names in their directories, and nothing of their sections
 * (DESIGN 11).
 */
export const operatorOrganizations = (parts: {
  readonly identity: Pick<Identity, 'sessionOf'>
  readonly operators: Pick<Operators, 'has' | 'limits'>
  readonly rooms: Pick<Rooms, 'directory'>
  readonly store: Pick<Store, 'organizationSummaries' | 'seqOf' | 'log'>
}): Hono<HttpEnvironment> =>
  new Hono<HttpEnvironment>()
    .get('/api/operator/organizations', async (context) => {
      await reachOfOperator(parts, context)
      const summaries = await parts.store.organizationSummaries()
      const reach = await reachOfOperator(parts, context)
      const organizations = summaries.filter(({ id }) => reaches(reach, id))
      return context.json({ organizations } satisfies OperatorOrganizations)
    })
    .get('/api/operator/organizations/:organizationId', async (context) => {
      const id = v.safeParse(OrganizationIdSchema, context.req.param('organizationId'))
      const isReached = id.success && reaches(await reachOfOperator(parts, context), id.output)
      const directory = isReached ? await existingDirectory(parts, id.output) : null
      const reach = await reachOfOperator(parts, context)
      const described = directory === null ? null : describedOrganization(directory)
      if (described === null || !reaches(reach, described.id as OrganizationId))
        throw new Failure(404, 'organization-unknown')
      return context.json(described)
    })
    .get('/api/operator/organizations/:organizationId/contract-history', async (context) => {
      const id = v.safeParse(OrganizationIdSchema, context.req.param('organizationId'))
      const { before } = parsedQuery(context, ContractHistoryQuerySchema)
      const reach = await reachOfOperator(parts, context)
      const isReached = id.success && reaches(reach, id.output)
      if (!isReached || (await existingDirectory(parts, id.output)) === null)
        throw new Failure(404, 'organization-unknown')
      const answer = await contractHistory(parts.store, id.output, before)
      if (!reaches(await reachOfOperator(parts, context), id.output)) throw new Failure(404, 'organization-unknown')
      return context.json(answer)
    })

const describedOrganization = (directory: Directory): OperatorOrganization | null => {
  const { organization } = directory
  if (organization === null) return null
  const members = [...directory.member.values()]
  const primary = members.find((member) => member.primary) ?? null
  const units = [...directory.unit.values()]
  return {
    id: organization.id,
    profile: organization.profile,
    legalEntity: organization.legalEntity,
    contract: describedContract(organization, directory),
    demonstration: organization.demonstration,
    singleSignOn: organization.singleSignOn === true,
    primary: primary === null ? null : { name: primary.name, username: primary.username, email: primary.email },
    accounts: [...directory.account.values()]
      .sort((one, other) => one.position - other.position)
      .map(({ id, name, kind, status }) => ({
        id,
        name,
        kind,
        status,
        units: units.filter(({ accountId }) => accountId === id).map(({ identifier }) => identifier),
        people: members.filter(({ homeAccountId }) => homeAccountId === id).length,
      })),
    people: members.length,
    administrators: members.filter(({ admin }) => admin).length,
  }
}

/** B18: the units of the contract with their days, and the account that has each. */
const describedContract = ({ contract }: Organization, directory: Directory): OperatorOrganization['contract'] => {
  const units = unitRegister(directory).filter(({ inContract }) => inContract)
  return {
    number: contract.number,
    units: units.map(({ identifier, from, until, account }) => ({
      ...{ identifier, from, until },
      account: account?.name ?? null,
    })),
  }
}
