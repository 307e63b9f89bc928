import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { errorFacts, type Log } from '../log/log.ts'
import { SettingsError, type MetricsSettings } from '../settings/settings.ts'
import type { Metrics } from './metrics.ts'

export interface ServedMetrics {
  readonly port: number
  close(): Promise<void>
}

/**
 * Serves `GET /metrics` on a port of its own, so that a proxy in front of the product cannot reach it by mistake. There
 * are no sessions here: the address decides who may read.
 */
export const serveMetrics = async (metrics: Metrics, settings: MetricsSettings, log: Log): Promise<ServedMetrics> => {
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0]
    if (request.method !== 'GET' || path !== '/metrics') return void response.writeHead(404).end()
    metrics.text().then(
      ({ contentType, body }) => response.writeHead(200, { 'content-type': contentType }).end(body),
      (error: unknown) => {
        log('metrics-failed', errorFacts(error))
        response.writeHead(500).end()
      },
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(problem(error, settings)))
    server.listen(settings.port, settings.host, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}

const problem = (error: NodeJS.ErrnoException, { host, port }: MetricsSettings): Error => {
  if (error.code === 'EADDRINUSE')
    return new SettingsError(`KONTOR_METRICS_PORT ${port} is in use already: choose another one.`)
  if (error.code === 'EACCES')
    return new SettingsError(`KONTOR_METRICS_PORT ${port} may not be used by this user: choose another one.`)
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new SettingsError(`KONTOR_METRICS_HOST ${host} is no address of this machine.`)
  return error
}
