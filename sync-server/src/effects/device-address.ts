import { createECDH, createHash } from 'node:crypto'
import { PushSubscriptionSchema } from '@kontor/protocol'
import * as v from 'valibot'
import type { DeviceAddress } from '../push/push-request.ts'
import { openSealedText, sealText } from './sealed-text.ts'

const AddressSchema = v.omit(PushSubscriptionSchema, ['replaces'])

export const endpointHash = (endpoint: string): string => createHash('sha256').update(endpoint).digest('base64url')

export const sealAddress = (address: DeviceAddress, secret: string): string => sealText(JSON.stringify(address), secret)

/** Null: it was sealed with another secret, as after a restore without it. */
export const openAddress = (sealed: string, secret: string): DeviceAddress | null => {
  try {
    return v.parse(AddressSchema, JSON.parse(openSealedText(sealed, secret)))
  } catch {
    return null
  }
}

/** Whether it is a point of the curve: nothing can be encrypted for another text of that length. */
export const isPublicKey = (p256dh: string): boolean => {
  const curve = createECDH('prime256v1')
  curve.generateKeys()
  try {
    curve.computeSecret(p256dh, 'base64url')
    return true
  } catch {
    return false
  }
}
