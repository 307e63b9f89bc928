import { NoticeKindSchema } from '@kontor/domain'
import * as v from 'valibot'
import { wireLimits } from '../limits.ts'
import { listOf } from './answer-parts.ts'

/** Answer of `GET /api/login/push`: the notices of a signed-in person. Times in milliseconds since 1970. */
export const OwnPushSchema = v.object({
  /** RFC 8292: the server's key, which a browser's subscription is made for. Base64url. */
  publicKey: v.string(),
  /** The kinds that this person has turned off; a kind that is new is on. */
  turnedOff: listOf(NoticeKindSchema),
  /** The newest first. */
  devices: listOf(
    v.object({
      id: v.string(),
      userAgent: v.nullable(v.string()),
      addedAt: v.number(),
      /** Whether it was added in the session of this call. */
      isThis: v.boolean(),
    }),
  ),
})
export type OwnPush = v.InferOutput<typeof OwnPushSchema>

/** Body of `POST /api/login/push/kinds`. */
export const TurnedOffSchema = v.object({ turnedOff: v.pipe(v.array(NoticeKindSchema), v.maxLength(16, 'too-many')) })

/** The address of a push service, over `https` alone. */
const EndpointSchema = v.pipe(
  v.string(),
  v.maxLength(wireLimits.pushEndpointLengthMax, 'too-long'),
  v.check(isHttpsAddress, 'not-a-url'),
)

/** Body of `POST /api/login/push/devices`: the subscription of this browser, as it gives it. RFC 8291: base64url. */
export const PushSubscriptionSchema = v.object({
  endpoint: EndpointSchema,
  keys: v.object({
    /** An uncompressed point: 65 bytes. */
    p256dh: v.pipe(v.string(), v.regex(/^B[A-Za-z0-9_-]{86}=?$/, 'not-a-key')),
    /** 16 bytes. */
    auth: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}(==)?$/, 'not-a-key')),
  }),
  /** The address before, where the push service has changed it. */
  replaces: v.optional(v.nullable(EndpointSchema)),
  /** Whether a notification leads to the site for phones; without it, where it led before. */
  onPhone: v.optional(v.nullable(v.boolean())),
})
export type SentPushSubscription = v.InferInput<typeof PushSubscriptionSchema>

/** What a service worker receives: the words to show, and where the notification leads. */
export const PushPayloadSchema = v.object({
  title: v.string(),
  body: v.string(),
  /** A later notification with the same one takes the place of this one. */
  tag: v.string(),
  language: v.string(),
  accountId: v.string(),
  /** The key of the section. */
  section: v.string(),
  recordId: v.string(),
  /** Whether it leads to the site for phones. */
  onPhone: v.boolean(),
})
export type PushPayload = v.InferOutput<typeof PushPayloadSchema>

function isHttpsAddress(text: string): boolean {
  if (!/^https:\/\/[^\s]+$/i.test(text) || !URL.canParse(text)) return false
  const { username, password, hash, hostname } = new URL(text)
  return username === '' && password === '' && hash === '' && hostname !== ''
}
