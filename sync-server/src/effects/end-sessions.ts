import { LoginIdSchema, SessionIdSchema } from '@kontor/domain'
import * as v from 'valibot'
import type { Identity } from '../identity/identity.ts'
import type { Carrier } from './carrier.ts'

const PayloadSchema = v.object({ loginId: LoginIdSchema, sessionId: v.nullable(SessionIdSchema), before: v.number() })

/** B13: sessions that began after the administrator's request stay, however late or often this runs. */
export const endSessions = (identity: Pick<Identity, 'endSessions'>): Carrier => {
  return async ({ payload }) => {
    const { loginId, sessionId, before } = v.parse(PayloadSchema, payload)
    await identity.endSessions(loginId, { sessionId, before })
  }
}
