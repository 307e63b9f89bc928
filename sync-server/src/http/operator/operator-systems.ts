import { systemsKind, type Systems } from '@kontor/domain'
import type { OperatorSystems } from '@kontor/protocol'
import { Hono } from 'hono'
import { loggedContent } from '../../billing/logged-content.ts'
import type { Identity } from '../../identity/identity.ts'
import type { Operators } from '../../operators/operators.ts'
import { systemsDocument } from '../../rooms/own-systems.ts'
import type { Store } from '../../store/store.ts'
import { operatorOf } from '../guards/operator-of.ts'
import type { HttpEnvironment } from '../http-environment.ts'

/** The host's own systems, as operators set them. */
export const operatorSystems = (parts: {
  readonly identity: Pick<Identity, 'sessionOf'>
  readonly operators: Pick<Operators, 'has'>
  readonly store: Pick<Store, 'log' | 'seqOf'>
}): Hono<HttpEnvironment> =>
  new Hono<HttpEnvironment>().get('/api/operator/systems', async (context) => {
    await operatorOf(parts, context)
    const content: Systems = await loggedContent(parts.store, systemsDocument, systemsKind)
    await operatorOf(parts, context)
    return context.json({ systems: [...content.system.values()] } satisfies OperatorSystems)
  })
