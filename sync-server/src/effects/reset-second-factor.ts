import { LoginIdSchema } from '@kontor/domain'
import * as v from 'valibot'
import type { Identity } from '../identity/identity.ts'
import type { Carrier } from './carrier.ts'

const PayloadSchema = v.object({ loginId: LoginIdSchema })

/** Requested by an administrator; the person is sent a mail. Does nothing where no second factor is on. */
export const resetSecondFactor = (identity: Pick<Identity, 'resetSecondFactor'>): Carrier => {
  return async ({ payload }) => {
    await identity.resetSecondFactor(v.parse(PayloadSchema, payload).loginId)
  }
}
