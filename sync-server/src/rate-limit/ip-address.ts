import ipaddr from 'ipaddr.js'

export type IpAddress = ipaddr.IPv4 | ipaddr.IPv6
/** An address and the length of its network's prefix. */
export type IpNetwork = readonly [IpAddress, number]

/**
 * The address in a text, in any form that proxies write: with a port, in brackets, with a zone, or as an IPv4 address
 * inside an IPv6 one. Null when there is none.
 */
export const ipAddressIn = (text: string): IpAddress | null => {
  const bare = withoutPort(text.trim())
  if (ipaddr.IPv4.isValidFourPartDecimal(bare)) return ipaddr.IPv4.parse(bare)
  if (!ipaddr.IPv6.isValid(bare)) return null
  const address = ipaddr.IPv6.parse(bare)
  return address.isIPv4MappedAddress() ? address.toIPv4Address() : address
}

/** `203.0.113.8:50001`, `[2001:db8::1]:50001`, `[2001:db8::1]`. A bare IPv6 address has no port. */
const withoutPort = (text: string): string =>
  /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? /^(\d[\d.]*\.\d+):\d+$/.exec(text)?.[1] ?? text

/** One address, or a network such as `172.16.0.0/12`. Null when the text is neither. */
export const ipNetworkIn = (text: string): IpNetwork | null => {
  const slash = text.indexOf('/')
  const address = ipAddressIn(slash < 0 ? text : text.slice(0, slash))
  if (address === null) return null
  const bitsMax = address.kind() === 'ipv4' ? 32 : 128
  if (slash < 0) return [address, bitsMax]
  const prefix = text.slice(slash + 1)
  return /^\d{1,3}$/.test(prefix) && Number(prefix) <= bitsMax ? [address, Number(prefix)] : null
}

export const isWithin = (address: IpAddress, [network, prefix]: IpNetwork): boolean =>
  address.kind() === network.kind() && address.match(network, prefix)

/** Addresses that are not routed on the internet: only a machine of the same site connects from one. */
export const isOfSite = (address: IpAddress): boolean =>
  ['private', 'uniqueLocal', 'linkLocal', 'carrierGradeNat', 'loopback'].includes(address.range())

/**
 * The text that an address is counted under. A provider gives each customer a whole /64 of IPv6, so its addresses are
 * one caller, written as the first address of the network.
 */
export const countedAs = (address: IpAddress): string =>
  address.kind() === 'ipv4'
    ? address.toString()
    : ipaddr.IPv6.networkAddressFromCIDR(`${address.toString()}/64`).toString()
