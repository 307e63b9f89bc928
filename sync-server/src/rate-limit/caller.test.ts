import { expect, it } from 'vitest'
import { createCallerFinder } from './caller.ts'

const setup = (trustedProxies: readonly string[] = []) => {
  const logged: string[] = []
  const callerOf = createCallerFinder({
    trustedProxies,
    log: (event, facts) => void logged.push(JSON.stringify({ event, ...facts })),
  })
  return { logged, callerOf }
}

it.each([
  ['no proxy', '203.0.113.7', '', [], '203.0.113.7'],
  ['a header that anyone can write', '203.0.113.7', '198.51.100.1', [], '203.0.113.7'],
  ['a proxy on this machine', '127.0.0.1', '198.51.100.1', [], '198.51.100.1'],
  ['a proxy on this machine, by IPv6', '::1', '198.51.100.1', [], '198.51.100.1'],
  ['an IPv4 address in an IPv6 socket', '::ffff:127.0.0.1', '198.51.100.1', [], '198.51.100.1'],
  ['the same, written in hexadecimal', '::ffff:7f00:1', '198.51.100.1', [], '198.51.100.1'],
  ['a caller who wrote a hop before the proxy’s', '127.0.0.1', '10.9.9.9, 198.51.100.1', [], '198.51.100.1'],
  ['two proxies, both trusted', '127.0.0.1', '198.51.100.1, 10.0.0.2', ['10.0.0.2'], '198.51.100.1'],
  ['two proxies, one trusted', '127.0.0.1', '198.51.100.1, 10.0.0.2', [], '10.0.0.2'],
  ['a trusted proxy by IPv6', 'fd00::2', '198.51.100.1', ['fd00::2'], '198.51.100.1'],
  ['a trusted network', '172.20.3.4', '198.51.100.1', ['172.16.0.0/12'], '198.51.100.1'],
  ['a proxy outside the trusted network', '172.32.0.1', '198.51.100.1', ['172.16.0.0/12'], '172.32.0.1'],
  ['a trusted network of IPv6', 'fd00::aa:1', '198.51.100.1', ['fd00::/16'], '198.51.100.1'],
  ['a trusted address that is IPv4 inside IPv6', '10.0.0.2', '198.51.100.1', ['::ffff:10.0.0.2'], '198.51.100.1'],
  ['a port behind the address', '127.0.0.1', '203.0.113.8:50001', [], '203.0.113.8'],
  ['another port of the same caller', '127.0.0.1', '203.0.113.8:50002', [], '203.0.113.8'],
  ['a port behind each of two hops', '127.0.0.1', '203.0.113.8:50001, 10.0.0.2:443', ['10.0.0.2'], '203.0.113.8'],
  ['an IPv4 address in an IPv6 one', '127.0.0.1', '::ffff:203.0.113.8', [], '203.0.113.8'],
  ['the same with a port', '127.0.0.1', '[::ffff:203.0.113.8]:50001', [], '203.0.113.8'],
  ['an IPv6 address', '127.0.0.1', '2001:db8:1:2:a:b:c:d', [], '2001:db8:1:2::'],
  ['another address of the same /64', '127.0.0.1', '2001:DB8:1:2::9', [], '2001:db8:1:2::'],
  ['an IPv6 address in brackets with a port', '127.0.0.1', '[2001:db8:1:2::9]:50001', [], '2001:db8:1:2::'],
  ['an IPv6 address in brackets', '127.0.0.1', '[2001:db8:1:2::9]', [], '2001:db8:1:2::'],
  ['an IPv6 address with a zone', '127.0.0.1', 'fe80::1%eth0', [], 'fe80::'],
  ['an IPv6 address without a proxy', '2001:db8:1:2::9', '', [], '2001:db8:1:2::'],
  ['nonsense in the header', '127.0.0.1', 'unknown', [], '127.0.0.1'],
  ['an abbreviated IPv4 address, which is nonsense', '127.0.0.1', '127.1', [], '127.0.0.1'],
  ['a proxy that sends an empty header', '127.0.0.1', '', [], '127.0.0.1'],
  ['no socket', undefined, '198.51.100.1', [], 'unknown'],
] as const)('[S11] with %s the caller is the right one', (_case, remote, forwardedFor, proxies, expected) => {
  expect(setup(proxies).callerOf(remote, forwardedFor)).toBe(expected)
})

it('[S11] a proxy of the same site that the settings do not name is logged once, without its address', () => {
  const { logged, callerOf } = setup(['172.16.0.0/12'])
  callerOf('127.0.0.1', '198.51.100.1')
  callerOf('172.16.0.9', '198.51.100.1')
  callerOf('10.0.0.2', undefined)
  expect(logged).toEqual([])
  callerOf('10.0.0.2', '198.51.100.1')
  callerOf('10.0.0.3', '198.51.100.2')
  expect(logged).toEqual(['{"event":"unnamed-proxy","setting":"KONTOR_TRUSTED_PROXIES"}'])
})

it('[S11] a client outside the site that sends the header is no proxy, and is not logged', () => {
  const { logged, callerOf } = setup()
  callerOf('203.0.113.7', '198.51.100.1')
  expect(logged).toEqual([])
})
