import { createECDH } from 'node:crypto'
import { expect, it } from 'vitest'
import { pushBrowser, vapidClaims } from '../testing/push-browser.ts'
import { createPushRequest } from '../push/push-request.ts'
import { isPublicKey, openAddress, sealAddress } from './device-address.ts'
import { vapidKeys } from '../push/vapid-keys.ts'

it('[DESIGN 13] the key is that of the secret, so servers beside each other and a restored one have the same', () => {
  const keys = vapidKeys('a secret')
  expect(vapidKeys('a secret')).toEqual(keys)
  expect(vapidKeys('another secret')).not.toEqual(keys)
  const curve = createECDH('prime256v1')
  curve.setPrivateKey(keys.privateKey, 'base64url')
  expect(curve.getPublicKey('base64url')).toBe(keys.publicKey)
})

it('[DESIGN 13] a request is signed by the server and encrypted for one browser; another browser cannot open it', () => {
  const keys = vapidKeys('a secret')
  const browser = pushBrowser()
  const payload = { title: 'Proces jest po terminie', body: 'Żuławy Mobile', tag: 'a b', language: 'pl' }
  const whole = { ...payload, accountId: 'account-1', section: 'processes', recordId: 'process-1', onPhone: true }
  const address = browser.subscription('https://push.example/abc')
  const { url, headers, body } = createPushRequest({ keys, publicUrl: 'http://127.0.0.1:4400' })(address, whole)
  expect(browser.open(Buffer.from(body))).toEqual(whole)
  expect(() => pushBrowser().open(Buffer.from(body))).toThrow()
  expect(Buffer.from(body).toString('latin1')).not.toContain('account-1')
  expect(url).toBe('https://push.example/abc')
  expect(headers).toMatchObject({
    'Content-Encoding': 'aes128gcm',
    TTL: 86_400,
    Topic: expect.stringMatching(/^[\w-]{32}$/),
  })
  expect(vapidClaims(headers['Authorization'] ?? '')).toEqual({
    publicKey: keys.publicKey,
    claims: { aud: 'https://push.example', exp: expect.any(Number), sub: 'mailto:kontor@127.0.0.1' },
  })
})

it('[DESIGN 13] an address is sealed in the store, and lost with the secret', () => {
  const address = pushBrowser().subscription('https://push.example/abc')
  const sealed = sealAddress(address, 'a secret')
  expect(sealed).not.toContain('push.example')
  expect([openAddress(sealed, 'a secret'), openAddress(sealed, 'another'), openAddress('', 'a secret')]).toEqual([
    address,
    null,
    null,
  ])
})

it('[DESIGN 13] only a point of the curve is a key', () => {
  const { p256dh } = pushBrowser().subscription('https://push.example/abc').keys
  expect([isPublicKey(p256dh), isPublicKey(`B${'A'.repeat(86)}`), isPublicKey('')]).toEqual([true, false, false])
})
