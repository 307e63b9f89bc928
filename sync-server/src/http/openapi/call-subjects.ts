import { accessCheckCalls } from './calls/access-checks.ts'
import { directoryCalls } from './calls/directory.ts'
import { documentCalls } from './calls/documents.ts'
import { historyCalls } from './calls/history.ts'
import { identityCallList } from './calls/identity.ts'
import { integrationCalls } from './calls/integrations.ts'
import { openIdProviderCalls } from './calls/openid.ts'
import { operatorCallList } from './calls/operator.ts'
import { linkCalls, ownCalls } from './calls/people.ts'
import { registrationCalls } from './calls/registration.ts'
import { scimCalls } from './calls/scim.ts'
import { serverCalls } from './calls/server.ts'
import type { CallSubject } from './described-call.ts'

/** Every call of the server, in the order in which it is shown: those for other programs first. */
export const callSubjects: readonly CallSubject[] = [
  accessCheckCalls,
  directoryCalls,
  historyCalls,
  scimCalls,
  openIdProviderCalls,
  serverCalls,
  documentCalls,
  integrationCalls,
  identityCallList,
  ownCalls,
  linkCalls,
  registrationCalls,
  operatorCallList,
]
