import { unitRegister } from '@kontor/domain'
import type { OperatorUnits } from '@kontor/protocol'
import { Hono } from 'hono'
import type { Identity } from '../../identity/identity.ts'
import { serverLimits } from '../../limits.ts'
import type { Operators } from '../../operators/operators.ts'
import type { Rooms } from '../../rooms/rooms.ts'
import type { Store } from '../../store/store.ts'
import { reaches, reachOfOperator, type OperatorReach } from '../guards/operator-of.ts'
import type { HttpEnvironment } from '../http-environment.ts'
import { existingDirectory } from './existing-directory.ts'

interface Parts {
  readonly identity: Pick<Identity, 'sessionOf'>
  readonly operators: Pick<Operators, 'has' | 'limits'>
  readonly rooms: Pick<Rooms, 'directory'>
  readonly store: Pick<Store, 'organizationSummaries' | 'seqOf'>
}

/** The register of units: those in contracts and in accounts, of the organisations that the operator reaches. */
export const operatorUnits = (parts: Parts): Hono<HttpEnvironment> =>
  new Hono<HttpEnvironment>().get('/api/operator/units', async (context) => {
    const units = await listedUnits(parts, await reachOfOperator(parts, context))
    const reach = await reachOfOperator(parts, context)
    const reached = units.filter(({ organization }) => reaches(reach, organization.id))
    return context.json({
      units: reached.slice(0, serverLimits.unitsListedMax),
      more: reached.length > serverLimits.unitsListedMax,
    } satisfies OperatorUnits)
  })

/** One directory after another, so that a large server reads few of them at the same time. One unit past the bound. */
const listedUnits = async (parts: Parts, reach: OperatorReach) => {
  const listed = []
  for (const { id, name, profile, demonstration } of await parts.store.organizationSummaries()) {
    if (!reaches(reach, id)) continue
    if (listed.length > serverLimits.unitsListedMax) break
    const directory = await existingDirectory(parts, id)
    const units = directory === null ? [] : unitRegister(directory)
    listed.push(...units.map((unit) => ({ organization: { id, name, profile, demonstration }, ...unit })))
  }
  return listed
}
