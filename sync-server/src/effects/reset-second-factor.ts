import { LoginIdSchema } from '@kontor/domain'
import * as v from 'valibot'
import type { Identity } from '../identity/identity.ts'
import type { Carrier } from './carrier.ts'

const PayloadSchema = v.object({ loginId: LoginIdSchema })

/** An administrator asked for it; the person is told by mail. Nothing happens where no second factor is on. */
export const resetSecondFactor = (identity: Pick<Identity, 'resetSecondFactor'>): Carrier => {
  return async ({ payload }) => {
    await identity.resetSecondFactor(v.parse(PayloadSchema, payload).loginId)
  }
}
