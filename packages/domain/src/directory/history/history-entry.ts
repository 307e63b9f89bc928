import type { AccountId, MemberId, RoleId } from '../../kernel/ids.ts'
import type { LoggedEntry } from '../../kernel/logged-entry.ts'
import type { DirectoryChange } from '../directory.ts'
import type { MutationName, OperatorMutationName, SystemMutationName } from '../mutations/mutations.ts'
import type { Right } from '../profiles/profile.ts'

/** The names that a log may hold: what people send, what the operator does, what the server writes, and the import of a whole organisation. */
export type LoggedName = MutationName | OperatorMutationName | SystemMutationName | 'importOrganization'

export type ChangeCounts = Readonly<Partial<Record<DirectoryChange['kind'], number>>>

/** One accepted mutation of a directory. */
export interface HistoryEntry extends LoggedEntry {
  readonly name: LoggedName
  readonly changes: readonly DirectoryChange[]
  readonly changesInAll?: ChangeCounts
}

/** Where something that a member holds comes from: the entry that gave it last. */
export interface Origin {
  readonly seq: number
  readonly at: number
  /** Name of the member who gave it; null: the server itself, or an import. */
  readonly by: string | null
}

/** Who gave a member what, and when. What the log does not tell is null or missing. */
export interface Provenance {
  readonly memberId: MemberId
  readonly joined: Origin | null
  readonly home: Origin | null
  readonly admin: Origin | null
  readonly grants: readonly { readonly accountId: AccountId; readonly origin: Origin }[]
  readonly rights: readonly { readonly right: Right; readonly origin: Origin }[]
  readonly roles: readonly { readonly roleId: RoleId; readonly origin: Origin }[]
}
