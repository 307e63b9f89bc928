import type { Directory, DirectoryChange, LoginId, OrganizationId } from '@kontor/domain'
import type { DocumentName } from '@kontor/protocol'

/** A durable commit. Listeners receive commits in the order of the log, before any outcome is sent (S3, S4). */
export interface Committed {
  readonly document: DocumentName
  readonly organizationId: OrganizationId
  /** The Yjs update of the commit. */
  readonly update: Uint8Array
  /** S16: null for every document but a directory, because only a directory decides who may open what. */
  readonly access: AccessChange | null
  /** Kinds of the effects that the commit requests of this server; null: unknown. */
  readonly effects: ReadonlySet<string> | null
}

/**
 * Another server wrote the commit, so that one carries out its effects. Where it ends first, the regular look finds them
 * (`effectsLookedForEveryMs`). Looking after each of its commits costs more than the commit.
 */
export const ofAnother: ReadonlySet<string> = new Set()

/** How a commit of a directory changes access. */
export interface AccessChange {
  /** The current directory; read it before the next await. */
  readonly directory: Directory
  readonly affected: Affected
}

/** Logins whose access may have changed. With `everyone`, that is every login with access to the organisation. */
export interface Affected {
  readonly everyone: boolean
  readonly logins: ReadonlySet<LoginId>
}

/** Whose access depends on a record of this kind. `own`: that of the login in the record. */
const reach: Readonly<Record<DirectoryChange['kind'], 'everyone' | 'own' | 'none'>> = {
  organization: 'everyone',
  account: 'everyone',
  unit: 'everyone',
  service: 'everyone',
  role: 'everyone',
  member: 'own',
  invitation: 'none',
  processType: 'none',
  deadline: 'none',
  token: 'none',
  webhook: 'none',
}

export const affectedBy = (changes: readonly DirectoryChange[]): Affected => {
  const logins = new Set<LoginId>()
  for (const change of changes) {
    if (change.kind !== 'member') continue
    if (change.before !== null) logins.add(change.before.loginId)
    if (change.after !== null) logins.add(change.after.loginId)
  }
  return { everyone: changes.some(({ kind }) => Object.hasOwn(reach, kind) && reach[kind] === 'everyone'), logins }
}

/** For a commit whose changes are unknown. */
export const affectedByAnything = (directory: Directory): Affected => ({
  everyone: true,
  logins: new Set([...directory.member.values()].map(({ loginId }) => loginId)),
})
