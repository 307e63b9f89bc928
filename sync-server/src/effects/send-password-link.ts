import { LoginIdSchema } from '@kontor/domain'
import * as v from 'valibot'
import type { Identity } from '../identity/identity.ts'
import type { Carrier } from './carrier.ts'

const PayloadSchema = v.object({ loginId: LoginIdSchema })

/** Requested by an administrator; a repeated attempt sends another link, and both work until one is used. */
export const sendPasswordLink = (identity: Pick<Identity, 'sendPasswordLink'>): Carrier => {
  return async ({ payload }) => {
    await identity.sendPasswordLink(v.parse(PayloadSchema, payload).loginId)
  }
}
