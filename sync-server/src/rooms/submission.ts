import type { Actor, Client, LoginId } from '@kontor/domain'
import type { Outcome } from '@kontor/protocol'
import type { SubmitOptions } from './rooms.ts'
import { signedIn, type Visitor } from './visitor.ts'

export interface SubmittedMutation {
  readonly id: string
  readonly name: string
  readonly version: number
  readonly args: unknown
}

/** What one caller submits at once, and how to answer. */
export interface Submission {
  readonly actor: Actor
  readonly mutations: readonly SubmittedMutation[]
  readonly options: SubmitOptions
  readonly resolve: (outcomes: readonly Outcome[]) => void
  readonly reject: (error: unknown) => void
}

export type LoginActor = Extract<Actor, { kind: 'login' }>

/** A person, on the site that they use; without one, the full site or a program. */
export const loginActor = (visitor: Visitor, client?: Client): LoginActor => {
  const { loginId, signedInBy } = signedIn(visitor)
  return {
    ...{ kind: 'login', loginId },
    ...(client === undefined ? {} : { client }),
    ...(signedInBy === null ? {} : { signedInBy }),
  }
}

/** The server's own mutations have outcomes too. No login has this id: ids of logins are longer. */
const systemLoginId = 'system' as LoginId

/** The login under which the outcomes of an actor are kept (S1). */
export const outcomeLoginId = (actor: Actor): LoginId => {
  if (actor.kind === 'system') return systemLoginId
  return actor.kind === 'application' ? (`token/${actor.tokenId}` as LoginId) : actor.loginId
}

export const outcomeKey = (submission: Submission, mutationId: string): string =>
  `${outcomeLoginId(submission.actor)}/${mutationId}`
