import { createHash } from 'node:crypto'
import type { PushPayload, SentPushSubscription } from '@kontor/protocol'
import webPush from 'web-push'
import { serverLimits } from '../limits.ts'
import type { OutboundRequest } from '../outbound/outbound.ts'
import type { VapidKeys } from './vapid-keys.ts'

/** Writes the request that carries a payload to a device: encrypted for it (RFC 8291), in this server's name (RFC 8292). */
export const createPushRequest =
  ({ keys, publicUrl }: { readonly keys: VapidKeys; readonly publicUrl: string }) =>
  ({ endpoint, keys: browser }: DeviceAddress, payload: PushPayload): OutboundRequest => {
    const { headers, body } = webPush.generateRequestDetails({ endpoint, keys: browser }, JSON.stringify(payload), {
      vapidDetails: { subject: subjectOf(publicUrl), ...keys },
      TTL: serverLimits.push.lifetimeMs / 1_000,
      urgency: 'normal',
      // 32 characters of base64url: a later notice of the same record takes the place of one that was not delivered.
      topic: createHash('sha256').update(payload.tag).digest('base64url').slice(0, 32),
    })
    const { timeoutMs } = serverLimits.push
    return { url: endpoint, headers: headers as Record<string, string>, body: body ?? Buffer.alloc(0), timeoutMs }
  }

/** Where a device is reached, the keys that its notices are encrypted for (RFC 8291), and the site that they lead to. */
export type DeviceAddress = Omit<SentPushSubscription, 'replaces'>

/** Whom a push service writes to. It takes no address of a page without encryption, which a server on this machine has. */
const subjectOf = (publicUrl: string): string =>
  publicUrl.startsWith('https:') ? publicUrl : `mailto:kontor@${new URL(publicUrl).hostname}`
