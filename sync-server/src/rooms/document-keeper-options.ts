import type { DocumentKind, OrganizationId } from '@kontor/domain'
import type { DocumentName } from '@kontor/protocol'
import type { Clock } from '../clock/clock.ts'
import type { Identity } from '../identity/identity.ts'
import type { Log } from '../log/log.ts'
import type { MailAllowance } from '../mail/mail-allowance.ts'
import type { DocumentTurns } from '../store/document-turns.ts'
import type { Store } from '../store/store.ts'
import type { Committed } from './committed.ts'
import type { DirectoryStanding } from './directory-standing.ts'
import type { LoginTries } from './login-tries.ts'
import type { RoomTurn } from './room-turn.ts'
import type { ShownIn } from './shown-in.ts'

export interface DocumentKeeperOptions {
  readonly document: DocumentName
  readonly kind: DocumentKind
  /**
   * S15: the directory that decides who may do what in this document; null when this is a directory, which decides
   * itself.
   */
  readonly directory: DirectoryStanding | null
  readonly organizationId: OrganizationId
  /** S18: the sections that show something of this document. */
  readonly shownIn: readonly ShownIn[]
  /** Looks up the facts of the operator's own documents; absent: those of an organisation are looked up. */
  readonly findFacts?: ((questions: object) => Promise<object>) | undefined
  readonly store: Store
  readonly identity: Pick<Identity, 'findLogin'>
  readonly clock: Clock
  readonly loginTries: LoginTries
  readonly mails: MailAllowance
  readonly log: Log
  /** Whether anyone in the organisation receives notices now; absent: someone may. */
  readonly isNotified?: ((organizationId: OrganizationId) => Promise<boolean>) | undefined
  /** Called when a commit is durable, before any outcome is sent (S3, S4). */
  readonly onCommitted: (committed: Committed) => void
  /** When this server writes to the document. */
  readonly ownTurn: RoomTurn
  /** Absent: no other server has the store. */
  readonly turns?: DocumentTurns | undefined
  /** Asks the other servers to write to a document by turns; absent: there are no others. */
  readonly askForTurn?: ((document: DocumentName, seq: number) => void) | undefined
}
