import { lookup as dnsLookup } from 'node:dns'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { createAllowedAddress } from './allowed-address.ts'
import { OutboundFailed, type Outbound, type OutboundProblem, type OutboundRequest } from './outbound.ts'

/** Resolves a name to all of its addresses, as `node:dns` does. */
export type Resolve = (
  name: string,
  options: { readonly all: true; readonly family?: number },
  done: (error: Error | null, addresses: readonly { readonly address: string; readonly family: number }[]) => void,
) => void

/** `allowedNetworks` are beside the internet (`KONTOR_OUTBOUND_NETWORKS`). */
export const createOutbound = (options: {
  readonly allowedNetworks: readonly string[]
  readonly resolve?: Resolve
}): Outbound => {
  const isAllowed = createAllowedAddress(options.allowedNetworks)
  const lookup = guardedLookup(options.resolve ?? (dnsLookup as Resolve), isAllowed)
  return {
    post: async (request) => {
      const url = new URL(request.url)
      const host = url.hostname.replace(/^\[|\]$/g, '')
      // A name is looked up; an address is not, so it is checked here.
      if (isIP(host) !== 0 && !isAllowed(host)) throw new OutboundFailed('address-not-allowed')
      return { status: await statusOf(url, request, lookup) }
    },
  }
}

const statusOf = (url: URL, { headers, body, timeoutMs }: OutboundRequest, lookup: LookupFunction): Promise<number> =>
  new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest
    const length = String(Buffer.byteLength(body))
    const request = send(
      url,
      // Neither a kept connection nor a proxy of the environment: this one was checked.
      { method: 'POST', agent: false, lookup, headers: { ...headers, 'content-length': length } },
      (answer: IncomingMessage) => {
        resolve(answer.statusCode ?? 0)
        // The body may be endless.
        answer.destroy()
      },
    )
    // Of the whole exchange: a receiver that sends a byte now and then is slow too.
    const timer = setTimeout(() => request.destroy(new OutboundFailed('timeout')), timeoutMs)
    request.on('close', () => clearTimeout(timer))
    request.on('error', (error) => reject(failureOf(error)))
    request.end(body)
  })

/** Refuses a name of which any address is not allowed: it could be another one at the next look-up. */
const guardedLookup =
  (resolve: Resolve, isAllowed: (address: string) => boolean): LookupFunction =>
  (name, options, done) => {
    const family = typeof options.family === 'number' ? options.family : 0
    resolve(name, { all: true, family }, (error, addresses) => {
      const [first] = addresses ?? []
      if (error !== null || first === undefined) return done(new OutboundFailed('unknown-name'), '', 0)
      if (!addresses.every(({ address }) => isAllowed(address)))
        return done(new OutboundFailed('address-not-allowed'), '', 0)
      if (options.all === true) return done(null, [...addresses])
      done(null, first.address, first.family)
    })
  }

const failureOf = (error: Error): OutboundFailed => {
  if (error instanceof OutboundFailed) return error
  const { code = '' } = error as NodeJS.ErrnoException
  const problem: OutboundProblem = /CERT|SSL|TLS|ALTNAME|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code)
    ? 'certificate'
    : 'unreachable'
  return new OutboundFailed(problem)
}
