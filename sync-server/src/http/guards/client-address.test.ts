import { expect, it } from 'vitest'
import { nearestStranger, trust } from './client-address.ts'

it.each([
  ['no proxy', '203.0.113.7', [''], [], '203.0.113.7'],
  ['a header that anybody can write', '203.0.113.7', ['198.51.100.1'], [], '203.0.113.7'],
  ['a proxy on this machine', '127.0.0.1', ['198.51.100.1'], [], '198.51.100.1'],
  ['a proxy on this machine, by IPv6', '::1', ['2001:db8::5'], [], '2001:db8::5'],
  ['an IPv4 address in an IPv6 socket', '::ffff:127.0.0.1', ['198.51.100.1'], [], '198.51.100.1'],
  ['a caller who wrote a hop before the proxy’s', '127.0.0.1', ['10.9.9.9', '198.51.100.1'], [], '198.51.100.1'],
  ['two proxies, both trusted', '127.0.0.1', ['198.51.100.1', '10.0.0.2'], ['10.0.0.2'], '198.51.100.1'],
  ['two proxies, one trusted', '127.0.0.1', ['198.51.100.1', '10.0.0.2'], [], '10.0.0.2'],
  ['a trusted proxy by IPv6', 'fd00::2', ['198.51.100.1'], ['fd00::2'], '198.51.100.1'],
  ['nonsense in the header', '127.0.0.1', ['unknown'], [], '127.0.0.1'],
  ['a proxy that tells nothing', '127.0.0.1', [''], [], '127.0.0.1'],
  ['no socket', undefined, ['198.51.100.1'], [], 'unknown'],
])('[S11] with %s the caller is the right one', (_case, remote, hops, proxies, expected) => {
  expect(nearestStranger(remote, hops, trust(proxies))).toBe(expected)
})
