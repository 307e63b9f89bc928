import type { Invitation } from '../records.ts'
import type { DirectoryRefusal } from '../refusal.ts'

/** An invitation that was accepted or revoked stays so; one that is pending, expired or void can still change. */
export const refuseAnswered = ({ name, status }: Invitation): DirectoryRefusal | null =>
  status === 'accepted' || status === 'revoked' ? { code: 'invitation-not-pending', name, status } : null
