import type { Directory, LoginId, OrganizationId, RecordChange } from '@kontor/domain'
import type { DocumentName } from '@kontor/protocol'

/** Something that became durable. Told in the order of the log, before anybody hears of the outcomes (S3, S4). */
export interface Committed {
  readonly document: DocumentName
  readonly organizationId: OrganizationId
  /** The Yjs update that carries it. */
  readonly update: Uint8Array
  /** As it is now; to be read before the next await. */
  readonly directory: Directory
  readonly affected: Affected
}

/** Whose access may have changed: these logins, and when `everyone` is set, whoever reaches the organisation at all. */
export interface Affected {
  readonly everyone: boolean
  readonly logins: ReadonlySet<LoginId>
}

/** A member's record says what that member may do; the other records say it for everyone who reaches them. */
export const affectedBy = (changes: readonly RecordChange[]): Affected => {
  const logins = new Set<LoginId>()
  let everyone = false
  for (const change of changes) {
    if (change.kind === 'invitation') continue
    if (change.kind !== 'member') {
      everyone = true
      continue
    }
    if (change.before !== null) logins.add(change.before.loginId)
    if (change.after !== null) logins.add(change.after.loginId)
  }
  return { everyone, logins }
}

/** When it is not known what has changed. */
export const affectedByAnything = (directory: Directory): Affected => ({
  everyone: true,
  logins: new Set([...directory.member.values()].map(({ loginId }) => loginId)),
})
