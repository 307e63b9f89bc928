import type { Log } from '../log/log.ts'
import {
  countedAs,
  ipAddressIn,
  ipNetworkIn,
  isOfSite,
  isWithin,
  type IpAddress,
  type IpNetwork,
} from './ip-address.ts'

/**
 * Determines the one identity that every bound counts a caller by: the address at the other end of the connection, or
 * behind trusted proxies the nearest address in `X-Forwarded-For` that is not one of them. Any client can write that
 * header, so it is trusted only from a trusted proxy. `unknown` where there is no connection.
 */
export type CallerFinder = (remoteAddress: string | undefined, forwardedFor: string | undefined) => string

export const createCallerFinder = (options: {
  /** Addresses and networks, beside those of this machine. */
  readonly trustedProxies: readonly string[]
  readonly log: Log
}): CallerFinder => {
  const trusted = [...loopback, ...options.trustedProxies].map(networkOf)
  const isTrusted = (address: IpAddress): boolean => trusted.some((network) => isWithin(address, network))
  let saidUnnamed = false

  /** A machine of the same site that forwards calls is a proxy that the settings do not name. */
  const sayUnnamed = (remote: IpAddress): void => {
    if (saidUnnamed || !isOfSite(remote)) return
    saidUnnamed = true
    options.log('unnamed-proxy', { setting: 'KONTOR_TRUSTED_PROXIES' })
  }

  return (remoteAddress, forwardedFor) => {
    const remote = remoteAddress === undefined ? null : ipAddressIn(remoteAddress)
    if (remote === null) return 'unknown'
    if (forwardedFor === undefined || forwardedFor === '') return countedAs(remote)
    if (!isTrusted(remote)) sayUnnamed(remote)
    let nearest = remote
    for (const hop of forwardedFor.split(',').toReversed()) {
      const address = isTrusted(nearest) ? ipAddressIn(hop) : null
      if (address === null) break
      nearest = address
    }
    return countedAs(nearest)
  }
}

const loopback = ['127.0.0.0/8', '::1']

const networkOf = (text: string): IpNetwork => {
  const network = ipNetworkIn(text)
  if (network === null) throw new Error('the settings hold networks alone')
  return network
}
