import { createECDH, hkdfSync } from 'node:crypto'

/** RFC 8292: by which push services know this server. Base64url. */
export interface VapidKeys {
  readonly publicKey: string
  readonly privateKey: string
}

/**
 * Derived from the secret, so that servers beside each other have the same, and a restored one the one before: a browser's
 * subscription is bound to the public key.
 */
export const vapidKeys = (secret: string): VapidKeys => {
  // 16 bytes more than the order, so that every key is equally likely.
  const wide = BigInt(`0x${Buffer.from(hkdfSync('sha256', secret, '', 'kontor push', 48)).toString('hex')}`)
  const scalar = (wide % (orderOfP256 - 1n)) + 1n
  const privateKey = Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex')
  const curve = createECDH('prime256v1')
  curve.setPrivateKey(privateKey)
  return { publicKey: curve.getPublicKey('base64url'), privateKey: privateKey.toString('base64url') }
}

const orderOfP256 = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
