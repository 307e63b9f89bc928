import { LoginIdSchema, type LoginId } from '@kontor/domain'
import * as v from 'valibot'
import type { Awareness } from 'y-protocols/awareness'
import type { Colleague } from './replica.ts'

/** S9: as the server stamps it. */
const PresenceSchema = v.object({
  loginId: LoginIdSchema,
  name: v.string(),
  screen: v.optional(v.nullable(v.string()), null),
})

/** The other logins that have this document open, each once, at the screen where they were seen last. */
export const colleaguesOf = (awareness: Awareness, ownLoginId: LoginId): readonly Colleague[] => {
  const seen = new Map<LoginId, { readonly colleague: Colleague; readonly at: number }>()
  for (const [client, state] of awareness.getStates()) {
    const parsed = v.safeParse(PresenceSchema, state)
    if (client === awareness.clientID || !parsed.success || parsed.output.loginId === ownLoginId) continue
    const at = awareness.meta.get(client)?.lastUpdated ?? 0
    const former = seen.get(parsed.output.loginId)
    if (former === undefined || former.at < at) seen.set(parsed.output.loginId, { colleague: parsed.output, at })
  }
  return [...seen.values()].map(({ colleague }) => colleague).sort(byLogin)
}

/** In one order in every tab; a screen that shows names puts them in the order of its language. */
const byLogin = (one: Colleague, other: Colleague): number => (one.loginId < other.loginId ? -1 : 1)
