import type {
  BillingMutationName,
  InvoicesMutationName,
  MutationId,
  OperatorMutationName,
  Refusal,
  SystemsMutationName,
} from '@kontor/domain'
import type { NewOperator, OperatorOffer, OperatorSelf } from '@kontor/protocol/http'
import { newId } from '#lib/session/new-id.ts'
import { callServer, type Answer } from './call-server.ts'

const linkPath = (token: string): string => `/api/operator-links/${encodeURIComponent(token)}`

export const readOperatorLink = (token: string): Promise<Answer<OperatorOffer>> => callServer('GET', linkPath(token))

/** With the names of a new login, or with nothing by the login that is signed in. */
export const joinOperators = (token: string, login: NewOperator | null): Promise<Answer<unknown>> =>
  callServer('POST', `${linkPath(token)}/accept`, login ?? {})

/** The signed-in operator; refused with `not-operator` for everyone else. */
export const readOperator = (): Promise<Answer<OperatorSelf>> => callServer('GET', '/api/operator')

export const operatorPaths = {
  organizations: '/api/operator/organizations',
  contractHistory: (organizationId: string, before: number | null) =>
    `/api/operator/organizations/${encodeURIComponent(organizationId)}/contract-history${before === null ? '' : `?before=${before}`}`,
  organization: (organizationId: string) => `/api/operator/organizations/${encodeURIComponent(organizationId)}`,
  units: '/api/operator/units',
  registrations: '/api/operator/registrations',
  operators: '/api/operator/operators',
  health: '/api/operator/health',
  billing: '/api/operator/billing',
  systems: '/api/operator/systems',
  overdue: '/api/operator/overdue',
  month: (month: string) => `/api/operator/months/${month}`,
  conversations: (only: 'all' | 'unanswered' | 'undecided') => `/api/operator/conversations?only=${only}`,
  conversationsOf: (organizationId: string) =>
    `/api/operator/conversations?organization=${encodeURIComponent(organizationId)}`,
  /** `of`: `<accountId>/<conversationId>`. */
  conversation: (of: string) => `/api/operator/conversations/${of.split('/').map(encodeURIComponent).join('/')}`,
  files: (accountId: string) => `/api/operator/conversations/${accountId}/attachments`,
  file: (accountId: string, sha256: string) => `/api/operator/conversations/${accountId}/attachments/${sha256}`,
} as const

/** The link for a further operator, which is not shown again. */
export const inviteOperator = (email: string): Promise<Answer<{ readonly url: string }>> =>
  callServer('POST', operatorPaths.operators, { email })

export const withdrawOperatorLink = (email: string): Promise<Answer<unknown>> =>
  callServer('POST', `${operatorPaths.operators}/withdraw`, { email })

export const removeOperator = (loginId: string): Promise<Answer<unknown>> =>
  callServer('DELETE', `${operatorPaths.operators}/${encodeURIComponent(loginId)}`)

/** Decides a request for a main account: null once it is done, or why it was refused. */
export const decideRegistration = async (
  id: string,
  decision: { readonly approved: true } | { readonly approved: false; readonly reason: string },
): Promise<Answer<Refusal | null>> => {
  const path = `${operatorPaths.registrations}/${encodeURIComponent(id)}/decision`
  const answer = await callServer('POST', path, decision)
  if (answer.ok) return { ok: true, value: null }
  // A unit that is taken by now is a refusal of the rules, with its facts.
  if (answer.code === 'unit-taken')
    return { ok: true, value: { ...answer.facts, code: answer.code } as unknown as Refusal }
  return answer
}

export type OperatorMailAct = 'answerConversation' | 'takeRequest' | 'approveRequest' | 'rejectRequest'

type SentOutcome = { readonly outcome: 'accepted' } | ({ readonly outcome: 'refused' } & Refusal)

/** An operator's act in the mail of an account: null once it is done, or why it was refused. */
export const actInMail = (accountId: string, name: OperatorMailAct, args: object): Promise<Answer<Refusal | null>> =>
  actIn(`section/${accountId}.mail`, name, args)

/** An operator's act in the directory of an organisation: null once it is done, or why it was refused. */
export const actInDirectory = (
  organizationId: string,
  name: OperatorMutationName,
  args: object,
): Promise<Answer<Refusal | null>> => actIn(`directory/${organizationId}`, name, args)

/** An operator's act in the price list or in the invoices of a month. */
export const actInBilling = (
  document: 'billing' | `invoices.${string}`,
  name: BillingMutationName | InvoicesMutationName,
  args: object,
): Promise<Answer<Refusal | null>> => actIn(`operator/${document}`, name, args)

/** An operator's act on the host's own systems. */
export const actOnSystems = (name: SystemsMutationName, args: object): Promise<Answer<Refusal | null>> =>
  actIn('operator/systems', name, args)

const actIn = async (document: string, name: string, args: object): Promise<Answer<Refusal | null>> => {
  const body = { mutations: [{ id: newId<MutationId>(), name, args }] }
  const path = `/api/operator/documents/${document}/mutations`
  const answer = await callServer<{ readonly outcomes: readonly SentOutcome[] }>('POST', path, body)
  if (!answer.ok) return answer
  const [outcome] = answer.value.outcomes
  return { ok: true, value: outcome?.outcome === 'refused' ? outcome : null }
}
