import type { ServerHealth } from '@kontor/protocol'
import { Hono } from 'hono'
import type { Identity } from '../../identity/identity.ts'
import type { Operators } from '../../operators/operators.ts'
import { operatorOf } from '../guards/operator-of.ts'
import type { HttpEnvironment } from '../http-environment.ts'

/** `GET /api/operator/health`: how the server is, for its operators. */
export const serverHealth = (parts: {
  readonly identity: Pick<Identity, 'sessionOf'>
  readonly operators: Pick<Operators, 'has'>
  readonly health: () => Promise<ServerHealth>
}): Hono<HttpEnvironment> =>
  new Hono<HttpEnvironment>().get('/api/operator/health', async (context) => {
    await operatorOf(parts, context)
    const health = await parts.health()
    await operatorOf(parts, context)
    return context.json(health)
  })
