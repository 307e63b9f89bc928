import type { Deployment } from '@kontor/protocol'
import { Hono } from 'hono'
import type { Demonstration } from '../../demonstration/demonstration.ts'
import type { Settings } from '../../settings/settings.ts'
import type { Store } from '../../store/store.ts'
import type { HttpEnvironment } from '../http-environment.ts'

/**
 * `GET /api/deployment`: what the welcome page needs before anyone has signed in. Every visitor may call it, so its
 * work does not grow with other people's data (F5).
 */
export const deployment = (parts: {
  readonly store: Pick<Store, 'hasOrganizations'>
  readonly demonstration: Pick<Demonstration, 'shown'>
  readonly registration: Settings['registration']
  readonly publicUrl: string
  readonly singleSignOn: Settings['singleSignOn']
}): Hono<HttpEnvironment> =>
  new Hono<HttpEnvironment>().get('/api/deployment', async (context) =>
    context.json({
      registration: parts.registration,
      empty: !(await parts.store.hasOrganizations()),
      demonstration: await parts.demonstration.shown(),
      publicUrl: parts.publicUrl,
      singleSignOn: parts.singleSignOn === null ? null : { name: parts.singleSignOn.name },
    } satisfies Deployment),
  )
