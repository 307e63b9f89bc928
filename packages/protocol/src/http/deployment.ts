import { ProfileIdSchema } from '@kontor/domain'
import * as v from 'valibot'
import { listOf } from './answer-parts.ts'

const shownLogin = v.object({
  name: v.string(),
  username: v.string(),
  password: v.string(),
  kind: v.picklist(['owner', 'administrator', 'main-account-user', 'sub-account-user', 'operator']),
})

/** The demonstration's organisations and the logins to try. */
export const ShownDemonstrationSchema = v.object({
  organizations: listOf(
    v.object({
      name: v.string(),
      profile: ProfileIdSchema,
      logins: listOf(shownLogin),
    }),
  ),
  /** Of these organisations alone; null: there is none. */
  operator: v.nullable(shownLogin),
})
export type ShownDemonstration = v.InferOutput<typeof ShownDemonstrationSchema>
export type ShownLogin = v.InferOutput<typeof shownLogin>

/** Answer of `GET /api/deployment`: what a page needs before anyone has signed in. */
export const DeploymentSchema = v.object({
  /** Who may register a main account: every visitor, or the operator alone. */
  registration: v.picklist(['open', 'operator']),
  /** There is no organisation yet. */
  empty: v.boolean(),
  demonstration: v.nullable(ShownDemonstrationSchema),
  publicUrl: v.string(),
  /** The host's OpenID provider, by which linked people sign in. */
  singleSignOn: v.nullable(v.object({ name: v.string() })),
})
export type Deployment = v.InferOutput<typeof DeploymentSchema>
