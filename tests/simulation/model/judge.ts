import type { Member } from '@kontor/domain'
import * as accounts from './account-rules.ts'
import { coverUnit, endContractUnit, operatorLoginId, setContractUnit } from './contract-rules.ts'
import * as invitations from './invitation-rules.ts'
import * as members from './member-rules.ts'
import * as server from './server-rules.ts'
import { withChanges, type Answer, type Elsewhere, type ModelDirectory, type Situation } from './situation.ts'

export interface JudgedMutation {
  readonly name: string
  readonly args: unknown
  /** Null: the server itself. */
  readonly loginId: string | null
}

export type Judgement =
  | { readonly allowed: true; readonly next: ModelDirectory }
  | { readonly allowed: false; readonly reasons: readonly string[] }

type Rule = (situation: Situation, args: never) => Answer

const { acceptInvitation, expireInvitation, recordDelivery, ...byPeople } = invitations
const rulesOfPeople: Readonly<Record<string, Rule>> = { ...accounts, ...members, ...byPeople }
const rulesOfServer: Readonly<Record<string, Rule>> = {
  ...{ acceptInvitation, expireInvitation, recordDelivery, endContractUnit },
  ...server,
}
const rulesOfOperator: Readonly<Record<string, Rule>> = { setContractUnit, coverUnit }

const rulesFor = (loginId: string | null): Readonly<Record<string, Rule>> => {
  if (loginId === null) return rulesOfServer
  return loginId === operatorLoginId ? rulesOfOperator : rulesOfPeople
}

/** What the second model says to a mutation. B2: only administrators who are not suspended change anything. */
export const judge = (
  here: ModelDirectory,
  mutation: JudgedMutation,
  world: { readonly elsewhere: Elsewhere; readonly now: number },
): Judgement => {
  const { name, args, loginId } = mutation
  const actor: Member | null = here.member.find((member) => member.loginId === loginId) ?? null
  const rules = rulesFor(loginId)
  if (rules === rulesOfPeople && !(actor?.admin && actor.status === 'active'))
    return { allowed: false, reasons: ['not-admin'] }
  const rule = rules[name]
  if (rule === undefined) return { allowed: false, reasons: ['unknown-mutation'] }
  const answer = rule({ here, ...world, actor }, args as never)
  if ('reasons' in answer) return { allowed: false, reasons: answer.reasons }
  return { allowed: true, next: withChanges(here, answer.changes) }
}
