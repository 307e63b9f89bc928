import { NameSchema, RightSchema } from '@kontor/domain'
import * as v from 'valibot'
import { listOf } from './answer-parts.ts'

const urlMax = 500

/** Tokens and codes are sent there: HTTPS, or plain HTTP to this machine. */
const isSafeUrl = (text: string): boolean => {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  if (url.hash !== '' || url.username !== '' || url.password !== '') return false
  const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
  return url.protocol === 'https:' || (url.protocol === 'http:' && isHere)
}

const ApplicationUrlSchema = v.pipe(
  v.string('url'),
  v.trim(),
  v.maxLength(urlMax, 'too-long'),
  v.check(isSafeUrl, 'url'),
)

export const isApplicationUrl = (text: string): boolean => v.is(ApplicationUrlSchema, text)

/** Body of `POST /api/operator/applications`: a program of the host that signs people in through this server. */
export const NewApplicationSchema = v.object({
  name: NameSchema,
  /** The right that opens it, in whichever account; it learns of this right alone. */
  right: RightSchema,
  redirectUrls: v.pipe(v.array(ApplicationUrlSchema), v.minLength(1, 'empty'), v.maxLength(10, 'too-long')),
  /** Where it is sent a logout token when a session or an access ends (OpenID Connect Back-Channel Logout); null: nowhere. */
  logoutUrl: v.nullable(ApplicationUrlSchema),
})
export type NewApplication = v.InferOutput<typeof NewApplicationSchema>

/** Answer of `GET /api/operator/applications`. */
export const ApplicationsSchema = v.object({
  /** What an application is configured with. */
  issuer: v.string(),
  applications: listOf(
    v.object({
      ...{ id: v.string(), name: v.string(), right: RightSchema, redirectUrls: listOf(v.string()) },
      logoutUrl: v.nullable(v.string()),
      addedAt: v.number(),
      /** Logins that are signed in to it now. */
      people: v.number(),
    }),
  ),
})
export type ApplicationsAnswer = v.InferOutput<typeof ApplicationsSchema>

/** Answer of the calls that make a secret: it is shown once, and kept as a hash. */
export const ApplicationSecretSchema = v.object({ id: v.string(), secret: v.string() })
export type ApplicationSecret = v.InferOutput<typeof ApplicationSecretSchema>
