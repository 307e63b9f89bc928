import { Hono } from 'hono'
import { serverLimits } from '../../limits.ts'
import type { Log } from '../../log/log.ts'
import type { HttpEnvironment } from '../http-environment.ts'

/**
 * `/sync/*` is for WebSockets. A request without an upgrade was sent by hand, or a proxy removed the upgrade. It is
 * answered with 426 (RFC 9110, 15.5.22), and the log names the fault once per client.
 */
export const syncWithoutUpgrade = (log: Log): Hono<HttpEnvironment> => {
  const logged = new Set<string>()
  const logOnce = (clientAddress: string): void => {
    if (logged.has(clientAddress)) return
    if (logged.size >= serverLimits.clientsWithoutUpgradeMax) logged.clear()
    logged.add(clientAddress)
    log('socket-without-upgrade', { clients: logged.size })
  }
  return new Hono<HttpEnvironment>().all('/sync/*', (context) => {
    logOnce(context.get('clientAddress'))
    return context.json({ error: { code: 'upgrade-required' } }, 426, { upgrade: 'websocket', connection: 'upgrade' })
  })
}
