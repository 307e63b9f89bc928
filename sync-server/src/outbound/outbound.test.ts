import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { createAllowedAddress } from './allowed-address.ts'
import { createOutbound, type Resolve } from './create-outbound.ts'
import { OutboundFailed, type Outbound } from './outbound.ts'

const receiver = async (answer: RequestListener) => {
  const received: string[] = []
  const server = createServer((request, response) => {
    received.push(request.url ?? '')
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { port, received }
}
const post = async (outbound: Outbound, url: string, timeoutMs = 5_000): Promise<number | string> => {
  try {
    return (await outbound.post({ url, headers: {}, body: 'Żuławy', timeoutMs })).status
  } catch (error) {
    if (error instanceof OutboundFailed) return error.problem
    throw error
  }
}
/** A name server for one answer. */
const resolvingTo =
  (...addresses: readonly string[]): Resolve =>
  (_name, _options, done) =>
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
const toThisMachine = { allowedNetworks: ['127.0.0.1', '::1'] }

it.each([
  ['8.8.8.8', true],
  ['2606:4700::1111', true],
  ...[
    ...['127.0.0.1', '10.1.1.1', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '192.0.2.1', '0.0.0.0'],
    ...['255.255.255.255', '198.18.0.1', '224.0.0.1', '::', '::1', 'fd00::1', 'fe80::1', '::ffff:10.0.0.1'],
    ...['64:ff9b::a00:1', '2002:7f00:1::', '2001:db8::1', 'localhost', ''],
  ].map((address) => [address, false] as const),
] as const)('[ISSUE 11] the address %s is on the internet: %s', (address, expected) => {
  expect(createAllowedAddress([])(address)).toBe(expected)
})

it('[ISSUE 11] the operator allows networks beside the internet, and no others', () => {
  const isAllowed = createAllowedAddress(['10.20.0.0/16', 'fd12::/16'])
  const addresses = ['10.20.3.4', '::ffff:10.20.3.4', 'fd12::1', '10.21.0.1', '127.0.0.1', '8.8.8.8']
  expect(addresses.map(isAllowed)).toEqual([true, true, true, false, false, true])
})

it('[ISSUE 11] nothing is sent to this machine, in whatever way the address is written', async () => {
  const { port, received } = await receiver((_request, response) => response.writeHead(204).end())
  const outbound = createOutbound({ allowedNetworks: [] })
  const hosts = [
    '127.0.0.1',
    'localhost',
    '2130706433',
    '0x7f000001',
    '127.1',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '0.0.0.0',
  ]
  for (const host of hosts)
    expect([host, await post(outbound, `http://${host}:${port}/`)]).toEqual([host, 'address-not-allowed'])
  expect(received).toEqual([])
})

it('[ISSUE 11] a name is refused when any of its addresses is internal, at the moment of connecting', async () => {
  const { port, received } = await receiver((_request, response) => response.writeHead(204).end())
  for (const addresses of [['127.0.0.1'], ['169.254.169.254'], ['8.8.8.8', '127.0.0.1'], ['127.0.0.1', '::1']]) {
    const outbound = createOutbound({ allowedNetworks: [], resolve: resolvingTo(...addresses) })
    expect(await post(outbound, `http://receiver.example:${port}/`)).toBe('address-not-allowed')
  }
  // The first answer of the name server was checked; the second one would lead inside.
  const answers = [['127.0.0.1'], ['169.254.169.254']]
  const changing: Resolve = (...call) => resolvingTo(...(answers.shift() ?? []))(...call)
  const outbound = createOutbound({ ...toThisMachine, resolve: changing })
  expect(await post(outbound, `http://receiver.example:${port}/first`)).toBe(204)
  expect(await post(outbound, `http://receiver.example:${port}/second`)).toBe('address-not-allowed')
  expect(received).toEqual(['/first'])
})

it('[ISSUE 11] a redirect is an answer, and is not followed', async () => {
  const { port, received } = await receiver((_request, response) =>
    response.writeHead(302, { location: `http://127.0.0.1:${port}/inside` }).end(),
  )
  expect(await post(createOutbound(toThisMachine), `http://127.0.0.1:${port}/`)).toBe(302)
  expect(received).toEqual(['/'])
})

it('[ISSUE 11] an endless answer, a slow one and none at all end', async () => {
  const endless = await receiver((_request, response) => void response.writeHead(500).write('a'.repeat(1024 * 1024)))
  const silent = await receiver(() => undefined)
  const outbound = createOutbound(toThisMachine)
  expect(await post(outbound, `http://127.0.0.1:${endless.port}/`)).toBe(500)
  expect(await post(outbound, `http://127.0.0.1:${silent.port}/`, 50)).toBe('timeout')
})

it('[ISSUE 11] what is not there is said in a word', async () => {
  const failing: Resolve = (_name, _options, done) => done(new Error('ENOTFOUND'), [])
  const { port } = await receiver((_request, response) => response.end())
  expect(await post(createOutbound({ allowedNetworks: [], resolve: failing }), 'http://nie.example/')).toBe(
    'unknown-name',
  )
  expect(await post(createOutbound(toThisMachine), 'http://127.0.0.1:1/')).toBe('unreachable')
  expect(['unreachable', 'certificate']).toContain(
    await post(createOutbound(toThisMachine), `https://127.0.0.1:${port}/`),
  )
})
