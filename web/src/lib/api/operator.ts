import type { NewOperator, OperatorOffer, OperatorSelf } from '@kontor/protocol/http'
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
  organization: (organizationId: string) => `/api/operator/organizations/${encodeURIComponent(organizationId)}`,
  operators: '/api/operator/operators',
  health: '/api/operator/health',
} as const

/** The link for a further operator, which is not shown again. */
export const inviteOperator = (email: string): Promise<Answer<{ readonly url: string }>> =>
  callServer('POST', operatorPaths.operators, { email })

export const withdrawOperatorLink = (email: string): Promise<Answer<unknown>> =>
  callServer('POST', `${operatorPaths.operators}/withdraw`, { email })

export const removeOperator = (loginId: string): Promise<Answer<unknown>> =>
  callServer('DELETE', `${operatorPaths.operators}/${encodeURIComponent(loginId)}`)
