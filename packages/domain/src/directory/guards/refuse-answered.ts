import type { Invitation } from '../records.ts'
import type { DirectoryRefusal } from '../refusal.ts'

/** An invitation that was accepted or revoked stays so; one that is pending or expired can still change. */
export const refuseAnswered = ({ name, status }: Invitation): DirectoryRefusal | null =>
  status === 'pending' || status === 'expired' ? null : { code: 'invitation-not-pending', name, status }
