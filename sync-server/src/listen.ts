import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serverLimits } from './limits.ts'
import { SettingsError, type Settings } from './settings/settings.ts'

export interface Listening {
  readonly server: Server
  readonly port: number
  /** Sets the handler of requests; before it is set they are answered with 503. */
  answerWith(listener: RequestListener): void
  /** Accepts no more connections and resolves when the last answer is sent; after a while the rest is aborted. */
  close(): Promise<void>
}

/** Listens first, so that the port is known to everything that is created after it. */
export const listen = async ({ host, port }: Pick<Settings, 'host' | 'port'>): Promise<Listening> => {
  let answer: RequestListener = (_request, response) => response.writeHead(503, { 'retry-after': '1' }).end()
  const server = createServer((request, response) => answer(request, response))
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenProblem(error, host, port)))
    server.listen(port, host, resolve)
  })
  return {
    server,
    port: (server.address() as AddressInfo).port,
    answerWith: (listener) => {
      answer = listener
    },
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      const cutOff = setTimeout(() => server.closeAllConnections(), serverLimits.requestsGraceMs)
      await closed
      clearTimeout(cutOff)
    },
  }
}

const listenProblem = (error: NodeJS.ErrnoException, host: string, port: number): Error => {
  if (error.code === 'EADDRINUSE') return new SettingsError(`PORT ${port} is in use already: choose another one.`)
  if (error.code === 'EACCES')
    return new SettingsError(`PORT ${port} may not be used by this user: choose another one.`)
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new SettingsError(`HOST ${host} is no address of this machine.`)
  return error
}
