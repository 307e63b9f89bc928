import { ipAddressIn, ipNetworkIn, isWithin, type IpNetwork } from '../rate-limit/ip-address.ts'

/**
 * Whether requests may go to an IP address: to one of the internet, or of a network that the operator allows. An IPv4
 * address inside an IPv6 one counts as IPv4.
 */
export const createAllowedAddress = (allowedNetworks: readonly string[]): ((address: string) => boolean) => {
  const networks = allowedNetworks.map(ipNetworkIn).filter((network): network is IpNetwork => network !== null)
  return (text) => {
    const address = ipAddressIn(text)
    if (address === null) return false
    return address.range() === 'unicast' || networks.some((network) => isWithin(address, network))
  }
}
