import type { OrganizationId } from '@kontor/domain'
import type { Outcome } from '@kontor/protocol'
import { judge, type JudgedMutation, type Judgement } from './judge.ts'
import type { Elsewhere, ModelDirectory } from './situation.ts'

/** The rest of the deployment at one moment: every other organisation with its past, the present last. */
export interface Outside {
  readonly directories: ReadonlyMap<OrganizationId, readonly ModelDirectory[]>
  readonly logins: Elsewhere['logins']
}

export interface Verdict {
  /** What is wrong with the outcome; null when the second model agrees. */
  readonly objection: { readonly invariant: string; readonly about: string } | null
  readonly next: ModelDirectory
}

/** These may be known from a look-up that came before the commit; all others hold at the commit itself. */
const knownFromLookUp = [
  'no-such-login',
  'already-a-member',
  'login-is-primary-elsewhere',
  'different-legal-entity',
  'second-factor-guards-others',
]

/** In an hour. */
const triesMax = { byLogin: 10, inOrganization: 30 }

/**
 * Does the second model agree with an outcome? What holds elsewhere is looked up before the commit, and may change in
 * between: a refusal must be right for some moment from the look-up on, an acceptance for the commit, or, in what
 * nothing guards until then, for the look-up.
 */
export const verdictOf = (question: {
  readonly state: ModelDirectory
  readonly mutation: JudgedMutation
  readonly outcome: Outcome
  readonly times: { readonly lookedUp: Outside; readonly latest: Outside }
  readonly now: number
  /** How often a login was asked for by user name and e-mail, this time included. */
  readonly asked: { readonly byLogin: number; readonly inOrganization: number }
}): Verdict => {
  const { state, mutation, outcome, times, now, asked } = question
  const judged = (elsewhere: Elsewhere): Judgement => judge(state, mutation, { elsewhere, now })
  const [before, atCommit] = [judged(lastOf(times.lookedUp)), judged(lastOf(times.latest))]
  const { name, loginId } = mutation
  const objection = (invariant: string, about: string): Verdict['objection'] => ({ invariant, about })

  if (outcome.outcome === 'accepted') {
    if (atCommit.allowed) return { objection: null, next: atCommit.next }
    const onlyLookedUp = atCommit.reasons.every((reason) => knownFromLookUp.includes(reason))
    if (onlyLookedUp && before.allowed) return { objection: null, next: before.next }
    const about = `${name} of ${loginId} was accepted in spite of ${atCommit.reasons.join(', ')}`
    return { objection: objection('B2', about), next: state }
  }
  // B9: no one can try out who has a login.
  const isTried = asked.byLogin > triesMax.byLogin || asked.inOrganization > triesMax.inOrganization
  if (outcome.code === 'too-many-tries' && name === 'inviteExistingMember' && isTried)
    return { objection: null, next: state }
  const possible = [before, atCommit, judged(between(times))].flatMap((one) => (one.allowed ? [] : one.reasons))
  if (possible.includes(outcome.code)) return { objection: null, next: state }
  const expected = possible.length === 0 ? 'nothing speaks against it' : possible.join(', ')
  return {
    objection: objection('S5', `${name} of ${loginId} was refused as ${outcome.code}; ${expected}`),
    next: state,
  }
}

const lastOf = ({ directories, logins }: Outside): Elsewhere => ({
  directories: [...directories.values()].flatMap((states) => states.slice(-1)),
  logins,
})

/** Everything that was true at some moment in between, as if at once. */
const between = ({ lookedUp, latest }: { readonly lookedUp: Outside; readonly latest: Outside }): Elsewhere => ({
  directories: [...latest.directories].flatMap(([id, states]) =>
    states.slice(Math.max(0, (lookedUp.directories.get(id)?.length ?? 1) - 1)),
  ),
  logins: [...lookedUp.logins, ...latest.logins],
})
