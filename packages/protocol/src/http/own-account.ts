import * as v from 'valibot'
import { listOf } from './answer-parts.ts'

/** Body of `POST /api/login/mails`: the mails that a person may turn off. */
export const ChosenMailsSchema = v.object({
  /** After a sign-in from a browser that this login has not used before. */
  newBrowser: v.boolean(),
})

/** Answer of `GET /api/login`: a signed-in person's own login. Times in milliseconds since 1970. */
export const OwnAccountSchema = v.object({
  login: v.object({ id: v.string(), name: v.string(), username: v.string(), email: v.string() }),
  passwordChangedAt: v.nullable(v.number()),
  secondFactor: v.boolean(),
  /** Null while the second factor is off. */
  recoveryCodesLeft: v.nullable(v.number()),
  passkeys: listOf(v.object({ id: v.string(), name: v.string(), createdAt: v.number() })),
  mails: ChosenMailsSchema,
  /** The host's OpenID provider, and since when this login is linked to it (null: it is not); null: there is none. */
  singleSignOn: v.nullable(v.object({ name: v.string(), linkedAt: v.nullable(v.number()) })),
})
export type OwnAccount = v.InferOutput<typeof OwnAccountSchema>
export type OwnPasskey = OwnAccount['passkeys'][number]
