import type { RegistrationRequestAnswer } from '@kontor/protocol'
import { serverLimits } from '../../limits.ts'
import type { StoredRequest } from '../../registration-requests/registration-requests.ts'

/** A request as its sender and operators read it: an approved one that was not used in time has expired. */
export const requestState = (
  { sentAt, state, decision, content }: StoredRequest,
  now: number,
): RegistrationRequestAnswer => {
  const { profile, legalEntity, accountName, unitIdentifier, owner } = content
  const isOver =
    state === 'approved' && decision !== null && decision.at + serverLimits.registrationRequestLifetimeMs <= now
  return {
    ...{ state: isOver ? 'expired' : state, sentAt, decidedAt: decision?.at ?? null, reason: decision?.reason ?? null },
    ...{ profile, legalEntity, accountName, unitIdentifier, owner },
  }
}
