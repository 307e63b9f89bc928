import { BlockList, isIP } from 'node:net'
import { createMiddleware } from 'hono/factory'
import type { HttpEnvironment } from '../http-environment.ts'

/**
 * Whose call it is: the address at the other end, or, when a trusted proxy is there, the nearest address in
 * `X-Forwarded-For` that is not a trusted proxy's. Anybody can write that header, so nobody else's is believed.
 */
export const clientAddress = (trustedProxies: readonly string[]) => {
  const isTrusted = trust(trustedProxies)
  return createMiddleware<HttpEnvironment>(async (context, next) => {
    const hops = (context.req.header('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim())
    context.set('clientAddress', nearestStranger(context.env?.incoming?.socket.remoteAddress, hops, isTrusted))
    await next()
  })
}

export const nearestStranger = (
  remoteAddress: string | undefined,
  hops: readonly string[],
  isTrusted: (address: string) => boolean,
): string => {
  let nearest = remoteAddress === undefined ? 'unknown' : plain(remoteAddress)
  for (const hop of hops.toReversed()) {
    if (!isTrusted(nearest) || isIP(plain(hop)) === 0) break
    nearest = plain(hop)
  }
  return nearest
}

/** Proxies on this machine, and those that the operator names. */
export const trust = (trustedProxies: readonly string[]): ((address: string) => boolean) => {
  const trusted = new BlockList()
  trusted.addSubnet('127.0.0.0', 8, 'ipv4')
  trusted.addAddress('::1', 'ipv6')
  for (const proxy of trustedProxies) trusted.addAddress(plain(proxy), family(proxy))
  return (address) => isIP(address) !== 0 && trusted.check(address, family(address))
}

const family = (address: string): 'ipv4' | 'ipv6' => (isIP(plain(address)) === 6 ? 'ipv6' : 'ipv4')

/** An IPv4 address that came through an IPv6 socket is that IPv4 address. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '')
