import { Hono } from 'hono'
import type { Log } from '../../log/log.ts'
import type { HttpEnvironment } from '../http-environment.ts'
import { scimGroups } from './groups.ts'
import type { ScimParts } from './scim-call.ts'
import { answerScimFailure, unknownResource } from './scim-failure.ts'
import { scimService } from './service.ts'
import { scimUsers } from './users.ts'

/**
 * SCIM 2.0 (RFC 7643, 7644): a company's directory keeps people and roles of one organisation up to date, by an access token
 * with the scope `scim`. Every change is a mutation of the directory under the name of the token.
 */
export const scim = (parts: ScimParts & { readonly log: Log }): Hono<HttpEnvironment> => {
  const calls = new Hono<HttpEnvironment>()
  calls.onError(answerScimFailure(parts.log))
  for (const subject of [scimUsers, scimGroups, scimService]) calls.route('/', subject(parts))
  calls.all('/scim/*', () => {
    throw unknownResource()
  })
  return calls
}
