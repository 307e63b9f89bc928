import type { Invitation } from './records.ts'

/** B8: can it still be accepted? One whose time is over counts as expired, marked or not. */
export const isOpenInvitation = (invitation: Invitation, now: number): boolean =>
  invitation.status === 'pending' && invitation.expiresAt > now
