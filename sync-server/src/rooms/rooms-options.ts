import type { DocumentKinds, OrganizationId } from '@kontor/domain'
import type { Clock } from '../clock/clock.ts'
import type { Identity } from '../identity/identity.ts'
import type { Log } from '../log/log.ts'
import type { MailAllowance } from '../mail/mail-allowance.ts'
import type { CreateCounts } from '../rate-limit/sliding-counts.ts'
import type { DocumentTurns } from '../store/document-turns.ts'
import type { Noticeboard } from '../store/noticeboard.ts'
import type { Store } from '../store/store.ts'

export interface RoomsOptions {
  readonly store: Store
  readonly identity: Pick<Identity, 'login' | 'findLogin'>
  readonly clock: Clock
  /** Created here unless the caller shares one. */
  readonly mails?: MailAllowance
  /** In memory unless servers count together. */
  readonly createCounts?: CreateCounts
  /** Absent: no other server has the store. */
  readonly noticeboard?: Noticeboard
  /** Likewise. */
  readonly turns?: DocumentTurns | undefined
  readonly log: Log
  /** Whether anyone in the organisation receives notices now; absent: someone may. */
  readonly isNotified?: ((organizationId: OrganizationId) => Promise<boolean>) | undefined
  /** The product's registry, unless a test passes its own. */
  readonly kinds?: DocumentKinds
}
